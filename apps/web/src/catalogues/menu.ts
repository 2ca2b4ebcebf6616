import { AppstoreOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const catalogueMenu: readonly MenuEntry[] = [
  {
    to: "/catalogues",
    zh: "应用服务目录",
    en: "Catalogues",
    icon: AppstoreOutlined,
    group: "rules",
    operation: "catalogues.list",
    order: 220,
  },
];

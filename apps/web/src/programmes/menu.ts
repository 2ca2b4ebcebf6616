import { BookOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const programmeMenu: readonly MenuEntry[] = [
  {
    to: "/programmes",
    zh: "方案与政策版本",
    en: "Programmes and editions",
    icon: BookOutlined,
    group: "rules",
    operation: "programmes.list",
    order: 240,
  },
];

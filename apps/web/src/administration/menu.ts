import { TeamOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const administrationMenu: readonly MenuEntry[] = [
  {
    to: "/administration",
    zh: "人员与机构",
    en: "People and offices",
    icon: TeamOutlined,
    group: "oversight",
    operation: "people.list",
    order: 320,
  },
];

import { CheckSquareOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const confirmationMenu: readonly MenuEntry[] = [
  {
    to: "/confirmations",
    zh: "待确认事项",
    en: "To confirm",
    icon: CheckSquareOutlined,
    group: "cases",
    operation: "claims.confirm",
    order: 10,
  },
];

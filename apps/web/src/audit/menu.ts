import { HistoryOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const auditMenu: readonly MenuEntry[] = [
  {
    to: "/audit",
    zh: "留痕查询",
    en: "Audit trail",
    icon: HistoryOutlined,
    group: "oversight",
    operation: "history.read",
    order: 300,
  },
];

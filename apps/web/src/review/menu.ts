import { AuditOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const reviewMenu: readonly MenuEntry[] = [
  { to: "/review", zh: "审核队列", en: "Review queue", icon: AuditOutlined, operation: "reviews.list", order: 5 },
];

import { NotificationOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const noticeMenu: readonly MenuEntry[] = [
  {
    to: "/notices",
    zh: "公示",
    en: "Public notices",
    icon: NotificationOutlined,
    group: "money",
    operation: "settlements.list",
    order: 42,
  },
];

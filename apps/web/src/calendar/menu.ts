import { CalendarOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const calendarMenu: readonly MenuEntry[] = [
  {
    to: "/calendar",
    zh: "日历",
    en: "Calendar",
    icon: CalendarOutlined,
    group: "rules",
    operation: "clock.read",
    order: 80,
  },
];

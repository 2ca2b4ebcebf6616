import { ScheduleOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const roundMenu: readonly MenuEntry[] = [
  {
    to: "/rounds",
    zh: "申领批次与结算期",
    en: "Rounds and periods",
    icon: ScheduleOutlined,
    group: "rules",
    operation: "rounds.list",
    sides: ["province", "administration"],
    order: 210,
  },
];

import { AccountBookOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const standardMenu: readonly MenuEntry[] = [
  {
    to: "/standards",
    zh: "奖补标准",
    en: "Standards",
    icon: AccountBookOutlined,
    group: "rules",
    operation: "standards.list",
    order: 230,
  },
];

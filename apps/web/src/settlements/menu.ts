import { OrderedListOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const settlementMenu: readonly MenuEntry[] = [
  {
    to: "/settlements",
    zh: "结算清单",
    en: "Settlement lists",
    icon: OrderedListOutlined,
    group: "money",
    operation: "settlements.list",
    order: 40,
  },
];

import { TransactionOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const claimMenu: readonly MenuEntry[] = [
  {
    to: "/claims",
    zh: "结算申请",
    en: "Claims",
    icon: TransactionOutlined,
    group: "cases",
    operation: "claims.list",
    order: 40,
  },
];

import { MoneyCollectOutlined, FileDoneOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const paymentMenu: readonly MenuEntry[] = [
  {
    to: "/payments",
    zh: "兑付",
    en: "Payments",
    icon: MoneyCollectOutlined,
    group: "money",
    operation: "payments.list",
    order: 46,
  },
  {
    to: "/payments/receipts",
    zh: "兑付凭据",
    en: "Payment receipts",
    icon: FileDoneOutlined,
    group: "money",
    operation: "payments.receipts",
    order: 48,
  },
];

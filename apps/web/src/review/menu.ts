import { AuditOutlined, CreditCardOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const reviewMenu: readonly MenuEntry[] = [
  {
    to: "/review",
    zh: "审核队列",
    en: "Review queue",
    icon: AuditOutlined,
    group: "cases",
    operation: "reviews.list",
    order: 5,
  },
  {
    to: "/payment-accounts",
    zh: "收款账户",
    en: "Payment accounts",
    icon: CreditCardOutlined,
    group: "money",
    operation: "paymentAccounts.queue",
    sides: ["city-finance"],
    order: 35,
  },
];

import { WalletOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const voucherMenu: readonly MenuEntry[] = [
  {
    to: "/vouchers",
    zh: "我的服务券",
    en: "My vouchers",
    icon: WalletOutlined,
    group: "records",
    operation: "vouchers.wallet",
    sides: ["enterprise"],
    order: 25,
  },
  {
    to: "/vouchers",
    zh: "服务券",
    en: "Vouchers",
    icon: WalletOutlined,
    group: "records",
    operation: "vouchers.list",
    sides: ["supplier", "city", "city-finance", "province", "administration"],
    order: 45,
  },
];

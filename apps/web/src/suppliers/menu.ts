import { ShopOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const supplierMenu: readonly MenuEntry[] = [
  {
    to: "/supplier",
    zh: "本单位",
    en: "Our organisation",
    icon: ShopOutlined,
    group: "records",
    operation: "suppliers.submit",
    order: 80,
  },
];

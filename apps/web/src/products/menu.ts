import { AppstoreOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const productMenu: readonly MenuEntry[] = [
  {
    to: "/products",
    zh: "本单位产品",
    en: "Products",
    icon: AppstoreOutlined,
    group: "records",
    operation: "products.listOwn",
    order: 60,
  },
];

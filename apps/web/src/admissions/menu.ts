import { ShopOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const admissionMenu: readonly MenuEntry[] = [
  {
    to: "/admissions",
    zh: "供应商准入",
    en: "Admission of suppliers",
    icon: ShopOutlined,
    group: "cases",
    operation: "suppliers.list",
    order: 8,
  },
];

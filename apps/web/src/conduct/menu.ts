import { SafetyCertificateOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const conductMenu: readonly MenuEntry[] = [
  {
    to: "/conduct",
    zh: "信用档案",
    en: "Conduct record",
    icon: SafetyCertificateOutlined,
    group: "records",
    operation: "conduct.list",
    order: 260,
  },
];

import { BankOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const enterpriseMenu: readonly MenuEntry[] = [
  {
    to: "/enterprises/own",
    zh: "本企业",
    en: "Our enterprise",
    icon: BankOutlined,
    group: "records",
    operation: "enterprises.read",
    sides: ["enterprise"],
    order: 60,
  },
  {
    to: "/enterprises",
    zh: "企业",
    en: "Enterprises",
    icon: BankOutlined,
    group: "records",
    operation: "enterprises.list",
    order: 60,
  },
];

import { FileProtectOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const contractMenu: readonly MenuEntry[] = [
  {
    to: "/contracts",
    zh: "合同",
    en: "Contracts",
    icon: FileProtectOutlined,
    group: "records",
    operation: "contracts.list",
    order: 50,
  },
];

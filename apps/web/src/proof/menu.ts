import { CalculatorOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const proofMenu: readonly MenuEntry[] = [
  {
    to: "/proof",
    zh: "账实验算",
    en: "Proof of the figures",
    icon: CalculatorOutlined,
    group: "oversight",
    operation: "proof.read",
    order: 310,
  },
];

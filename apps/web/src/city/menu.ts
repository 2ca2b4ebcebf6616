import { BarChartOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const cityMenu: readonly MenuEntry[] = [
  {
    to: "/city",
    zh: "本市执行情况",
    en: "Figures of the city",
    icon: BarChartOutlined,
    group: "rules",
    operation: "cityFigures.read",
    sides: ["city", "city-finance"],
    order: 70,
  },
];

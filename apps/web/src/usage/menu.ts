import { LineChartOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const usageMenu: readonly MenuEntry[] = [
  {
    to: "/usage",
    zh: "行为数据报送",
    en: "Usage data",
    icon: LineChartOutlined,
    group: "records",
    operation: "usage.deliverFile",
    order: 50,
  },
];

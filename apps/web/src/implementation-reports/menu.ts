import { ProfileOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const implementationReportMenu: readonly MenuEntry[] = [
  {
    to: "/implementation-reports",
    zh: "实施情况表",
    en: "Implementation reports",
    icon: ProfileOutlined,
    group: "records",
    operation: "implementationReports.list",
    order: 55,
  },
];

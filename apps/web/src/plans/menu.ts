import { FundOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const planMenu: readonly MenuEntry[] = [
  {
    to: "/plans",
    zh: "年度计划与执行",
    en: "Plans and progress",
    icon: FundOutlined,
    group: "rules",
    operation: "plans.list",
    order: 200,
  },
];

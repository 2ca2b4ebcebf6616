import { ExclamationCircleOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const objectionMenu: readonly MenuEntry[] = [
  {
    to: "/objections",
    zh: "异议",
    en: "Objections",
    icon: ExclamationCircleOutlined,
    group: "cases",
    operation: "objections.list",
    order: 44,
  },
];

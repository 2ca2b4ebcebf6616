import { SettingOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const clockMenu: readonly MenuEntry[] = [
  {
    to: "/system",
    zh: "系统维护",
    en: "System",
    icon: SettingOutlined,
    group: "oversight",
    operation: "backup.take",
    order: 330,
  },
];

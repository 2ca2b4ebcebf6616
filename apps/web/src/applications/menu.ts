import { FileAddOutlined, FileTextOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const applicationMenu: readonly MenuEntry[] = [
  {
    to: "/applications/new",
    zh: "申请服务券",
    en: "Apply for a voucher",
    icon: FileAddOutlined,
    group: "cases",
    operation: "applications.create",
    order: 10,
  },
  {
    to: "/applications",
    zh: "服务券申请",
    en: "Applications",
    icon: FileTextOutlined,
    group: "cases",
    operation: "applications.list",
    order: 20,
  },
];

import { CommentOutlined, PhoneOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const inquiryMenu: readonly MenuEntry[] = [
  {
    to: "/inquiries",
    zh: "咨询投诉",
    en: "Questions and complaints",
    icon: CommentOutlined,
    group: "cases",
    operation: "inquiries.list",
    order: 46,
  },
  {
    to: "/office-contact",
    zh: "本单位联系方式",
    en: "How we are reached",
    icon: PhoneOutlined,
    group: "oversight",
    operation: "offices.setContact",
    order: 96,
  },
];

import { SmileOutlined } from "@ant-design/icons";
import type { MenuEntry } from "../menu.ts";

export const ratingMenu: readonly MenuEntry[] = [
  {
    to: "/ratings",
    zh: "服务评价",
    en: "Ratings",
    icon: SmileOutlined,
    group: "records",
    operation: "ratings.summary",
    order: 92,
  },
];

import type { ComponentType } from "react";
import type { Permission } from "@yunquan/core/permissions.ts";
import type { Side } from "@yunquan/core/roles.ts";

/** What belongs together in the menu, in this order: the work of the day before what is seldom needed. */
export const menuGroups = {
  cases: { zh: "办理", en: "Cases" },
  money: { zh: "清单与兑付", en: "Lists and payment" },
  records: { zh: "档案", en: "Records" },
  rules: { zh: "计划与规则", en: "Plans and rules" },
  oversight: { zh: "监督与管理", en: "Oversight" },
} as const;

export type MenuGroup = keyof typeof menuGroups;

/** One line of the menu. It is shown to whoever may call the operation that its page begins with. */
export interface MenuEntry {
  readonly to: string;
  readonly zh: string;
  readonly en: string;
  readonly icon: ComponentType;
  readonly group: MenuGroup;
  readonly operation: Permission;
  /** Where the line is for some sides only, though others may read the same. */
  readonly sides?: readonly Side[];
  /** Smaller comes first in its group. */
  readonly order: number;
}

import type { ComponentType } from "react";
import type { Permission } from "@yunquan/core/permissions.ts";
import type { Side } from "@yunquan/core/roles.ts";

/** One line of the menu. It is shown to whoever may call the operation that its page begins with. */
export interface MenuEntry {
  readonly to: string;
  readonly zh: string;
  readonly en: string;
  readonly icon: ComponentType;
  readonly operation: Permission;
  /** Where the line is for some sides only, though others may read the same. */
  readonly sides?: readonly Side[];
  /** Smaller comes first: the work of the day before what is seldom needed. */
  readonly order: number;
}

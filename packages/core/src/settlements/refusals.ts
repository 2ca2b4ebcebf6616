import type { RefusalEntry } from "../refusal-entry.ts";

export const settlementRefusals = {} as const satisfies Record<string, RefusalEntry>;

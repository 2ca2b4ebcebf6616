import type { RefusalEntry } from "../refusal-entry.ts";

export const applicationRefusals = {} as const satisfies Record<string, RefusalEntry>;

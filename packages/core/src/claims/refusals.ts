import type { RefusalEntry } from "../refusal-entry.ts";

export const claimRefusals = {} as const satisfies Record<string, RefusalEntry>;

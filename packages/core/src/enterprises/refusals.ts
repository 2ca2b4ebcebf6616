import type { RefusalEntry } from "../refusal-entry.ts";

export const enterpriseRefusals = {} as const satisfies Record<string, RefusalEntry>;

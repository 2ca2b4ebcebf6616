import type { RefusalEntry } from "../refusal-entry.ts";

export const programmeRefusals = {} as const satisfies Record<string, RefusalEntry>;

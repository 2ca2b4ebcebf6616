import type { Platform } from "../src/platform/platform.ts";

/** The cases of the demonstration. */
export async function seedDemo(_platform: Platform): Promise<void> {}

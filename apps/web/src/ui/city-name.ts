import { cityOf } from "@yunquan/core/divisions.ts";
import type { Language } from "../speech.ts";

/** A city by its code, in the chosen language. */
export function cityName(code: string, language: Language): string {
  return cityOf(code)?.[language] ?? code;
}

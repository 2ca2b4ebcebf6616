import { pinyin } from "pinyin-pro";

/** What a Chinese name is also found by: its pinyin without tones, run together, and its initials. */
export function pinyinKey(text: string): string {
  const syllables = pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive" });
  const initials = pinyin(text, { pattern: "first", toneType: "none", type: "array", nonZh: "removed" });
  return `${syllables.join("")} ${initials.join("")}`.toLowerCase();
}

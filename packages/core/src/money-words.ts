import { fenToYuanText } from "./decimal.ts";
import { fen, type Fen } from "./money.ts";

const DIGITS = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"] as const;
const PLACES = ["", "拾", "佰", "仟"] as const;

/**
 * An amount in Chinese capital words as bills and vouchers carry it, without the prefix 人民币: 1,000,500 fen → 壹万零伍元整.
 * Unit: fen. Never refuses; every amount the platform handles (up to 9,999,999,999,999.99 yuan) has words.
 *
 * The choices where the banks' rules for bills leave two spellings: 零 is written once where digits stand on both sides of
 * noughts, not where the lower group is full (107,000 → 壹拾万柒仟元整); an amount that ends in jiao ends with 整;
 * one that ends in fen has no 整; nothing is 零元整.
 *
 * @clause 3.2
 */
export function fenToChineseWords(amount: Fen): string {
  if (amount === 0) return "零元整";
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cents = amount % 10;
  const whole = yuan > 0 ? `${integerWords(yuan)}元` : "";
  if (jiao === 0 && cents === 0) return `${whole}整`;
  if (cents === 0) return `${whole}${DIGITS[jiao]}角整`;
  if (jiao === 0) return `${whole}${yuan > 0 ? "零" : ""}${DIGITS[cents]}分`;
  return `${whole}${DIGITS[jiao]}角${DIGITS[cents]}分`;
}

/** The words of a positive whole number: 亿 counts ten thousands of ten thousands, and may itself be counted in 万 (万亿). */
function integerWords(value: number): string {
  const hundredMillions = Math.floor(value / 100_000_000);
  const below = value % 100_000_000;
  if (hundredMillions === 0) return belowHundredMillion(below);
  return `${belowHundredMillion(hundredMillions)}亿${joined(below, 10_000_000)}`;
}

function belowHundredMillion(value: number): string {
  const tenThousands = Math.floor(value / 10_000);
  const below = value % 10_000;
  if (tenThousands === 0) return groupWords(below);
  return `${groupWords(tenThousands)}万${joined(below, 1_000)}`;
}

/** What follows a larger unit: nothing if it is nought, and 零 first if its highest place is empty. */
function joined(value: number, highestPlace: number): string {
  if (value === 0) return "";
  return `${value < highestPlace ? "零" : ""}${belowHundredMillion(value)}`;
}

/** One to four digits; noughts between digits are one 零, noughts at the end are none. */
function groupWords(value: number): string {
  let words = "";
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== "";
      continue;
    }
    words += `${gap ? "零" : ""}${DIGITS[digit]}${PLACES[place]}`;
    gap = false;
  }
  return words;
}

const TEN_THOUSAND_YUAN = 1_000_000;
const HUNDRED_MILLION_YUAN = 10_000_000_000;

/**
 * An amount for overviews, in both languages: 4 亿元 where that is exact, else 123.45 万元, and below ten thousand yuan to
 * the fen (`99.5 元`); in English the yuan as they are (`¥1,234,567`). Unit: fen. What does not fit is cut and never
 * rounded up: an overview must not promise more than there is.
 */
export function amountInShort(amount: Fen): { readonly zh: string; readonly en: string } {
  return { zh: shortZh(amount), en: `¥${withoutZeros(fenToYuanText(amount))}` };
}

/**
 * An amount that a rule fixes, in both languages: in 亿元 or 万元 where two decimals say it exactly, else in yuan
 * (`3,000,001 元`). Unit: fen. Never cut: two rules that differ never read the same.
 */
export function amountInFull(amount: Fen): { readonly zh: string; readonly en: string } {
  const short = amountInShort(amount);
  const cut = amount >= TEN_THOUSAND_YUAN && amount % (TEN_THOUSAND_YUAN / 100) !== 0;
  return cut ? { zh: `${withoutZeros(fenToYuanText(amount))} 元`, en: short.en } : short;
}

function shortZh(amount: Fen): string {
  if (amount >= HUNDRED_MILLION_YUAN && amount % (HUNDRED_MILLION_YUAN / 100) === 0)
    return `${withoutZeros(fenToYuanText(fen(amount / 100_000_000)))} 亿元`;
  if (amount < TEN_THOUSAND_YUAN) return `${withoutZeros(fenToYuanText(amount))} 元`;
  return `${withoutZeros(fenToYuanText(fen(Math.floor(amount / 10_000))))} 万元`;
}

/** 1,234.00 → 1,234; 1.50 → 1.5 */
function withoutZeros(twoDecimals: string): string {
  return twoDecimals.replace(/\.00$|0$/, "");
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { amountInFull, amountInShort, fenToChineseWords } from "./money-words.ts";
import { fen, FEN_MAX } from "./money.ts";

test.each([
  [0, "零元整"],
  [1, "壹分"],
  [10, "壹角整"],
  [12, "壹角贰分"],
  [100, "壹元整"],
  [101, "壹元零壹分"],
  [110, "壹元壹角整"],
  [111, "壹元壹角壹分"],
  [1_000, "壹拾元整"],
  [1_100, "壹拾壹元整"],
  [10_000, "壹佰元整"],
  [10_100, "壹佰零壹元整"],
  [11_000, "壹佰壹拾元整"],
  [100_000, "壹仟元整"],
  [100_100, "壹仟零壹元整"],
  [101_000, "壹仟零壹拾元整"],
  [140_950, "壹仟肆佰零玖元伍角整"],
  [600_714, "陆仟零柒元壹角肆分"],
  [168_032, "壹仟陆佰捌拾元叁角贰分"],
  [1_000_000, "壹万元整"],
  [1_000_500, "壹万零伍元整"],
  [1_640_902, "壹万陆仟肆佰零玖元零贰分"],
  [1_050_000, "壹万零伍佰元整"],
  [1_500_000, "壹万伍仟元整"],
  [10_000_000, "壹拾万元整"],
  [10_700_053, "壹拾万柒仟元伍角叁分"],
  [10_000_100, "壹拾万零壹元整"],
  [1_001_000_000, "壹仟零壹万元整"],
  [1_000_100_000, "壹仟万壹仟元整"],
  [1_000_000_100, "壹仟万零壹元整"],
  [10_000_000_000, "壹亿元整"],
  [10_000_000_100, "壹亿零壹元整"],
  [10_001_000_000, "壹亿零壹万元整"],
  [10_100_000_000, "壹亿零壹佰万元整"],
  [11_000_000_000, "壹亿壹仟万元整"],
  [10_000_100_000, "壹亿零壹仟元整"],
  [1_000_000_000_000, "壹佰亿元整"],
  [100_000_000_000_000, "壹万亿元整"],
  [100_000_000_000_100, "壹万亿零壹元整"],
  [100_010_000_000_000, "壹万零壹亿元整"],
])("3.2 %i fen in Chinese capital words are %s", (amount, words) => {
  expect(fenToChineseWords(fen(amount))).toBe(words);
});

test("the largest amount has words", () => {
  expect(fenToChineseWords(FEN_MAX)).toBe("玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分");
});

const amounts = fc.integer({ min: 0, max: FEN_MAX }).map(fen);

test("no two amounts share their words: the words read back as the amount", () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      expect(readBack(fenToChineseWords(amount))).toBe(amount);
    }),
    { numRuns: 2_000 },
  );
});

test("noughts never pile up and never stand before a unit", () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      const words = fenToChineseWords(amount);
      expect(words).not.toMatch(/零零/);
      if (amount > 0) expect(words).not.toMatch(/零[拾佰仟万亿元角分整]/);
    }),
    { numRuns: 2_000 },
  );
});

/** An independent reader: adds digit × place, and closes a group at 万, 亿 and 元. */
function readBack(words: string): number {
  let total = 0;
  let group = 0;
  let digit = 0;
  let fenPart = 0;
  for (const sign of words) {
    const value = "零壹贰叁肆伍陆柒捌玖".indexOf(sign);
    if (value >= 0) {
      digit = value;
      continue;
    }
    const place = { 拾: 10, 佰: 100, 仟: 1_000 }[sign];
    if (place !== undefined) group += digit * place;
    else if (sign === "万") [total, group] = [total + (group + digit) * 10_000, 0];
    else if (sign === "亿") [total, group] = [(total + group + digit) * 100_000_000, 0];
    else if (sign === "元") [total, group] = [total + group + digit, 0];
    else if (sign === "角") fenPart += digit * 10;
    else if (sign === "分") fenPart += digit;
    digit = 0;
  }
  return total * 100 + fenPart;
}

test.each([
  [0, "0 元", "¥0"],
  [9_950, "99.5 元", "¥99.5"],
  [999_999, "9,999.99 元", "¥9,999.99"],
  [1_000_000, "1 万元", "¥10,000"],
  [123_459_999, "123.45 万元", "¥1,234,599.99"],
  [40_000_000_000, "4 亿元", "¥400,000,000"],
  [40_000_000_100, "40,000 万元", "¥400,000,001"],
  [12_300_000_000, "1.23 亿元", "¥123,000,000"],
])("%i fen in short is %s: cut, never rounded up", (amount, zh, en) => {
  expect(amountInShort(fen(amount))).toEqual({ zh, en });
});

test.each([
  [9_950, "99.5 元"],
  [300_000_000, "300 万元"],
  [300_010_000, "300.01 万元"],
  [300_000_100, "3,000,001 元"],
  [300_009_999, "3,000,099.99 元"],
  [40_000_000_000, "4 亿元"],
  [40_000_000_100, "400,000,001 元"],
])("%i fen of a rule is %s: never cut", (amount, zh) => {
  expect(amountInFull(fen(amount)).zh).toBe(zh);
});

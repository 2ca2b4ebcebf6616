import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskBankAccount, maskOrganisation, maskPerson, maskPhone } from "./names.ts";

describe("masked organisations", () => {
  test.each([
    ["广东星河智能科技有限公司", "广东**科技有限公司"],
    ["广东省星河科技有限公司", "广东省**科技有限公司"],
    ["广州星河电子有限公司", "广州**电子有限公司"],
    ["广州市星河电子有限公司", "广州市**电子有限公司"],
    ["佛山市顺德区星河家具厂", "佛山市顺德区**家具厂"],
    ["广东省佛山市顺德区星河五金加工厂", "广东省佛山市顺德区**五金加工厂"],
    ["深圳星河新材料股份有限公司", "深圳**新材料股份有限公司"],
    ["星河技术有限公司", "**技术有限公司"],
    ["星河有限公司", "**有限公司"],
    ["广东星河有限公司", "广东**有限公司"],
    ["广东星河集团有限公司", "广东**集团有限公司"],
    ["星河（广东）科技有限公司", "**科技有限公司"],
    ["杭州星河科技有限公司", "**科技有限公司"],
    ["湖南星河机械有限公司", "湖南**机械有限公司"],
    ["广西壮族自治区星河糖业有限公司", "广西壮族自治区**有限公司"],
    ["广东星河科技有限公司广州分公司", "广东**分公司"],
    ["广东科技有限公司", "广东**有限公司"],
    ["深圳中山科技有限公司", "深圳**科技有限公司"],
    ["广东有限公司", "**有限公司"],
    ["科技有限公司", "**有限公司"],
    ["中山大学", "**大学"],
    ["有限公司", "**公司"],
    ["  广东星河科技有限公司 ", "广东**科技有限公司"],
    ["星河工坊", "星**"],
    ["星河", "**"],
    ["星", "**"],
    ["", "**"],
    ["Acme Cloud Ltd", "A**"],
    ["\u{20BB7}野家", "\u{20BB7}**"],
  ])("%j is shown as %s", (name, shown) => {
    expect(maskOrganisation(name)).toBe(shown);
  });

  // Characters that occur in no place, line of business or form, so that any of them in the result is a leak.
  const tradeName = fc
    .array(fc.constantFrom(..."甲乙丙丁戊己庚辛壬癸鑫淼磊犇"), { minLength: 1, maxLength: 8 })
    .map((list) => list.join(""));

  test("the trade name is never shown, and its length cannot be told", () => {
    const name = fc.record({
      place: fc.constantFrom("", "广东", "广东省", "深圳市", "广东省佛山市顺德区", "湖南"),
      trade: fc.constantFrom("", "科技", "智能科技", "新材料", "自动化"),
      form: fc.constantFrom("有限公司", "股份有限公司", "厂", "经营部"),
    });
    fc.assert(
      fc.property(name, tradeName, tradeName, ({ place, trade, form }, first, second) => {
        const shown = maskOrganisation(place + first + trade + form);
        expect(shown).toBe(maskOrganisation(place + second + trade + form));
        expect(shown).not.toMatch(/[甲乙丙丁戊己庚辛壬癸鑫淼磊犇]/);
        expect(shown.startsWith(`${place}**`)).toBe(true);
        expect(shown.endsWith(form)).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(place.length + 2 + 3 + form.length);
      }),
    );
  });

  test("of a name in no known form at most one character is shown", () => {
    const unknown = fc
      .string({ unit: "binary", maxLength: 20 })
      .filter((text) => !/[司社部厂室院所团心会学店行业]\s*$/.test(text));
    fc.assert(
      fc.property(unknown, (name) => {
        expect(Array.from(maskOrganisation(name)).length).toBeLessThanOrEqual(3);
        expect(maskOrganisation(name).endsWith("**")).toBe(true);
      }),
    );
  });

  test("something is always hidden: no name is shown whole", () => {
    const word = fc.constantFrom("广东", "广州市", "天河区", "科技", "有限公司", "厂", "集团", "星", "河");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const name = words.join("");
        const shown = maskOrganisation(name);
        expect(shown).toContain("**");
        const [before = "", after = ""] = shown.split("**");
        expect(name.startsWith(before) && name.endsWith(after)).toBe(true);
        expect(before.length + after.length).toBeLessThan(name.length);
      }),
    );
  });
});

describe("masked persons, accounts and telephones", () => {
  test.each([
    ["张三", "张**"],
    ["王小明", "王**"],
    ["欧阳娜娜", "欧**"],
    ["王", "**"],
    ["", "**"],
    ["Smith", "S**"],
    [" 李四 ", "李**"],
  ])("the person %j is shown as %s", (name, shown) => {
    expect(maskPerson(name)).toBe(shown);
  });

  test.each([
    ["6222021234567894321", "**** 4321"],
    ["6222 0212 3456 7894 321", "**** 4321"],
    ["44001234567890", "**** 7890"],
    ["123456789012", "**** 9012"],
    ["12345678901", "****"],
    ["", "****"],
  ])("the bank account %j is shown as %s", (account, shown) => {
    expect(maskBankAccount(account)).toBe(shown);
  });

  test.each([
    ["13812345678", "138******78"],
    ["138 1234 5678", "138******78"],
    ["+8613812345678", "138******78"],
    ["86-138-1234-5678", "138******78"],
    ["020-83133000", "020-****"],
    ["0755-2345678", "0755-****"],
    ["83133000", "****"],
    ["400-800-8888", "****"],
    ["", "****"],
    ["12345678901", "****"],
  ])("the telephone %j is shown as %s", (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });

  test("never more than one character of a person, four digits of an account, five of a telephone", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 24 });
    const mobile = fc
      .tuple(fc.integer({ min: 130, max: 199 }), fc.nat({ max: 99_999_999 }))
      .map(([head, tail]) => `${head}${String(tail).padStart(8, "0")}`);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), fc.oneof(digits, mobile), (name, number) => {
        expect(Array.from(maskPerson(name)).filter((character) => character !== "*").length).toBeLessThanOrEqual(1);
        expect(maskBankAccount(number).replaceAll(/[^0-9]/g, "").length).toBeLessThanOrEqual(4);
        expect(maskPhone(number).replaceAll(/[^0-9]/g, "").length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

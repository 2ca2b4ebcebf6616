import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  areas,
  checkDivision,
  cities,
  cityOf,
  districts,
  districtsOf,
  isCityCode,
  isInProvince,
  placeNameEn,
  placeNameZh,
  provinceNames,
} from "./divisions.ts";

describe("divisions (GB/T 2260)", () => {
  test("the province has 21 cities, in the order of their codes, with names and sort keys of their own", () => {
    expect(cities.map(({ code }) => code).join(" ")).toBe(
      "440100 440200 440300 440400 440500 440600 440700 440800 440900 441200 441300 441400 441500 441600 441700 441800 " +
        "441900 442000 445100 445200 445300",
    );
    expect(new Set(cities.map(({ zh }) => zh)).size).toBe(21);
    expect(new Set(cities.map(({ pinyin }) => pinyin)).size).toBe(21);
    for (const city of cities) expect(city.pinyin).toBe(city.en.toLowerCase());
  });

  test("nine cities are of the delta, four of the east, three of the west, five of the north", () => {
    const inArea = (area: string) => cities.filter((city) => city.area === area).map(({ zh }) => zh.charAt(0));
    expect(inArea("delta").join("")).toBe("广深珠佛江肇惠东中");
    expect(inArea("west").join("")).toBe("湛茂阳");
    expect(inArea("north").join("")).toBe("韶梅河清云");
    expect(cities.filter((city) => city.area === "east").map(({ zh }) => zh)).toEqual([
      "汕头市",
      "汕尾市",
      "潮州市",
      "揭阳市",
    ]);
    expect(Object.keys(areas)).toEqual(["delta", "east", "west", "north"]);
  });

  test("122 districts: 65 districts, 20 county-level cities, 34 counties, 3 autonomous counties", () => {
    const named = (end: RegExp) => districts.filter(({ zh }) => end.test(zh)).length;
    expect([named(/区$/), named(/市$/), named(/自治县$/), named(/(?<!自治)县$/)]).toEqual([65, 20, 3, 34]);
    expect(districts).toHaveLength(122);
    const codes = districts.map(({ code }) => code);
    expect(new Set(codes).size).toBe(122);
    expect(codes).toEqual([...codes].sort());
  });

  test.each([
    ["440100", 11],
    ["440200", 10],
    ["440300", 9],
    ["440400", 3],
    ["440500", 7],
    ["440600", 5],
    ["440700", 7],
    ["440800", 9],
    ["440900", 5],
    ["441200", 8],
    ["441300", 5],
    ["441400", 8],
    ["441500", 4],
    ["441600", 6],
    ["441700", 4],
    ["441800", 8],
    ["441900", 0],
    ["442000", 0],
    ["445100", 3],
    ["445200", 5],
    ["445300", 5],
  ] as const)("city %s has %i districts", (code, count) => {
    expect(districtsOf(code)).toHaveLength(count);
    expect(new Set(districtsOf(code).map(({ zh }) => zh)).size).toBe(count);
  });

  test.each([
    ["440106", "440100"],
    ["440100", "440100"],
    ["440309", "440300"],
    ["440606", "440600"],
    ["441900", "441900"],
    ["442000", "442000"],
    ["445381", "445300"],
    ["440000", undefined],
    ["440101", undefined],
    ["441000", undefined],
    ["441901", undefined],
    ["110101", undefined],
    ["４４０１００", undefined],
    ["", undefined],
  ])("the city of %j is %s", (code, city) => {
    expect(cityOf(code)?.code).toBe(city);
  });

  test.each([
    ["440106", "city", true],
    ["440100", "city", true],
    ["440106", "district", true],
    ["441900", "district", true],
    ["442000", "district", true],
  ] as const)("4.1.1 %s is a place of the province at the depth of a %s", (code, depth, ok) => {
    expect(checkDivision(code, depth).ok).toBe(ok);
  });

  test.each([
    ["430100", "outside-province", "43"],
    ["110105", "outside-province", "11"],
    ["810000", "outside-province", "81"],
    ["990000", "unknown", null],
    ["000000", "unknown", null],
    ["440101", "unknown", null],
    ["441100", "unknown", null],
    ["440000", "city-missing", null],
    ["44010", "format", null],
    ["4401000", "format", null],
    ["440100 ", "format", null],
    ["44010a", "format", null],
    ["４４０１００", "format", null],
    ["广州市", "format", null],
  ] as const)("4.1.1 %j is refused: %s (%s)", (code, fault, province) => {
    expect(checkDivision(code)).toEqual({ ok: false, fault, province });
  });

  test("4.1.1 a city that has districts is refused as a whole where a district is wanted", () => {
    const refused = cities.filter(({ code }) => !checkDivision(code, "district").ok).map(({ code }) => code);
    expect(refused).toEqual(cities.map(({ code }) => code).filter((code) => code !== "441900" && code !== "442000"));
    expect(checkDivision("440100", "district")).toEqual({ ok: false, fault: "district-missing", province: null });
  });

  test("every 6-digit code is a place of the province or has one fault, and cityOf agrees", () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat({ max: 999_999 }), fc.integer({ min: 440_000, max: 449_999 })), (value) => {
        const code = String(value).padStart(6, "0");
        const place = checkDivision(code);
        expect(place.ok).toBe(cityOf(code) !== undefined);
        expect(isInProvince(code)).toBe(value >= 440_000 && value <= 449_999);
        if (place.ok) {
          expect(isInProvince(code)).toBe(true);
          expect(place.city.code.slice(0, 4)).toBe(code.slice(0, 4));
          expect(place.district === null).toBe(isCityCode(code));
        } else {
          expect(place.province !== null).toBe(place.fault === "outside-province");
        }
      }),
    );
  });

  test("place names are worded in both languages", () => {
    expect(placeNameZh("440106")).toBe("广东省广州市天河区");
    expect(placeNameEn("440106")).toBe("Tianhe District, Guangzhou");
    expect(placeNameZh("441900")).toBe("广东省东莞市");
    expect(placeNameEn("441825")).toBe("Lianshan Zhuang and Yao Autonomous County, Qingyuan");
    expect(placeNameZh("440000")).toBe("广东省");
    expect(placeNameEn("440000")).toBe("Guangdong");
    expect(placeNameZh("440101")).toBeNull();
    expect(placeNameEn("430100")).toBeNull();
  });

  test("34 provinces are known by name, so that a refused place can be named", () => {
    expect(Object.keys(provinceNames)).toHaveLength(34);
    expect(provinceNames["43"].zh).toBe("湖南省");
  });
});

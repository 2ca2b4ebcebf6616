/** What prices are usually for, as suppliers write it and as English says it behind an amount. */
const unitsEn: Readonly<Record<string, string>> = {
  元: "",
  "元/年": "a year",
  "元/季": "a quarter",
  "元/季度": "a quarter",
  "元/月": "a month",
  "元/天": "a day",
  "元/次": "each time",
  "元/套": "a set",
  "元/套·年": "a set and year",
  "元/台": "a machine",
  "元/台·年": "a machine and year",
  "元/台·月": "a machine and month",
  "元/个": "each",
  "元/项": "an item",
  "元/项目": "a project",
  "元/人": "a person",
  "元/人·年": "a person and year",
  "元/人·月": "a person and month",
  "元/人·天": "a person and day",
  "元/用户": "a user",
  "元/用户·年": "a user and year",
  "元/用户·月": "a user and month",
  "元/点·年": "a point and year",
};

/**
 * What English says behind `¥38,000.00` for a unit as the supplier wrote it (`元/年`: `a year`); undefined for a unit that
 * is not usual, which is shown as it was written.
 */
export function priceUnitEn(unit: string): string | undefined {
  const plain = unit
    .replaceAll(/\s/g, "")
    .replaceAll(/[／]/g, "/")
    .replaceAll(/[.・•]/g, "·");
  return Object.hasOwn(unitsEn, plain) ? unitsEn[plain] : undefined;
}

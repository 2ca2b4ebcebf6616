import type { Fen } from "../money.ts";
import type { FieldFault } from "../refusal.ts";
import type { StandardAmount, StandardThreshold, StandardTier } from "./amounts.ts";

export interface StandardContent {
  readonly tiers: readonly StandardTier[];
  readonly amounts: readonly StandardAmount[];
  readonly thresholds: readonly StandardThreshold[];
}

/** What a standard is held against: the services of its catalogue, and the revenue from which enterprises may apply at all. */
export interface StandardFrame {
  readonly serviceCodes: readonly string[];
  readonly revenueFloorFen: Fen;
}

/**
 * Every fault of a standard at once: tiers without gap or overlap from the revenue floor upwards, one amount for every
 * service and tier and none for an unknown one, one threshold for every service that fits its own window.
 * @clause 4.4.2
 */
export function standardFaults(content: StandardContent, frame: StandardFrame): FieldFault[] {
  return [
    ...tierFaults(content.tiers, frame.revenueFloorFen),
    ...amountFaults(content, frame),
    ...thresholdFaults(content.thresholds, frame.serviceCodes),
  ];
}

function tierFaults(tiers: readonly StandardTier[], revenueFloorFen: Fen): FieldFault[] {
  const faults = repeatedFaults(
    tiers.map((tier) => tier.tier),
    (index) => `tiers.${index}.tier`,
  );
  const sorted = [...tiers.entries()].toSorted(([, a], [, b]) => a.revenueFromFen - b.revenueFromFen);
  for (const [place, [index, tier]] of sorted.entries()) {
    const next = sorted[place + 1]?.[1];
    const path = `tiers.${index}`;
    if (place === 0) {
      if (tier.revenueFromFen > revenueFloorFen)
        faults.push({
          path: `${path}.revenueFromFen`,
          code: "gap",
          zh: "最低一档须覆盖方案的营业收入门槛",
          en: "the lowest tier must begin at or below the programme's revenue floor",
        });
      if (tier.staffFrom !== null)
        faults.push({
          path: `${path}.staffFrom`,
          code: "lowest",
          zh: "最低一档不得设人员下限，否则有企业无档可依",
          en: "the lowest tier asks for no staff, or some enterprises have no tier",
        });
    }
    if (next === undefined) {
      if (tier.revenueBelowFen !== null)
        faults.push({
          path: `${path}.revenueBelowFen`,
          code: "gap",
          zh: "最高一档不设上限",
          en: "the highest tier has no upper end",
        });
    } else if (tier.revenueBelowFen === null || tier.revenueBelowFen > next.revenueFromFen) {
      faults.push({
        path: `${path}.revenueBelowFen`,
        code: "overlap",
        zh: `与档次 ${next.tier} 重叠`,
        en: `overlaps tier ${next.tier}`,
      });
    } else if (tier.revenueBelowFen < next.revenueFromFen) {
      faults.push({
        path: `${path}.revenueBelowFen`,
        code: "gap",
        zh: `与档次 ${next.tier} 之间有空档`,
        en: `leaves a gap before tier ${next.tier}`,
      });
    }
  }
  return faults;
}

function amountFaults({ tiers, amounts }: StandardContent, { serviceCodes }: StandardFrame): FieldFault[] {
  const faults = repeatedFaults(
    amounts.map((amount) => `${amount.serviceCode} / ${amount.tier}`),
    (index) => `amounts.${index}`,
  );
  const known = new Set(serviceCodes);
  for (const [index, amount] of amounts.entries()) {
    if (!known.has(amount.serviceCode)) faults.push(unknownService(`amounts.${index}.serviceCode`));
    if (!tiers.some((tier) => tier.tier === amount.tier))
      faults.push({ path: `amounts.${index}.tier`, code: "unknown", zh: "没有这一档次", en: "there is no such tier" });
  }
  const given = new Set(amounts.map((amount) => `${amount.serviceCode} / ${amount.tier}`));
  for (const code of serviceCodes) {
    for (const { tier } of tiers) {
      if (!given.has(`${code} / ${tier}`))
        faults.push({
          path: "amounts",
          code: "missing",
          zh: `缺少 ${code} 档次 ${tier} 的额度`,
          en: `no amount for ${code} in tier ${tier}`,
        });
    }
  }
  return faults;
}

function thresholdFaults(thresholds: readonly StandardThreshold[], serviceCodes: readonly string[]): FieldFault[] {
  const faults = repeatedFaults(
    thresholds.map((threshold) => threshold.serviceCode),
    (index) => `thresholds.${index}.serviceCode`,
  );
  for (const [index, { serviceCode, windowDays, activeDaysMin }] of thresholds.entries()) {
    if (!serviceCodes.includes(serviceCode)) faults.push(unknownService(`thresholds.${index}.serviceCode`));
    if (activeDaysMin > windowDays)
      faults.push({
        path: `thresholds.${index}.activeDaysMin`,
        code: "over-window",
        zh: "活跃天数不得多于观察天数",
        en: "more active days than the window has",
      });
  }
  for (const code of serviceCodes) {
    if (!thresholds.some((threshold) => threshold.serviceCode === code))
      faults.push({
        path: "thresholds",
        code: "missing",
        zh: `缺少 ${code} 的完成标准`,
        en: `no completion threshold for ${code}`,
      });
  }
  return faults;
}

function unknownService(path: string): FieldFault {
  return { path, code: "unknown", zh: "目录中没有这一应用服务", en: "the catalogue has no such service" };
}

function repeatedFaults(keys: readonly string[], pathOf: (index: number) => string): FieldFault[] {
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [{ path: pathOf(index), code: "repeated", zh: "重复", en: "given twice" }] : [],
  );
}

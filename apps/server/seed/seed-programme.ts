import { cities } from "@yunquan/core/divisions.ts";
import type { Service } from "@yunquan/core/catalogues/vocabulary.ts";
import type { EditionParameters, FeeCategory } from "@yunquan/core/editions/parameters.ts";
import { bp, fen, type Fen } from "@yunquan/core/money.ts";
import type { StandardAmount, StandardThreshold, StandardTier } from "@yunquan/core/standards/amounts.ts";

/** Amounts in the seed are written in yuan and are samples: the source names none. */
export const yuan = (amount: number): Fen => fen(amount * 100);

export const category = (
  code: string,
  eligible: boolean,
  zh: string,
  en: string,
  reasonZh: string,
  reasonEn: string,
): FeeCategory => ({ code, zh, en, eligible, reasonZh, reasonEn });

export interface SeedProgramme {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly editionZh: string;
  readonly editionEn: string;
  readonly parameters: EditionParameters;
  readonly catalogueZh: string;
  readonly catalogueEn: string;
  readonly services: readonly Service[];
  readonly standardZh: string;
  readonly standardEn: string;
  readonly tiers: readonly StandardTier[];
  readonly amounts: readonly StandardAmount[];
  readonly thresholds: readonly StandardThreshold[];
  /** 示例: the year's budget and how it is split; weights of the 21 cities in the order of their codes. */
  readonly budgetFen: Fen;
  readonly targetEnterprises: number;
}

export const service = (
  code: string,
  nameZh: string,
  nameEn: string,
  segments: Service["segments"],
  kind: Service["kind"],
  stage: Service["stage"],
  more: { productionFocus?: boolean; exclusionGroup?: string; descriptionZh: string; descriptionEn: string },
): Service => ({
  code,
  nameZh,
  nameEn,
  segments,
  kind,
  stage,
  productionFocus: more.productionFocus ?? false,
  exclusionGroup: more.exclusionGroup ?? null,
  descriptionZh: more.descriptionZh,
  descriptionEn: more.descriptionEn,
});

export const commonParameters = {
  establishedMonthsMin: 12,
  entityTypes: ["legal-person"],
  industrySections: ["B", "C", "D"],
  cities: cities.map((city) => city.code),
  implementationPrefix: "44",
  issueRatioBp: bp(15_000),
  reviewWorkdays: 5,
  supplierWorkdays: 5,
  returnWorkdays: 10,
  implementationDaysMin: 120,
  announceDaysMin: 30,
  noticeDays: 7,
  pilotReserveMaxBp: bp(5_000),
  pilotReserveReleaseDays: 60,
  settlementPeriodsMax: 2,
  standardMaxAgeDays: 365,
  subtractCarriedIn: false,
  supplementaryLists: false,
  closingCash: "carry",
  promisedCashWarnBp: bp(5_000),
} as const;

/** 示例: how much of the budget each city gets, in hundredths; the rest is kept by the province. */
const shares: Readonly<Record<string, number>> = {
  "440100": 14,
  "440300": 12,
  "440600": 13,
  "441900": 13,
  "440400": 5,
  "442000": 6,
  "441300": 6,
  "440700": 5,
  "441200": 3,
  "440500": 4,
  "445200": 3,
  "445100": 2,
  "440800": 2,
  "440900": 2,
  "441700": 1,
  "440200": 2,
  "441800": 2,
  "445300": 1,
  "441400": 1,
  "441600": 1,
  "441500": 1,
};

/** The split of a budget to the 21 cities; what the shares leave over stays with the province. */
export function splitOf(
  budgetFen: Fen,
  targetEnterprises: number,
): { cityCode: string; amountFen: Fen; targetEnterprises: number }[] {
  return cities.map(({ code }) => {
    const share = shares[code] ?? 0;
    return {
      cityCode: code,
      amountFen: fen(Math.floor((budgetFen / 100) * share)),
      targetEnterprises: Math.floor((targetEnterprises * share) / 100),
    };
  });
}

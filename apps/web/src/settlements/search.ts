import { isCityCode } from "@yunquan/core/divisions.ts";
import { isId } from "@yunquan/core/ids.ts";
import { settlementLifecycle, type SettlementStatus } from "@yunquan/core/settlements/lifecycle.ts";

type Given = Record<string, unknown>;

export const lineOutcomes = ["funded", "carried", "deferred", "left-out"] as const;
export const previewOutcomes = [...lineOutcomes, "blocking"] as const;
export type PreviewOutcome = (typeof previewOutcomes)[number];

export interface SettlementFilter {
  readonly status?: SettlementStatus;
  readonly city?: string;
}

/** What the address says about the list of lists; what it cannot mean is left out. */
export function settlementFilter(given: Given): SettlementFilter {
  const { status, city } = given;
  return {
    ...(typeof status === "string" && status in settlementLifecycle.statuses
      ? { status: status as SettlementStatus }
      : {}),
    ...(typeof city === "string" && isCityCode(city) ? { city } : {}),
  };
}

export interface NewSettlement {
  readonly period?: string;
}

export function newSettlement({ period }: Given): NewSettlement {
  return typeof period === "string" && isId(period) ? { period } : {};
}

export interface LineFilter {
  readonly outcome?: PreviewOutcome;
  readonly q?: string;
}

export function lineFilter({ outcome, q }: Given): LineFilter {
  const known = previewOutcomes.find((one) => one === outcome);
  return {
    ...(known === undefined ? {} : { outcome: known }),
    ...(typeof q === "string" && q.trim() !== "" ? { q: q.slice(0, 60) } : {}),
  };
}

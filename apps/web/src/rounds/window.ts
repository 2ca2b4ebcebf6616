import type { Schemas } from "../api.ts";

/** A round or a settlement period: both are windows with a deadline. */
export interface TimeWindow {
  readonly kind: "round" | "period";
  readonly id: string;
  readonly programmeId: string;
  readonly planId: string;
  readonly year: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly status: Schemas["Round"]["status"];
  readonly announcedAt: string | null;
  readonly opensAt: string;
  readonly endsAt: string;
  readonly version: number;
  readonly actions: readonly string[];
}

export function roundOf({ closesAt, ...round }: Schemas["Round"]): TimeWindow {
  return { ...round, kind: "round", endsAt: closesAt };
}

export function periodOf({ deadlineAt, ...period }: Schemas["SettlementPeriod"]): TimeWindow {
  return { ...period, kind: "period", endsAt: deadlineAt };
}

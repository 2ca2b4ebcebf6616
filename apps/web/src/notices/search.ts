import { isCityCode } from "@yunquan/core/divisions.ts";

type Given = Record<string, unknown>;

export interface NoticeFilter {
  readonly open?: "true" | "false";
  readonly city?: string;
}

/** What the address says about the list of notices; what it cannot mean is left out. */
export function noticeFilter({ open, city }: Given): NoticeFilter {
  // The router reads true and false of an address as what they are.
  const running = String(open);
  return {
    ...(running === "true" || running === "false" ? { open: running } : {}),
    ...(typeof city === "string" && isCityCode(city) ? { city } : {}),
  };
}

export const noticeOutcomes = ["funded", "carried", "deferred", "left-out"] as const;

export interface NoticeLineFilter {
  readonly outcome?: (typeof noticeOutcomes)[number];
}

export function noticeLineFilter({ outcome }: Given): NoticeLineFilter {
  const known = noticeOutcomes.find((one) => one === outcome);
  return known === undefined ? {} : { outcome: known };
}

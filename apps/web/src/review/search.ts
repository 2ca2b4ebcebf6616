import { flagsOf, openStatuses, type ReviewFlag, type ReviewedNoun } from "@yunquan/core/reviews/flags.ts";

export const tabs = ["applications", "claims", "enterprises", "accounts"] as const;
export type Tab = (typeof tabs)[number];

/** What a queue of cases is narrowed to; it lives in the address, and goes along from case to case. */
export interface QueueFilter {
  readonly status?: string;
  readonly order?: "amount" | "risk";
  readonly days?: number;
  readonly service?: string;
  readonly text?: string;
  readonly supplier?: string;
  readonly min?: string;
  readonly max?: string;
  readonly flag?: ReviewFlag;
  readonly taken?: "me" | "nobody";
}

export interface ReviewPlace extends QueueFilter {
  readonly tab?: Exclude<Tab, "applications">;
  /** Under enterprises: registrations, or the yearly figures of those that are certified. */
  readonly of?: "figures";
}

export function nounOf(tab: Tab): ReviewedNoun {
  return tab === "claims" ? "claim" : "application";
}

/** Reads the filter of a noun from an address; what it does not know is left out. */
export function queueFilter(noun: ReviewedNoun, given: Record<string, unknown>): QueueFilter {
  const { status, order, days, service, text, supplier, min, max, flag, taken } = given;
  const states: readonly string[] = ["open", ...openStatuses[noun]];
  const flags: readonly string[] = flagsOf[noun];
  return {
    ...(typeof status === "string" && states.includes(status) ? { status } : {}),
    ...(order === "amount" || order === "risk" ? { order } : {}),
    ...(typeof days === "number" && Number.isInteger(days) && days >= 0 && days < 1000 ? { days } : {}),
    ...textOf("service", service),
    ...textOf("text", text),
    ...textOf("supplier", supplier),
    ...fenOf("min", min),
    ...fenOf("max", max),
    ...(typeof flag === "string" && flags.includes(flag) ? { flag: flag as ReviewFlag } : {}),
    ...(taken === "me" || taken === "nobody" ? { taken } : {}),
  };
}

export function reviewPlace(given: Record<string, unknown>): ReviewPlace {
  const tab = tabs.find((one) => one === given["tab"]) ?? "applications";
  return {
    ...(tab === "applications" ? {} : { tab }),
    ...(tab === "enterprises" && given["of"] === "figures" ? { of: "figures" as const } : {}),
    ...(tab === "applications" || tab === "claims" ? queueFilter(nounOf(tab), given) : {}),
  };
}

/** Only what narrows: where a list stands, not how it is sorted. */
export function narrows(filter: QueueFilter): boolean {
  return Object.keys(filter).some((key) => key !== "order");
}

// An address makes numbers of what looks like one.
function textOf(key: string, given: unknown): Record<string, string> {
  const text = typeof given === "number" ? String(given) : given;
  return typeof text === "string" && text.trim() !== "" ? { [key]: text.trim().slice(0, 60) } : {};
}

function fenOf(key: string, given: unknown): Record<string, string> {
  const text = typeof given === "number" ? String(given) : given;
  return typeof text === "string" && /^(0|[1-9]\d{0,14})$/.test(text) ? { [key]: text } : {};
}

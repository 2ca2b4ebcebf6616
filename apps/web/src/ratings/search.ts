import type { RatedSubject } from "@yunquan/core/ratings/steps.ts";

export interface RatingsSearch {
  readonly of?: RatedSubject;
}

export function readRatingsSearch(search: Record<string, unknown>): RatingsSearch {
  return search["of"] === "office" || search["of"] === "supplier" ? { of: search["of"] } : {};
}

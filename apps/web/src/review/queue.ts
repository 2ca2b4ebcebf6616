import type { ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import { reads, type Schemas } from "../api.ts";
import { byCursor } from "../ui/query-table.tsx";
import type { QueueFilter } from "./search.ts";

export type ReviewCase = Schemas["ReviewCase"];

/** How many cases come at once: what an officer scans without waiting for more. */
const PAGE = "100";

/** What the server is asked for. */
export function queryOf(noun: ReviewedNoun, filter: QueueFilter) {
  return {
    noun,
    status: (filter.status ?? "mine") as "mine",
    order: filter.order ?? "due",
    ...(filter.days === undefined ? {} : { days: String(filter.days) }),
    ...(filter.service === undefined ? {} : { serviceCode: filter.service }),
    ...(filter.text === undefined ? {} : { text: filter.text }),
    ...(filter.supplier === undefined ? {} : { supplier: filter.supplier }),
    ...(filter.min === undefined ? {} : { minFen: filter.min }),
    ...(filter.max === undefined ? {} : { maxFen: filter.max }),
    ...(filter.flag === undefined ? {} : { flag: filter.flag }),
    ...(filter.taken === undefined ? {} : { taken: filter.taken }),
  } as const;
}

/** The bureau's queue as the address describes it; the list and the page of a case share what was loaded. */
export function useQueue(noun: ReviewedNoun, filter: QueueFilter) {
  return reads.useInfiniteQuery(
    "get",
    "/api/v1/reviews",
    { params: { query: { ...queryOf(noun, filter), limit: PAGE } } },
    byCursor,
  );
}

/** The address of a case in its queue. */
export function placeOfCase(noun: ReviewedNoun, id: string): string {
  return noun === "application" ? `/review/applications/${id}` : `/review/claims/${id}`;
}

const tabs = ["progress", "allotments", "moves", "steps"] as const;
const measures = ["reached", "capacity", "cash", "days", "overdue", "carried"] as const;
export type PlanTab = (typeof tabs)[number];
export type PlanMeasure = (typeof measures)[number];

/** What the address says besides the id: which part of the page is open. */
export function planSearch(search: Record<string, unknown>): { tab?: PlanTab; measure?: PlanMeasure } {
  const tab = tabs.find((one) => one === search["tab"]);
  const measure = measures.find((one) => one === search["measure"]);
  return { ...(tab === undefined ? {} : { tab }), ...(measure === undefined ? {} : { measure }) };
}

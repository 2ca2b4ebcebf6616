const tabs = ["content", "reach", "diff", "minutes"] as const;
export type StandardTab = (typeof tabs)[number];

/** What the address says besides the id: which part of the page is open. */
export function standardSearch(search: Record<string, unknown>): { tab?: StandardTab; with?: string } {
  const tab = tabs.find((one) => one === search["tab"]);
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(typeof search["with"] === "string" ? { with: search["with"] } : {}),
  };
}

const tabs = ["services", "diff", "minutes"] as const;
export type CatalogueTab = (typeof tabs)[number];

/** What the address says besides the id: which part of the page is open. */
export function catalogueSearch(search: Record<string, unknown>): { tab?: CatalogueTab; with?: string } {
  const tab = tabs.find((one) => one === search["tab"]);
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(typeof search["with"] === "string" ? { with: search["with"] } : {}),
  };
}

export const usageTabs = ["judged", "file", "interface", "received"] as const;
export type UsageTab = (typeof usageTabs)[number];

export interface UsageSearch {
  readonly tab?: UsageTab;
}

export function readUsageSearch(search: Record<string, unknown>): UsageSearch {
  const tab = usageTabs.find((one) => one === search["tab"]);
  return tab === undefined ? {} : { tab };
}

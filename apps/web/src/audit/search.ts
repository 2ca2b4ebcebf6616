const tabs = ["trail", "lines", "refused"] as const;
export type AuditTab = (typeof tabs)[number];

export interface AuditSearch {
  readonly tab?: AuditTab;
  readonly number?: string;
  readonly who?: string;
  readonly action?: string;
  readonly object?: string;
  /** Calendar dates, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** What was looked up; it lives in the address, so that it can be kept. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const tab = tabs.find((one) => one === search["tab"]);
  const text = (key: string): string | undefined => {
    const given = search[key];
    if (typeof given === "number") return String(given);
    return typeof given === "string" && given !== "" ? given : undefined;
  };
  const day = (key: string): string | undefined => {
    const given = text(key);
    return given !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined;
  };
  const found = {
    tab,
    number: text("number"),
    who: text("who"),
    action: text("action"),
    object: text("object"),
    from: day("from"),
    to: day("to"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

const kinds = ["flag", "suspension", "reinstatement", "revocation", "award"] as const;
export type ConductKind = (typeof kinds)[number];

/** What the list is narrowed to; it lives in the address. */
export function conductSearch(search: Record<string, unknown>): { kind?: ConductKind; organisation?: string } {
  const kind = kinds.find((one) => one === search["kind"]);
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(typeof search["organisation"] === "string" ? { organisation: search["organisation"] } : {}),
  };
}

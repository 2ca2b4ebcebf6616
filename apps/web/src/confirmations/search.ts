export type WaitingKind = "applications" | "claims";

/** Which of the two kinds is shown; both without it. */
export interface ConfirmationsSearch {
  readonly kind?: WaitingKind;
}

export function readConfirmationsSearch(search: Record<string, unknown>): ConfirmationsSearch {
  const { kind } = search;
  return kind === "applications" || kind === "claims" ? { kind } : {};
}

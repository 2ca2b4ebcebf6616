/** What a list of contracts is narrowed to. */
export interface ContractFilter {
  readonly status?: "draft" | "locked";
  readonly text?: string;
  readonly enterprise?: string;
  readonly supplier?: string;
}

export function contractFilter(given: Record<string, unknown>): ContractFilter {
  const { status, text, enterprise, supplier } = given;
  return {
    ...(status === "draft" || status === "locked" ? { status } : {}),
    ...(typeof text === "string" && text.trim() !== "" ? { text } : {}),
    ...(typeof enterprise === "string" ? { enterprise } : {}),
    ...(typeof supplier === "string" ? { supplier } : {}),
  };
}

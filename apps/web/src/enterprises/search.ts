import { isCityCode } from "@yunquan/core/divisions.ts";

/** What a list of enterprises is narrowed to. */
export interface EnterpriseFilter {
  readonly status?: "submitted" | "certified" | "returned";
  readonly city?: string;
  readonly text?: string;
  readonly pending?: "true";
}

export function enterpriseFilter(given: Record<string, unknown>): EnterpriseFilter {
  const { status, city, text, pending } = given;
  return {
    ...(status === "submitted" || status === "certified" || status === "returned" ? { status } : {}),
    ...(typeof city === "string" && isCityCode(city) ? { city } : {}),
    ...(typeof text === "string" && text.trim() !== "" ? { text } : {}),
    ...(pending === "true" || pending === true ? { pending: "true" as const } : {}),
  };
}

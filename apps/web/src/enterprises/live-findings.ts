import { eligibilityFindings } from "@yunquan/core/eligibility/eligibility.ts";
import { ZERO, parseFen } from "@yunquan/core/money.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import { beijingDate, calendarDate, instant, isCalendarDate } from "@yunquan/core/time.ts";
import type { Schemas } from "../api.ts";
import type { EnterpriseEntry } from "./enterprise-fields.tsx";

/** The conditions of taking part on what is typed so far, by the same function as the server's. */
export function liveEligibility(
  entry: EnterpriseEntry,
  revenue: { readonly year: number; readonly revenueFen: string | null | undefined } | null,
  parameters: Schemas["EditionParameters"],
  now: string,
): Finding[] {
  const { creditCode, registeredDivision, entityType, industryCode, establishedOn } = entry;
  const revenueFen = revenue?.revenueFen == null ? undefined : parseFen(revenue.revenueFen);
  return eligibilityFindings(
    {
      creditCode: filled(creditCode),
      registeredDivision: filled(registeredDivision),
      entityType: filled(entityType),
      industryCode: filled(industryCode),
      establishedOn: establishedOn != null && isCalendarDate(establishedOn) ? calendarDate(establishedOn) : null,
      revenue: revenue === null || revenueFen === undefined ? null : { year: revenue.year, revenueFen },
      conduct: null,
    },
    { ...parameters, revenueFloorFen: parseFen(parameters.revenueFloorFen) ?? ZERO },
    beijingDate(instant(now)),
  );
}

function filled(text: string | undefined): string | null {
  return text === undefined || text.trim() === "" ? null : text.trim();
}

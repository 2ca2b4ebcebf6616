import type { z } from "@yunquan/contract/z.ts";
import type { eligibilityBody } from "@yunquan/contract/enterprises.ts";
import { eligibilityFindings } from "@yunquan/core/eligibility/eligibility.ts";
import { sizeClass } from "@yunquan/core/size-class.ts";
import { beijingDate, yearOf } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { editionInForce } from "../programmes/commands.ts";

/**
 * The conditions of taking part for somebody without an account, by the very function that judges a registration. It
 * stores nothing and looks nothing up about the credit code: the conduct record is no matter for a stranger.
 * @clause 4.1.1 4.1.2
 */
export async function checkEligibility(work: Work, given: z.output<typeof eligibilityBody>) {
  const { parameters } = await editionInForce(work, given.programmeId, work.now);
  const on = beijingDate(work.now);
  const year = yearOf(on) - 1;
  const findings = eligibilityFindings(
    {
      creditCode: given.creditCode ?? null,
      registeredDivision: given.registeredDivision ?? null,
      entityType: given.entityType ?? null,
      industryCode: given.industryCode ?? null,
      establishedOn: given.establishedOn ?? null,
      revenue: given.revenueFen === undefined ? null : { year, revenueFen: given.revenueFen },
      conduct: null,
    },
    parameters,
    on,
  );
  const decided = findings.filter((finding) => finding.rule !== "conduct");
  const eligible = decided.some((finding) => finding.outcome === "failed")
    ? ("no" as const)
    : decided.some((finding) => finding.outcome === "open")
      ? ("open" as const)
      : ("yes" as const);
  const size =
    given.staff === undefined || given.revenueFen === undefined ? null : sizeClass(given.staff, given.revenueFen);
  return { eligible, on, year, findings, sizeClass: size };
}

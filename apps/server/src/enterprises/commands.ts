import type { EligibilityParameters } from "@yunquan/core/eligibility/eligibility.ts";
import { applicantFindings } from "@yunquan/core/enterprises/registration.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal, type Finding } from "@yunquan/core/refusal.ts";
import type { SizeClass } from "@yunquan/core/size-class.ts";
import { beijingDate, type Instant } from "@yunquan/core/time.ts";
import { revokedSince } from "../conduct/commands.ts";
import { heldVersions, type Versions } from "../platform/held-versions.ts";
import { recordStep } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import { findActiveAccount, type PaymentAccountRow } from "./account-store.ts";
import {
  findYear,
  holdEnterprise,
  lockEnterprise,
  standing,
  type EnterpriseRow,
  type HeldEnterprise,
} from "./store.ts";

/** The figures of the year before a plan's, which decide tier and size class. */
export interface YearFigures {
  readonly year: number;
  readonly revenueFen: Fen;
  readonly staff: number;
  readonly sizeClass: SizeClass;
  readonly certifiedAt: Instant | null;
}

/** An enterprise as an application needs it. */
export interface Applicant extends HeldEnterprise {
  readonly yearFigures: YearFigures | null;
  readonly findings: readonly Finding[];
}

/**
 * The enterprise that applies under a plan of `year`, held as it is (FOR SHARE) until the transaction ends. `yearFigures`
 * are those of `year − 1`, null when they are not declared. `findings` are every condition of the edition (that of its
 * registration when none is given), that its registration is certified and that these figures are: an application may go
 * in only when all are met. Refuses `not-found`, `enterprise-suspended`, `enterprise-revoked`.
 * @clause 4.1.1 4.1.2 8.4
 */
export async function enterpriseForApplication(
  work: Work,
  enterpriseId: Id,
  year: number,
  parameters?: EligibilityParameters,
): Promise<Applicant> {
  const [enterprise, figures] = await Promise.all([
    holdEnterprise(work, enterpriseId),
    // Asked after the enterprise is held: its figures change under its lock only.
    findYear(work, enterpriseId, year - 1),
  ]);
  refuseBarred(enterprise, work.now);
  const yearFigures = figures === undefined || figures.returnedAt !== null ? null : figures;
  const conditions = parameters ?? (await editionOfRegistration(work, enterprise)).parameters;
  const applicant = {
    details: enterprise,
    status: enterprise.status,
    conduct: await conductOf(work, enterprise),
    priorYear: yearFigures,
  };
  return {
    ...enterprise,
    yearFigures,
    findings: applicantFindings(applicant, year, conditions, beijingDate(work.now)),
  };
}

/**
 * Holds enterprises as `enterpriseForApplication` does, for whoever saw them a moment ago: their versions, which change with
 * whatever it said about them but the conduct of another registration of the same code.
 */
export async function holdEnterprises(work: Work, ids: readonly Id[]): Promise<Versions> {
  return await heldVersions(work, "enterprise", ids, "share");
}

/** Where a payment to this enterprise goes; null while no account is confirmed. @clause 5.14 */
export async function activePaymentAccount(work: Work, enterpriseId: Id): Promise<PaymentAccountRow | null> {
  return (await findActiveAccount(work, enterpriseId)) ?? null;
}

/** New business is refused from the instant of a suspension or a revocation on; what exists goes on. @clause 8.4 8.5 */
export function refuseBarred(enterprise: Pick<EnterpriseRow, "suspendedAt" | "revokedAt">, now: Instant): void {
  if (enterprise.revokedAt !== null && enterprise.revokedAt <= now)
    throw new Refusal("enterprise-revoked", { revokedAt: enterprise.revokedAt });
  if (enterprise.suspendedAt !== null && enterprise.suspendedAt <= now)
    throw new Refusal("enterprise-suspended", { suspendedAt: enterprise.suspendedAt });
}

/**
 * Sets or lifts the suspension of an enterprise; the decision and its record are conduct's. Whoever holds the enterprise
 * for an application is waited for, and whoever comes after sees it. Refuses `already-suspended`, `not-suspended`.
 * @clause 8.4
 */
export async function markEnterpriseSuspended(
  work: Work,
  id: Id,
  suspendedAt: Instant | null,
  reason: string,
): Promise<void> {
  const enterprise = await lockEnterprise(work, id);
  if (suspendedAt !== null && enterprise.suspendedAt !== null) throw new Refusal("already-suspended");
  if (suspendedAt === null && enterprise.suspendedAt === null) throw new Refusal("not-suspended");
  const action = suspendedAt === null ? "enterprise.reinstated" : "enterprise.suspended";
  await recordStep(work, {
    table: "enterprise",
    object: standing(enterprise),
    to: enterprise.status,
    action,
    reason,
    deciding: true,
    changes: { suspendedAt },
  });
}

/** The edition the registration was last judged by. */
export async function editionOfRegistration(work: Work, enterprise: Pick<EnterpriseRow, "editionId">) {
  if (enterprise.editionId === null) throw new Refusal("not-found", { noun: "edition" });
  return await editionById(work, enterprise.editionId);
}

/** What the conduct record says of an enterprise now, under whatever registration its code was barred. */
export async function conductOf(
  work: Work,
  enterprise: Pick<EnterpriseRow, "creditCode" | "suspendedAt" | "revokedAt">,
) {
  const { suspendedAt, revokedAt } = enterprise;
  return {
    suspendedAt: suspendedAt !== null && suspendedAt <= work.now ? suspendedAt : null,
    revokedAt:
      revokedAt !== null && revokedAt <= work.now ? revokedAt : await revokedSince(work, enterprise.creditCode),
  };
}

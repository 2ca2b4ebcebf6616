import { applicationFindings, refuseUnmet, type ServiceFacts } from "@yunquan/core/applications/findings.ts";
import type { LimitUse, WaterfallInput } from "@yunquan/core/applications/waterfall.ts";
import { eligibleFee } from "@yunquan/core/contracts/fee-lines.ts";
import { contractFindings } from "@yunquan/core/contracts/findings.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, type Fen } from "@yunquan/core/money.ts";
import { Refusal, assert, type Finding } from "@yunquan/core/refusal.ts";
import type { RefusalCode } from "@yunquan/core/refusal-codes.ts";
import { listedAmount, tierFor, type StandardTier } from "@yunquan/core/standards/amounts.ts";
import { beijingDate, type Instant } from "@yunquan/core/time.ts";
import { serviceByCode } from "../catalogues/commands.ts";
import { contractForCase } from "../contracts/commands.ts";
import { enterpriseForApplication } from "../enterprises/commands.ts";
import { planById } from "../plans/commands.ts";
import { problemOf } from "../platform/problem.ts";
import type { Work } from "../platform/work.ts";
import { editionById, editionInForce } from "../programmes/commands.ts";
import { openRound } from "../rounds/commands.ts";
import { standardById, standardInForce } from "../standards/commands.ts";
import { productById, supplierForBusiness } from "../suppliers/commands.ts";
import { sameGroup, sameService } from "./store.ts";

/** A round with its plan. */
interface RoundOfCase {
  readonly roundId: Id;
  readonly planId: Id;
  /** The plan's, where it is known from the round. */
  readonly year?: number;
}

/** What an application is about, as far as it is filled in. */
export interface Subject {
  readonly applicationId: Id | null;
  readonly programmeId: Id;
  readonly enterpriseId: Id;
  readonly contractId: Id;
  readonly serviceCode: string | null;
  readonly productId: Id | null;
  readonly promised: boolean;
  /** What the first submission pinned; null before it. */
  readonly pinned: { readonly standardId: Id; readonly editionId: Id } | null;
  /** What a returned application keeps when it comes back in time: round, plan and supplier; null when it is new business. */
  readonly kept: (RoundOfCase & { readonly supplierId: Id }) | null;
}

/** A subject judged as of one instant: everything a preview shows and a submission writes. */
export interface Assessment {
  readonly subject: Subject;
  readonly at: Instant;
  readonly findings: readonly Finding[];
  readonly edition: Awaited<ReturnType<typeof editionById>>;
  readonly standard: Awaited<ReturnType<typeof standardById>>;
  readonly planId: Id;
  readonly year: number;
  readonly roundId: Id | null;
  readonly cityCode: string | null;
  readonly tier: StandardTier | null;
  readonly exclusionGroup: string | null;
  readonly eligibleFeeFen: Fen;
  readonly listedFen: Fen;
  readonly case: Awaited<ReturnType<typeof contractForCase>>;
  readonly enterprise: Pick<
    Awaited<ReturnType<typeof enterpriseForApplication>>,
    "id" | "version" | "creditCode" | "suspendedAt" | "revokedAt"
  >;
  /** Null when it may do no new business, or is kept and not asked. */
  readonly supplier: Awaited<ReturnType<typeof supplierForBusiness>> | null;
  readonly product: Awaited<ReturnType<typeof productById>> | null;
}

/**
 * Judges a subject at an instant by the edition, standard, round and plan that hold then (or that were pinned). Enterprise
 * and contract are locked by their own nouns, so what is judged cannot change before it is written.
 * @clause 4.4.4 5.5 5.6
 */
export async function assess(work: Work, subject: Subject, at: Instant): Promise<Assessment> {
  const { pinned } = subject;
  const [round, edition, standard] = await Promise.all([
    subject.kept ?? orRefusal(["no-open-round"], async () => await openRoundOf(work, subject.programmeId, at)),
    pinned === null ? editionInForce(work, subject.programmeId, at) : editionById(work, pinned.editionId),
    pinned === null ? standardInForce(work, subject.programmeId, at) : standardById(work, pinned.standardId),
  ]);
  const planId = round instanceof Refusal ? standard.planId : round.planId;
  const { year } =
    round instanceof Refusal || round.year === undefined ? await planById(work, planId) : { year: round.year };
  // Asked in this order: what others may have done is looked at when enterprise and contract are held.
  const [enterprise, { held, supplier, product }, listing] = await Promise.all([
    enterpriseForApplication(work, subject.enterpriseId, year, edition.parameters),
    contractSide(work, subject, edition),
    listingOf(work, subject, { catalogueId: standard.catalogueId, planId }),
  ]);
  if (held.contract.enterpriseId !== subject.enterpriseId || held.contract.programmeId !== subject.programmeId)
    throw new Refusal("not-found", { noun: "contract" });
  const figures = enterprise.yearFigures?.certifiedAt == null ? null : enterprise.yearFigures;
  const tier = figures === null ? null : (tierFor(standard.tiers, figures.revenueFen, figures.staff) ?? null);
  const service = listing === null ? null : serviceFacts(listing, { standard, tier, lines: held.lines });
  const findings = applicationFindings({
    enterpriseFindings: enterprise.findings,
    contractFindings: contractFindings(
      {
        ...held.contract,
        lines: held.lines,
        annexesSignedOn: held.annexes.map((annex) => annex.signedOn),
        hasFile: held.contract.fileId !== null,
      },
      edition.parameters,
      beijingDate(at),
    ),
    roundOpen: !(round instanceof Refusal),
    supplierKept: supplier === null,
    supplierRefusal: supplier instanceof Refusal ? wordsOf(work, supplier) : null,
    service,
    productMatches: productMatches(subject, held.contract.supplierId, product),
    promised: subject.promised,
  });
  const eligibleFeeFen = subject.serviceCode === null ? ZERO : eligibleFee(held.lines, subject.serviceCode);
  return {
    subject,
    at,
    findings,
    edition,
    standard,
    planId,
    year,
    roundId: round instanceof Refusal ? null : round.roundId,
    cityCode: enterprise.cityCode,
    tier,
    exclusionGroup: service?.exclusionGroup ?? null,
    eligibleFeeFen,
    listedFen:
      subject.serviceCode === null || tier === null
        ? ZERO
        : (listedAmount(standard.amounts, subject.serviceCode, tier.tier, eligibleFeeFen) ?? ZERO),
    case: held,
    enterprise,
    supplier: supplier instanceof Refusal ? null : supplier,
    product: product instanceof Refusal ? null : product,
  };
}

/** An object in the version that was judged. */
interface Version {
  readonly id: Id;
  readonly version: number;
}

/**
 * What a submission takes from an assessment that found everything met: plain values, which can be kept. Amounts in fen.
 */
export interface Judgement {
  readonly planId: Id;
  readonly roundId: Id;
  readonly year: number;
  readonly editionId: Id;
  readonly standardId: Id;
  readonly cityCode: string | null;
  readonly tier: Pick<StandardTier, "tier" | "nameZh" | "nameEn" | "annualCapFen">;
  readonly exclusionGroup: string | null;
  readonly eligibleFeeFen: Fen;
  readonly listedFen: Fen;
  readonly supplierCeilingFen: Fen | null;
  readonly enterprise: Version & { readonly creditCode: string };
  readonly contract: Pick<Assessment["case"]["contract"], "id" | "version" | "status">;
  readonly supplier: Version;
  readonly product: Version | null;
  /** What was found; null where the case holds it already, as it was told when the case was prepared. */
  readonly findings: readonly Finding[] | null;
}

/** Refuses what is not met (`application-not-eligible`). */
export function judgementOf(assessment: Assessment): Judgement {
  refuseUnmet(assessment.findings);
  const { tier, roundId, edition, enterprise } = assessment;
  const { id, version, status, supplierId } = assessment.case.contract;
  const { product } = assessment;
  assert(tier !== null && roundId !== null, "an eligible application has a tier and a round");
  return {
    planId: assessment.planId,
    roundId,
    year: assessment.year,
    editionId: edition.id,
    standardId: assessment.standard.id,
    cityCode: assessment.cityCode,
    tier: { tier: tier.tier, nameZh: tier.nameZh, nameEn: tier.nameEn, annualCapFen: tier.annualCapFen },
    exclusionGroup: assessment.exclusionGroup,
    eligibleFeeFen: assessment.eligibleFeeFen,
    listedFen: assessment.listedFen,
    supplierCeilingFen: edition.parameters.supplierCeilingFen,
    enterprise: { id: enterprise.id, version: enterprise.version, creditCode: enterprise.creditCode },
    contract: { id, version, status },
    // One that is kept was not asked, and has no version that anything depends on.
    supplier: { id: supplierId, version: assessment.supplier?.version ?? 0 },
    product: product === null ? null : { id: product.id, version: product.version },
    findings: assessment.findings,
  };
}

type Figures = Pick<Judgement, "listedFen" | "eligibleFeeFen" | "year" | "tier" | "supplierCeilingFen">;

/** What of the limits is used already, in fen. */
interface Used {
  readonly capFen: Fen;
  readonly ceilingFen: Fen;
}

/** The waterfall's figures for an assessment; null while no tier is known, for then there is no cap to speak of. */
export function waterfallInput(assessment: Assessment, used: Used): WaterfallInput | null {
  const { tier, edition } = assessment;
  if (tier === null) return null;
  return waterfallOf({ ...assessment, tier, supplierCeilingFen: edition.parameters.supplierCeilingFen }, used);
}

/** The same for what was judged. */
export function waterfallOf({ listedFen, eligibleFeeFen, year, tier, supplierCeilingFen }: Figures, used: Used) {
  const supplierCeiling: LimitUse | null =
    supplierCeilingFen === null ? null : { limitFen: supplierCeilingFen, usedFen: used.ceilingFen };
  return {
    listedFen,
    eligibleFeeFen,
    year,
    tier,
    annualCap: { limitFen: tier.annualCapFen, usedFen: used.capFen },
    supplierCeiling,
  } satisfies WaterfallInput;
}

/**
 * The contract, and its supplier and product. A supplier that a returned application keeps is not asked again (null): what
 * became of him since does not cost the enterprise its place, and the bureau may confirm for him.
 * @clause 8.4
 */
async function contractSide(work: Work, subject: Subject, edition: Assessment["edition"]) {
  const held = await contractForCase(work, subject.contractId, edition);
  const { supplierId } = held.contract;
  const { productId } = subject;
  const [supplier, product] = await Promise.all([
    subject.kept?.supplierId === supplierId
      ? null
      : orRefusal(
          ["supplier-not-admitted", "supplier-suspended", "supplier-revoked"],
          async () => await supplierForBusiness(work, supplierId),
        ),
    productId === null ? null : orRefusal(["not-found"], async () => await productById(work, productId)),
  ]);
  return { held, supplier, product };
}

/** The service as the catalogue lists it, and what of it or of its group has been applied for already. */
interface Listing {
  readonly serviceCode: string;
  readonly known: boolean;
  readonly exclusionGroup: string | null;
  readonly sameServiceNumber: string | null;
  readonly sameGroupNumber: string | null;
}

async function listingOf(
  work: Work,
  subject: Subject,
  { catalogueId, planId }: { readonly catalogueId: Id; readonly planId: Id },
): Promise<Listing | null> {
  const { serviceCode } = subject;
  if (serviceCode === null) return null;
  const [service, sameServiceNumber] = await Promise.all([
    orRefusal(["service-not-listed"], async () => await serviceByCode(work, catalogueId, serviceCode)),
    sameService(work, { contractId: subject.contractId, serviceCode, except: subject.applicationId }),
  ]);
  const exclusionGroup = service instanceof Refusal ? null : service.exclusionGroup;
  const sameGroupNumber = await sameGroup(work, {
    planId,
    enterpriseId: subject.enterpriseId,
    group: exclusionGroup,
    except: subject.applicationId,
  });
  return { serviceCode, known: !(service instanceof Refusal), exclusionGroup, sameServiceNumber, sameGroupNumber };
}

function serviceFacts(
  { serviceCode, known, exclusionGroup, sameServiceNumber, sameGroupNumber }: Listing,
  held: { standard: Assessment["standard"]; tier: StandardTier | null; lines: Assessment["case"]["lines"] },
): ServiceFacts {
  return {
    listed: known && held.standard.amounts.some((amount) => amount.serviceCode === serviceCode),
    tier: held.tier?.tier ?? null,
    hasEligibleLine: held.lines.some((line) => line.serviceCode === serviceCode && line.eligible),
    exclusionGroup,
    sameServiceNumber,
    sameGroupNumber,
  };
}

async function openRoundOf(work: Work, programmeId: Id, at: Instant): Promise<RoundOfCase> {
  const { id, planId, year } = await openRound(work, programmeId, at);
  return { roundId: id, planId, year };
}

/** Whether the product named is a listed one of the supplier under the service; null where none is named. */
function productMatches(
  { serviceCode }: Subject,
  supplierId: Id,
  product: Assessment["product"] | Refusal,
): boolean | null {
  if (product === null || product instanceof Refusal) return product === null ? null : false;
  return product.supplierId === supplierId && product.serviceCode === serviceCode && product.status === "listed";
}

function wordsOf(work: Work, refusal: Refusal): { zh: string; en: string } {
  const problem = problemOf(refusal, work.requestId);
  return { zh: problem.detailZh, en: problem.detailEn };
}

/** Some refusals of other nouns are findings here: the self-check shows them all at once instead of stopping at the first. */
async function orRefusal<Result>(codes: readonly RefusalCode[], ask: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refusal && codes.includes(error.code)) return error;
    throw error;
  }
}

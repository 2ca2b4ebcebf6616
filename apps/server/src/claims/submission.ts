import type { Insertable, Updateable } from "kysely";
import { refuseUnready, type ClaimReckoning } from "@yunquan/core/claims/reckoning.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { addWorkdays, type WorkCalendar } from "@yunquan/core/workdays.ts";
import { Refusal, assert, type Finding } from "@yunquan/core/refusal.ts";
import { beijingDate, endOfBeijingDay, type Instant } from "@yunquan/core/time.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { contractsForCases } from "../contracts/commands.ts";
import { invoiceDoubts, lockInvoices } from "../invoices/commands.ts";
import { sendMessages } from "../messages/commands.ts";
import { lockLines, voidPosition, type HeldLines, type Line } from "../order/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { ClaimEvidenceTable, ClaimTable } from "../platform/database/tables.generated.ts";
import { shared } from "../platform/gather.ts";
import { eachAlone, sendOn, workAs, type Work } from "../platform/work.ts";
import { editionById, editionInForce, holdInForce } from "../programmes/commands.ts";
import { claimVouchers, vouchersForClaims } from "../vouchers/commands.ts";
import { moveClaims, refuseStep, reviewUndone } from "./commands.ts";
import { askFacts, findingsOf, reckonFrom, type ClaimFacts } from "./facts.ts";
import { insertEvidence, lockReadableClaims, peekClaims, shortSinceOf, type ClaimRow } from "./store.ts";

type VoucherRow = Awaited<ReturnType<typeof vouchersForClaims>> extends Map<Id, infer Row> ? Row : never;
type ContractRow = Awaited<ReturnType<typeof contractsForCases>> extends Map<Id, infer Row> ? Row : never;

export interface ClaimStepItem {
  readonly actor: PersonActor;
  readonly id: Id;
  readonly version: number;
  readonly requestId?: string;
}

/** One submission of a batch with everything that was locked for it. */
interface Candidate {
  readonly work: Work;
  readonly claim: ClaimRow;
  readonly voucher: VoucherRow;
  readonly contract: ContractRow;
}

type Named = readonly [item: ClaimStepItem, candidate: Candidate | Refusal];

/**
 * Submits claims, each for itself, in the order in which they came. First everything is locked in the documented order: the
 * cities' lines, the claims, their vouchers, their contracts; then, in a fresh snapshot, each is decided. The position in
 * line and its instant come from the database under the line's lock, and that instant has to lie before the voucher's last.
 * First submissions on different contracts are judged side by side and written together; one that comes back is decided by
 * itself, in its turn.
 * @clause 5.9 5.17 8.2
 */
export async function submitClaims(
  work: Work,
  items: readonly ClaimStepItem[],
): Promise<readonly (ClaimRow | Refusal)[]> {
  const seen = await peekClaims(
    work,
    items.map(({ id }) => id),
  );
  // Sent together, and run in this order. What is in force stays so from here on.
  const programmes = new Set(seen.map(({ programmeId }) => programmeId));
  const [, lines, locked, vouchers, contracts] = await Promise.all([
    Promise.all([...programmes].map(async (id) => await holdInForce(work, id))),
    lockLines(work, seen.map(lineOf)),
    lockReadableClaims(
      work,
      seen.map(({ id }) => id),
    ),
    vouchersForClaims(
      work,
      seen.map(({ voucherId }) => voucherId),
    ),
    contractsForCases(
      work,
      seen.map(({ contractId }) => contractId),
    ),
  ]);
  const claims = new Map(locked.map((claim) => [claim.id, claim]));
  const candidateOf = (item: ClaimStepItem): Named => {
    const claim = claims.get(item.id);
    if (claim === undefined || claim.enterpriseId !== item.actor.organisationId)
      return [item, new Refusal("not-found", { noun: "claim" })];
    if (claim.status !== "draft" && claim.status !== "returned")
      return [item, new Refusal("wrong-state", { noun: "claim", action: "submit", status: claim.status })];
    if (claim.version !== item.version) return [item, new Refusal("stale-version", { noun: "claim" })];
    const voucher = vouchers.get(claim.voucherId);
    const contract = contracts.get(claim.contractId);
    assert(voucher !== undefined && contract !== undefined, "voucher and contract of a claim are locked with it");
    return [item, { work: workAs(work, item.actor, item.requestId), claim, voucher, contract }];
  };
  const results = new Map<ClaimStepItem, ClaimRow | Refusal>();
  const keep = (item: ClaimStepItem, result: ClaimRow | Refusal): void => {
    results.set(item, result);
    // A second call for the same claim in one batch has to find what the first made of it.
    if (!(result instanceof Refusal)) claims.set(item.id, result);
  };
  let side: ClaimStepItem[] = [];
  const decideSide = async (): Promise<void> => {
    const named = side.map(candidateOf);
    side = [];
    for (const [item, result] of await takePlaces(work, named, lines)) keep(item, result);
  };
  for (const item of items) {
    const claim = claims.get(item.id);
    const simple = claim?.status === "draft" && claim.position === null;
    // Claims on one contract share its invoices, and an enterprise's claims are decided one after another.
    if (!simple || side.some((other) => other.actor.organisationId === item.actor.organisationId)) await decideSide();
    if (simple) side.push(item);
    else keep(item, await submitAlone(work, candidateOf(item), lines));
  }
  await decideSide();
  return items.map((item) => results.get(item) ?? new Refusal("busy"));
}

async function submitAlone(work: Work, [item, candidate]: Named, lines: HeldLines): Promise<ClaimRow | Refusal> {
  if (candidate instanceof Refusal) return candidate;
  const before = lines.copy();
  const result = await eachAlone(candidate.work, async () => {
    const [placed] = await takePlaces(work, [[item, candidate]], lines);
    const done = placed?.[1] ?? new Refusal("busy");
    if (done instanceof Refusal) throw done;
    return done;
  });
  if (result instanceof Refusal) lines.restore(before);
  return result;
}

interface Judged extends Candidate {
  readonly reckoning: ClaimReckoning;
  readonly findings: readonly Finding[];
  readonly explanations: readonly Insertable<ClaimEvidenceTable>[];
  readonly changes: Readonly<Record<string, unknown>>;
  /** The instant of a new place in line; null for a claim that keeps its own. */
  readonly newAt: Instant | null;
}

/** Claims on different contracts: judged side by side, given their places one after another, written together. */
async function takePlaces(
  work: Work,
  named: readonly Named[],
  lines: HeldLines,
): Promise<(readonly [ClaimStepItem, ClaimRow | Refusal])[]> {
  const judged = await Promise.all(
    named.map(async ([, candidate]) =>
      candidate instanceof Refusal ? candidate : await orRefused(async () => await judge(candidate, lines)),
    ),
  );
  const accepted = judged.filter((one): one is Judged => !(one instanceof Refusal));
  const steps = accepted.map((one) => {
    const { claim, newAt, reckoning } = one;
    const given = newAt === null ? null : lines.give(lineOf(claim), claim.id, newAt);
    const place =
      given === null
        ? { position: claim.position, submittedAt: claim.submittedAt }
        : { position: given.number, submittedAt: given.at };
    return {
      work: one.work,
      claim,
      action: "submit" as const,
      facts: { ...place, amountFen: reckoning.amountFen, invoicedFen: reckoning.invoicedFen },
      changes: { ...one.changes, ...place },
    };
  });
  for (const { work: by, claim, newAt } of accepted)
    if (newAt !== null && claim.position !== null)
      await voidPosition(by, "claim", claim.id, "came back after its time");
  const { rows, done } = moveClaims(work, steps);
  // Everything that these touch is locked: they are written while others are decided, or answered.
  for (const sent of [
    lines.write(work),
    claimVouchers(
      work,
      accepted
        .filter(({ voucher }) => voucher.status === "issued")
        .map((one) => ({ work: one.work, voucher: one.voucher, claimId: one.claim.id })),
    ),
    insertEvidence(
      work,
      accepted.flatMap(({ explanations }) => explanations),
    ),
    lockInvoices(
      work,
      accepted.map(({ contract }) => contract.id),
    ),
    done,
    sendMessages(
      work,
      rows.map((claim) => ({
        organisationId: claim.supplierId,
        kind: "claim.to-confirm",
        objectType: "claim",
        objectId: claim.id,
        textZh: `结算申请 ${claim.number} 待您确认，并请报送行为数据。`,
        textEn: `Claim ${claim.number} waits for your confirmation and the usage data.`,
      })),
    ),
  ])
    sendOn(work, sent);
  const byId = new Map(rows.map((claim) => [claim.id, claim]));
  return named.map(([item], index) => {
    const one = judged[index];
    return [item, one instanceof Refusal ? one : (byId.get(item.id) ?? new Refusal("busy"))] as const;
  });
}

/** Everything about one submission that does not depend on the others of the batch, as of the instant of its place. */
async function judge(candidate: Candidate, lines: HeldLines): Promise<Judged> {
  const { claim, voucher, contract } = candidate;
  const newAt = await newPlaceAt(candidate.work, claim, voucher, lines);
  const work: Work = newAt === null ? candidate.work : { ...candidate.work, now: newAt };
  const first = claim.position === null;
  const [edition, facts, calendar, doubts] = await Promise.all([
    first ? editionInForce(work, claim.programmeId, work.now) : editionById(work, claim.editionId),
    askFacts(work, claim),
    loadWorkCalendar(work),
    invoiceDoubts(work, claim.contractId),
  ]);
  const by = { parameters: edition.parameters, contract, faceValueFen: voucher.faceValueFen };
  const reckoning = reckonFrom(work, claim, by, facts);
  refuseUnready(reckoning);
  refuseStep(work, claim, "submit");
  const clock = await shared(work, `claim-clock/${edition.id}/${work.now}`, async () =>
    supplierClock(work, calendar, edition.parameters.supplierWorkdays),
  );
  const findings = [...reckoning.findings, ...findingsOf(doubts)];
  // How old its shortfall is was read from its old place; with another place the claim has to remember it.
  const remembered = newAt === null || first ? {} : { shortSince: await shortSinceOf(work, claim.id) };
  return {
    work,
    claim,
    voucher,
    contract,
    reckoning,
    findings,
    explanations: explanationsOf(work, claim, { doubts, evidence: facts.evidence }),
    newAt,
    changes: {
      ...reviewUndone,
      ...remembered,
      ...clock,
      editionId: edition.id,
      amountFen: reckoning.amountFen,
      invoicedFen: reckoning.eligibleInvoicedFen,
      paymentTotalFen: reckoning.paidFen,
      findings,
      checklist: {},
      returnDueAt: null,
    },
  };
}

/**
 * The instant of the claim's new place at the end of the line, or null when it keeps the one it had while it was returned. A
 * new place needs a voucher that has not reached its last instant; a claim that comes back in time needs only that, for it
 * was filed in time.
 * @clause 5.17 8.2
 */
async function newPlaceAt(work: Work, claim: ClaimRow, voucher: VoucherRow, lines: HeldLines): Promise<Instant | null> {
  const { position, returnDueAt } = claim;
  const kept = position !== null;
  if (voucher.status !== (kept ? "claimed" : "issued"))
    throw new Refusal("voucher-not-claimable", { status: voucher.status });
  if (kept && returnDueAt !== null && work.now < returnDueAt) return null;
  if (kept && work.now >= voucher.lastClaimAt) throw new Refusal("return-time-over", { returnDueAt });
  const at = await lines.instantOf(work, lineOf(claim));
  if (at >= voucher.lastClaimAt) throw new Refusal("voucher-over", { lastClaimAt: voucher.lastClaimAt });
  return at;
}

/** The supplier has his working days to confirm, is then reminded, and at twice that time the claim goes back. @clause 5.10 */
function supplierClock(
  work: Work,
  calendar: WorkCalendar,
  days: number,
): Pick<Updateable<ClaimTable>, "supplierDueAt" | "supplierFinalAt"> {
  const dueOn = addWorkdays(calendar, beijingDate(work.now), days);
  return {
    supplierDueAt: endOfBeijingDay(dueOn),
    supplierFinalAt: endOfBeijingDay(addWorkdays(calendar, dueOn, days)),
  };
}

/** The evidence for an invoice between other parties goes with the claim, so that supplier and bureau can open it. */
function explanationsOf(
  work: Work,
  claim: ClaimRow,
  {
    doubts,
    evidence,
  }: {
    readonly doubts: Awaited<ReturnType<typeof invoiceDoubts>>;
    readonly evidence: ClaimFacts["evidence"];
  },
): Insertable<ClaimEvidenceTable>[] {
  const attached = new Set(evidence.map((one) => one.fileId));
  const wanted = new Map<Id, string>();
  for (const { number, explanationFileId } of doubts) {
    if (explanationFileId !== null && !attached.has(explanationFileId)) wanted.set(explanationFileId, number);
  }
  return [...wanted].map(([fileId, number]) => ({
    id: work.newId(),
    claimId: claim.id,
    kind: "other" as const,
    fileId,
    note: `发票 ${number} 的说明材料`,
    addedAt: work.now,
  }));
}

async function orRefused<Result>(run: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

export function lineOf(claim: { readonly programmeId: Id; readonly cityCode: string }): Line {
  return { programmeId: claim.programmeId, cityCode: claim.cityCode, kind: "claim" };
}

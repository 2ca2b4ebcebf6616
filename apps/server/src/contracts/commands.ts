import { feeCategoryOf } from "@yunquan/core/contracts/fee-lines.ts";
import { contractFields, contractFindings, type ContractParameters } from "@yunquan/core/contracts/findings.ts";
import { contractLifecycle } from "@yunquan/core/contracts/lifecycle.ts";
import { factsOfFindings, faultsOfFindings } from "@yunquan/core/enterprises/registration.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal, type Finding } from "@yunquan/core/refusal.ts";
import { beijingDate } from "@yunquan/core/time.ts";
import type { Versions } from "../platform/held-versions.ts";
import { recordStep, recordSteps, type Teller } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { editionById, editionInForce } from "../programmes/commands.ts";
import {
  annexesOf,
  briefOf,
  judgeLine,
  linesOf,
  lockContractRow,
  lockContractRows,
  lockedVersions,
  returnedOn,
  standsOn,
  voucherOn,
  type ContractAnnexRow,
  type ContractBrief,
  type ContractRow,
  type FeeLineRow,
} from "./store.ts";

/** A contract as a case needs it, locked until the transaction ends. */
export interface ContractCase {
  readonly contract: ContractRow;
  readonly lines: readonly FeeLineRow[];
  readonly annexes: readonly ContractAnnexRow[];
}

/** An edition as far as contracts are judged by it. */
export interface JudgingEdition {
  readonly id: Id;
  readonly parameters: ContractParameters;
}

/**
 * The edition a contract is judged by: a locked one by that of its submission; a draft on which a returned application is
 * corrected by the one that its first submission pinned, any other by the one in force now.
 * @clause 4.4.4
 */
export async function judgingEdition(
  work: Work,
  contract: Pick<ContractRow, "id" | "programmeId" | "status" | "editionId">,
): Promise<Awaited<ReturnType<typeof editionById>>> {
  const pinned = contract.status === "draft" ? (await returnedOn(work, contract.id))[0]?.editionId : contract.editionId;
  return pinned == null ? await editionInForce(work, contract.programmeId, work.now) : await editionById(work, pinned);
}

/**
 * The contract a case stands on, FOR UPDATE, with its lines and annexes. The lines of a draft are judged by the edition
 * given (see `judgingEdition` when none is): what was eligible when it was saved may not be any more. Refuses `not-found`.
 * @clause 3.1 5.5
 */
export async function contractForCase(work: Work, contractId: Id, edition?: JudgingEdition): Promise<ContractCase> {
  const [held, lines, annexes] = await Promise.all([
    lockContractRow(work, contractId),
    // Asked after the lock, in statements of their own: they see what those wrote who were waited for.
    linesOf(work, contractId),
    annexesOf(work, contractId),
  ]);
  if (held.status !== "draft") return { contract: held, lines, annexes };
  const judging = edition ?? (await judgingEdition(work, held));
  if (!needsJudging(held, judging)) return { contract: held, lines, annexes };
  const contract = await judgeDraft(work, held, judging);
  return { contract, lines: await linesOf(work, contractId), annexes };
}

/** A contract locked as it stands, its lines not judged. Refuses `not-found`. */
export async function contractForUpdate(work: Work, contractId: Id): Promise<ContractRow> {
  return await lockContractRow(work, contractId);
}

/** Locks the contracts of many cases in one order, by whoever runs the batch. */
export async function contractsForCases(work: Work, ids: readonly Id[]): Promise<Map<Id, ContractRow>> {
  return await lockContractRows(work, ids);
}

/** Locks contracts as `contractForCase` does, for whoever saw them a moment ago: their versions, which change with their lines and annexes. */
export async function lockContractVersions(work: Work, ids: readonly Id[]): Promise<Versions> {
  return await lockedVersions(work, ids);
}

/** Whom a contract is with and how it was judged, read without a lock: for finding out what has to be locked. Undefined for no contract. */
export async function contractInBrief(work: Work, contractId: Id): Promise<ContractBrief | undefined> {
  return await briefOf(work, contractId);
}

/** True when the lines of a draft have to be judged anew before a case can go in under this edition. */
export function needsJudging(contract: ContractBrief, edition: Pick<JudgingEdition, "id">): boolean {
  return contract.status === "draft" && contract.editionId !== edition.id;
}

/**
 * Locks a contract as the first submission on it goes in; one that is locked stays as it is. Everything has to be met and
 * there: `contract-not-acceptable` names all that is not.
 * @clause 4.3 5.5
 */
export async function lockContract(work: Work, contract: ContractRow, edition?: JudgingEdition): Promise<ContractRow> {
  if (contract.status === "locked") return contract;
  const { parameters } = edition ?? (await judgingEdition(work, contract));
  const findings = await findingsOf(work, contract, parameters);
  refuseUnless(findings, ["met"]);
  const status = stepTo(contractLifecycle, "lock", contract.status, work.actor.roles);
  const version = await recordStep(work, {
    table: "contract",
    object: contract,
    to: status,
    action: "contract.locked",
    changes: { lockedAt: work.now },
  });
  return { ...contract, status, version, lockedAt: work.now };
}

/**
 * The same for the contracts of many cases that are judged and accepted: each findings list was part of what let its case
 * in. One that is locked stays as it is.
 * @clause 4.3 5.5
 */
export async function lockContracts(
  work: Work,
  held: readonly { readonly work: Teller; readonly contract: Pick<ContractRow, "id" | "status" | "version"> }[],
): Promise<void> {
  await recordSteps(
    work,
    "contract",
    held
      .filter(({ contract }) => contract.status !== "locked")
      .map(({ work: by, contract }) => ({
        work: by,
        step: {
          object: contract,
          to: stepTo(contractLifecycle, "lock", contract.status, by.actor.roles),
          action: "contract.locked",
          changes: { lockedAt: by.now },
        },
      })),
  );
}

/**
 * Opens a locked contract again, so that an application that was returned can correct its fee lines; it stays locked while
 * any other application is under way on it or a voucher was issued on it. Says whether it is open now.
 * @clause 5.8
 */
export async function reopenContract(work: Work, contractId: Id): Promise<boolean> {
  const contract = await lockContractRow(work, contractId);
  if (contract.status === "draft") return true;
  if (await standsOn(work, contractId)) return false;
  const status = stepTo(contractLifecycle, "reopen", contract.status, work.actor.roles);
  await recordStep(work, { table: "contract", object: contract, to: status, action: "contract.reopened" });
  return true;
}

/** True from the first voucher issued on a contract: from then on its lines stay as they are. @clause 5.8 */
export async function hasVoucher(work: Work, contractId: Id): Promise<boolean> {
  return await voucherOn(work, contractId);
}

/** What a contract fulfils today, by the edition in force: shown beside it. */
export async function findingsOf(
  work: Work,
  contract: ContractRow,
  parameters: ContractParameters,
): Promise<Finding[]> {
  return judge(contract, await linesOf(work, contract.id), await annexesOf(work, contract.id), parameters, work);
}

/** The same for terms that are only being entered. */
export function judge(
  terms: Pick<ContractRow, "signedOn" | "totalFen" | "statesEligibleFee" | "implementationDivision" | "fileId">,
  lines: readonly Pick<FeeLineRow, "category" | "amountFen">[],
  annexes: readonly Pick<ContractAnnexRow, "signedOn">[],
  parameters: ContractParameters,
  work: Work,
): Finding[] {
  const facts = {
    ...terms,
    lines,
    annexesSignedOn: annexes.map((annex) => annex.signedOn),
    hasFile: terms.fileId !== null,
  };
  return contractFindings(facts, parameters, beijingDate(work.now));
}

/** Refuses findings of any other outcome, all of them at once. */
export function refuseUnless(findings: readonly Finding[], accepted: readonly Finding["outcome"][]): void {
  const wrong = findings.filter((finding) => !accepted.includes(finding.outcome));
  if (wrong.length > 0)
    throw new Refusal("contract-not-acceptable", factsOfFindings(wrong), faultsOfFindings(wrong, contractFields));
}

/** A category that an edition no longer has is not eligible in it; the finding about categories says so. */
async function judgeDraft(work: Work, contract: ContractRow, edition: JudgingEdition): Promise<ContractRow> {
  for (const line of await linesOf(work, contract.id)) {
    const eligible = feeCategoryOf(edition.parameters, line.category)?.eligible ?? false;
    if (eligible !== line.eligible) await judgeLine(work, line.id, eligible);
  }
  const version = await recordStep(work, {
    table: "contract",
    object: contract,
    to: contract.status,
    action: "contract.judged",
    changes: { editionId: edition.id },
    editionId: edition.id,
  });
  return { ...contract, editionId: edition.id, version };
}

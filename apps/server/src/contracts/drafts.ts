import type { createContractBody, editContractBody } from "@yunquan/contract/contracts.ts";
import type { z } from "@yunquan/contract/z.ts";
import { eligibleFee, feeCategoryOf } from "@yunquan/core/contracts/fee-lines.ts";
import type { ContractParameters } from "@yunquan/core/contracts/findings.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, type FieldFault, type Finding } from "@yunquan/core/refusal.ts";
import { beijingDate } from "@yunquan/core/time.ts";
import { currentCatalogue, serviceByCode } from "../catalogues/commands.ts";
import { ownFile } from "../files/commands.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { editionInForce } from "../programmes/commands.ts";
import { productById, supplierForBusiness } from "../suppliers/commands.ts";
import { findingsOf, judge, judgingEdition, refuseUnless } from "./commands.ts";
import {
  annexesOf,
  insertAnnex,
  holdNumbers,
  insertContract,
  invoicesOn,
  linesOf,
  lockContractRow,
  numberTaken,
  replaceLines,
  returnedOn,
  type ContractRow,
  type ReturnedApplication,
} from "./store.ts";

/** How many invoices a refusal names. */
const NAMED = 10;

/**
 * Enters a signed contract as a draft. What contradicts itself or the rules is refused with every fault at once
 * (`contract-not-acceptable`); the document and the annex may follow before submission. Refuses `supplier-…`,
 * `contract-number-taken`.
 * @clause 3.1 4.3 5.5 5.6
 */
export async function createContract(work: Work, given: z.output<typeof createContractBody>) {
  const { lines, programmeId, ...terms } = given;
  const enterpriseId = personOf(work).organisationId;
  const edition = await editionInForce(work, programmeId, work.now);
  const findings = judge(terms, lines, [], edition.parameters, work);
  await refuseUnusable(work, { programmeId, enterpriseId, returned: [] }, given, findings);
  const id = work.newId();
  await holdNumbers(work, enterpriseId);
  const inserted = await insertContract(work, {
    id,
    programmeId,
    enterpriseId,
    status: "draft",
    ...terms,
    editionId: edition.id,
    createdAt: work.now,
  });
  if (!inserted) throw numberRefusal(terms.number);
  await replaceLines(work, id, judged(work, id, lines, edition.parameters));
  await recordCreation(work, {
    table: "contract",
    object: { id, status: "draft", version: 1 },
    action: "contract.created",
    facts: { totalFen: terms.totalFen },
    editionId: edition.id,
  });
  return { id, status: "draft" as const, version: 1, ...(await summary(work, id, findings)) };
}

/**
 * Changes a draft as a whole. While an application that was returned is corrected on it, what its first submission pinned
 * holds: its edition, its catalogue, and, until it has to be back, its supplier. Refuses `contract-locked`, `stale-version`,
 * `contract-invoiced` while invoices are split over its lines, and what `createContract` refuses.
 * @clause 4.4.4 5.8 8.4
 */
export async function editContract(work: Work, id: Id, given: z.output<typeof editContractBody>) {
  const { lines, version, ...terms } = given;
  const contract = await lockOwnDraft(work, id, version);
  await refuseInvoiced(work, id);
  const edition = await judgingEdition(work, contract);
  const findings = judge(terms, lines, await annexesOf(work, id), edition.parameters, work);
  await refuseUnusable(work, { ...contract, returned: await returnedOn(work, id) }, given, findings);
  await holdNumbers(work, contract.enterpriseId);
  if (await numberTaken(work, { ...contract, ...terms })) throw numberRefusal(terms.number);
  const next = await recordStep(work, {
    table: "contract",
    object: contract,
    to: contract.status,
    action: "contract.edited",
    changes: { ...terms, editionId: edition.id },
    editionId: edition.id,
  });
  await replaceLines(work, id, judged(work, id, lines, edition.parameters));
  return { id, status: contract.status, version: next, ...(await summary(work, id, findings)) };
}

/**
 * Adds the supplementary annex of a contract that was signed before the programme was published; a locked contract takes
 * one too. Refuses `annex-not-allowed` for a later contract, and for an annex signed before its contract or in the future.
 * @clause 5.5
 */
export async function addAnnex(
  work: Work,
  id: Id,
  given: { version: number; signedOn: ContractRow["signedOn"]; fileId: Id },
) {
  const contract = await lockOwn(work, id, given.version);
  const { parameters } = await judgingEdition(work, contract);
  refuseAnnex(contract, given.signedOn, parameters, work);
  await ownFile(work, given.fileId, contract.enterpriseId, ["contract-annex"]);
  await insertAnnex(work, {
    id: work.newId(),
    contractId: id,
    signedOn: given.signedOn,
    fileId: given.fileId,
    addedAt: work.now,
    addedBy: personOf(work).personId,
  });
  const version = await recordStep(work, {
    table: "contract",
    object: contract,
    to: contract.status,
    action: "contract.annex-added",
    facts: { signedOn: given.signedOn },
  });
  return {
    id,
    status: contract.status,
    version,
    ...(await summary(work, id, await findingsOf(work, contract, parameters))),
  };
}

/** Whose draft it is, and the returned applications that are corrected on it. */
interface DraftCase {
  readonly programmeId: Id;
  readonly enterpriseId: Id;
  readonly returned: readonly ReturnedApplication[];
}

/** Everything that stops a draft: its own contradictions, its supplier, its document, its services and products. */
async function refuseUnusable(
  work: Work,
  { programmeId, enterpriseId, returned }: DraftCase,
  given: Pick<z.output<typeof editContractBody>, "supplierId" | "lines" | "fileId">,
  findings: readonly Finding[],
): Promise<void> {
  refuseUnless(findings, ["met", "open"]);
  if (!returned.some((application) => keepsSupplier(application, given.supplierId, work.now)))
    await supplierForBusiness(work, given.supplierId);
  if (given.fileId !== null) await ownFile(work, given.fileId, enterpriseId, ["contract"]);
  const faults: FieldFault[] = [];
  const current = await currentCatalogue(work, programmeId);
  const catalogues = new Set([...returned.map(({ catalogueId }) => catalogueId), ...(current ? [current.id] : [])]);
  const unlisted = new Set<string>();
  for (const code of new Set(given.lines.map((line) => line.serviceCode)))
    if (!(await isListed(work, catalogues, code))) unlisted.add(code);
  for (const [index, line] of given.lines.entries()) {
    if (unlisted.has(line.serviceCode)) {
      faults.push({
        path: `lines.${index}.serviceCode`,
        code: "service-not-listed",
        zh: `现行目录中没有应用服务“${line.serviceCode}”`,
        en: `the current catalogue has no service “${line.serviceCode}”`,
      });
    }
    if (line.productId !== null && !(await isUsable(work, line.productId, given.supplierId, line.serviceCode))) {
      faults.push({
        path: `lines.${index}.productId`,
        code: "product-not-usable",
        zh: "不是该供应商在该应用服务下的在架产品",
        en: "no listed product of that supplier under that service",
      });
    }
  }
  const [serviceCode] = unlisted;
  if (serviceCode !== undefined) throw new Refusal("service-not-listed", { code: serviceCode }, faults);
  if (faults.length > 0) throw new Refusal("product-not-usable", {}, faults);
}

/** Until it has to be back, a returned application keeps the supplier it was submitted with, whatever became of him. @clause 8.4 */
function keepsSupplier({ supplierId, returnDueAt }: ReturnedApplication, given: Id, now: Work["now"]): boolean {
  return supplierId === given && returnDueAt !== null && now < returnDueAt;
}

/** In one of these catalogues: a returned application is for a service of its own, a line beside it for one of today's. @clause 4.4.4 */
async function isListed(work: Work, catalogueIds: Iterable<Id>, code: string): Promise<boolean> {
  for (const catalogueId of catalogueIds)
    if (!((await orRefusal(async () => await serviceByCode(work, catalogueId, code))) instanceof Refusal)) return true;
  return false;
}

async function isUsable(work: Work, productId: Id, supplierId: Id, serviceCode: string): Promise<boolean> {
  const product = await orRefusal(async () => await productById(work, productId));
  return (
    !(product instanceof Refusal) &&
    product.supplierId === supplierId &&
    product.serviceCode === serviceCode &&
    product.status === "listed"
  );
}

async function orRefusal<Result>(run: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function refuseAnnex(
  contract: ContractRow,
  signedOn: ContractRow["signedOn"],
  { publishedOn }: ContractParameters,
  work: Work,
): void {
  const refuse = (reasonZh: string, reasonEn: string): never => {
    throw new Refusal("annex-not-allowed", { reasonZh, reasonEn, signedOn }, [
      { path: "signedOn", code: "annex", zh: reasonZh, en: reasonEn },
    ]);
  };
  if (contract.statesEligibleFee)
    refuse("合同已明确可补助费用，无须补签附件", "The contract states the eligible fees: it needs no annex");
  if (contract.signedOn >= publishedOn)
    refuse(
      "方案印发后签订的合同不能以附件补充可补助费用",
      "A contract signed after the programme was published cannot be supplemented",
    );
  if (signedOn < contract.signedOn)
    refuse("附件签订日期不得早于合同签订日期", "The annex cannot be signed before its contract");
  if (signedOn > beijingDate(work.now)) refuse("附件签订日期不得晚于今日", "The annex cannot be signed in the future");
}

function judged(
  work: Work,
  contractId: Id,
  lines: z.output<typeof editContractBody>["lines"],
  parameters: ContractParameters,
) {
  return lines.map((line) => ({
    id: work.newId(),
    contractId,
    ...line,
    eligible: feeCategoryOf(parameters, line.category)?.eligible ?? false,
  }));
}

async function summary(work: Work, id: Id, findings: Finding[]) {
  return { findings, eligibleFen: eligibleFee(await linesOf(work, id)) };
}

async function refuseInvoiced(work: Work, id: Id): Promise<void> {
  const numbers = await invoicesOn(work, id, NAMED + 1);
  if (numbers.length === 0) return;
  throw new Refusal("contract-invoiced", {
    numbers: `${numbers.slice(0, NAMED).join("、")}${numbers.length > NAMED ? "…" : ""}`,
  });
}

function numberRefusal(number: string): Refusal {
  return new Refusal("contract-number-taken", { number }, [
    { path: "number", code: "taken", zh: "该合同编号已登记", en: "this number is registered already" },
  ]);
}

/** The contract of the enterprise acting, locked, on the version it saw. A supplier's or another's is not found. */
async function lockOwn(work: Work, id: Id, version: number): Promise<ContractRow> {
  const contract = await lockContractRow(work, id);
  if (contract.enterpriseId !== personOf(work).organisationId) throw new Refusal("not-found", { noun: "contract" });
  if (contract.version !== version) throw new Refusal("stale-version", { noun: "contract" });
  return contract;
}

async function lockOwnDraft(work: Work, id: Id, version: number): Promise<ContractRow> {
  const contract = await lockOwn(work, id, version);
  if (contract.status !== "draft") throw new Refusal("contract-locked");
  return contract;
}

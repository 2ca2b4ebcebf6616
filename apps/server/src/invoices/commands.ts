import type { invoiceBody } from "@yunquan/contract/invoices.ts";
import type { z } from "@yunquan/contract/z.ts";
import { judgeInvoiceDate } from "@yunquan/core/claims/invoice-date.ts";
import { invoiceFaults, readInvoice, type InvoiceFault } from "@yunquan/core/claims/invoice-key.ts";
import { compareParties, sideWords, type InvoiceSide } from "@yunquan/core/claims/invoice-parties.ts";
import { refuseWrongSplits } from "@yunquan/core/claims/invoice-splits.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, type Finding } from "@yunquan/core/refusal.ts";
import { beijingDate } from "@yunquan/core/time.ts";
import { ownFile } from "../files/commands.ts";
import { recordHistory } from "../platform/record.ts";
import { json, personOf, type Work } from "../platform/work.ts";
import { invoicedContract, ownContract, type InvoicedContract } from "./contract.ts";
import { invoiceOfFile, refuseOtherThanFile } from "./invoice-file.ts";
import {
  deleteInvoice,
  doubtsOf,
  findInvoice,
  insertInvoice,
  keyIsUsed,
  linesInvoiced,
  ownUse,
  setLocked,
  type InvoiceRow,
  type LineInvoiced,
} from "./store.ts";

type InvoiceEntry = z.output<typeof invoiceBody>;

/**
 * Enters an invoice of a contract with a voucher, once for all its claims, split over its fee lines. Refuses a number that is none,
 * one that is used anywhere on the platform in whatever disguise (`invoice-used`, telling nothing of another firm), parts
 * that do not fit, parties that are not the contract's without explanation and evidence, and entries that differ from
 * the invoice's own XML.
 * @clause 5.9
 */
export async function createInvoice(work: Work, given: InvoiceEntry): Promise<InvoiceRow> {
  const reading = readInvoice({ code: given.code, number: given.number });
  if (!reading.ok) throw new Refusal("invalid-request", {}, reading.faults.map(faultOf));
  const contract = await invoicedContract(work, given.contractId);
  if (await keyIsUsed(work, reading.key)) await refuseUsed(work, reading.key, reading.number, contract.enterpriseId);
  const file = await ownFile(work, given.fileId, contract.enterpriseId, ["invoice"]);
  if (given.explanationFileId != null)
    await ownFile(work, given.explanationFileId, contract.enterpriseId, ["other", "invoice", "payment-proof"]);
  const findings = judgeEntry(work, given, contract);
  refuseWrongSplits(given.totalFen, given.splits, await linesInvoiced(work, contract.id));
  const fromFile = await invoiceOfFile(work, file, contract);
  if (fromFile !== undefined) refuseOtherThanFile(given, reading.number, fromFile);

  const id = work.newId();
  const entered = await insertInvoice(
    work,
    {
      id,
      key: reading.key,
      contractId: contract.id,
      enterpriseId: contract.enterpriseId,
      kind: reading.kind,
      code: reading.code,
      number: reading.number,
      issuedOn: given.issuedOn,
      totalFen: given.totalFen,
      sellerName: given.sellerName,
      sellerCode: given.sellerCode,
      buyerName: given.buyerName,
      buyerCode: given.buyerCode,
      fileId: given.fileId,
      readFromFile: fromFile !== undefined,
      findings: json([...findings, ...reading.findings]),
      explanation: given.explanation ?? null,
      explanationFileId: given.explanationFileId ?? null,
      enteredBy: personOf(work).personId,
      enteredAt: work.now,
    },
    given.splits,
  );
  if (!entered) await refuseUsed(work, reading.key, reading.number, contract.enterpriseId);
  await note(work, id, "invoice.entered", { contractId: contract.id, key: reading.key, totalFen: given.totalFen });
  return await findInvoice(work, id);
}

/**
 * Takes an invoice away while no submitted claim relies on it, whatever the state of its contract; its number is free again.
 * Refuses `invoice-locked`.
 */
export async function removeInvoice(work: Work, id: Id): Promise<void> {
  const invoice = await findInvoice(work, id);
  await ownContract(work, invoice.contractId);
  if (!(await deleteInvoice(work, id))) throw new Refusal("invoice-locked", { number: invoice.number });
  await note(work, id, "invoice.deleted", {
    contractId: invoice.contractId,
    key: invoice.key,
    totalFen: invoice.totalFen,
  });
}

/** The fee lines of a contract with what is invoiced on each: what a claim is reckoned from. */
export async function invoicedLines(work: Work, contractId: Id): Promise<readonly LineInvoiced[]> {
  return await linesInvoiced(work, contractId);
}

/** From now on submitted claims rely on these contracts' invoices. The contracts are locked by the caller. */
export async function lockInvoices(work: Work, contractIds: readonly Id[]): Promise<void> {
  await setLocked(work, contractIds, work.now);
}

/** No claim relies on the contract's invoices any more; they may be corrected. */
export async function unlockInvoices(work: Work, contractId: Id): Promise<void> {
  await setLocked(work, [contractId], null);
}

/** What is to be looked at on a contract's invoices, and the explanations given for it. */
export async function invoiceDoubts(work: Work, contractId: Id) {
  return await doubtsOf(work, contractId);
}

function judgeEntry(work: Work, given: InvoiceEntry, contract: InvoicedContract): Finding[] {
  const dated = judgeInvoiceDate(given.issuedOn, contract.signedOn, beijingDate(work.now));
  if (dated.outcome === "failed")
    throw new Refusal("invalid-request", {}, [{ path: "issuedOn", code: "future", zh: dated.zh, en: dated.en }]);
  const sides = compareParties(
    {
      seller: { name: given.sellerName, code: given.sellerCode },
      buyer: { name: given.buyerName, code: given.buyerCode },
    },
    { supplier: contract.supplier, enterprise: contract.enterprise },
  );
  const differing = (["seller", "buyer"] as const).filter((side) => sides[side].outcome === "failed");
  if (differing.length > 0 && (given.explanation == null || given.explanationFileId == null))
    refuseParties(differing, sides);
  return [dated, sides.seller, sides.buyer];
}

function refuseParties(differing: readonly InvoiceSide[], sides: Readonly<Record<InvoiceSide, Finding>>): never {
  const words = differing.map((side) => sideWords(side));
  throw new Refusal(
    "invoice-parties-differ",
    { sideZh: words.map(({ zh }) => zh).join("、"), sideEn: words.map(({ en }) => en).join(" and ") },
    [
      ...differing.map((side) => ({ path: `${side}Name`, code: "differs", zh: sides[side].zh, en: sides[side].en })),
      { path: "explanation", code: "required", zh: "请填写说明并上传证明材料", en: "explain it and attach evidence" },
    ],
  );
}

async function refuseUsed(work: Work, key: string, number: string, enterpriseId: Id): Promise<never> {
  throw new Refusal("invoice-used", { number, ownContract: await ownUse(work, key, enterpriseId) }, [
    { path: "number", code: "used", zh: "该发票已登记，不能重复使用", en: "this invoice is already registered" },
  ]);
}

function faultOf(fault: InvoiceFault) {
  return { path: fault.startsWith("number-") ? "number" : "code", code: fault, ...invoiceFaults[fault] };
}

async function note(
  work: Work,
  id: Id,
  action: RecordedAction,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordHistory(work, {
    objectType: "invoice",
    objectId: id,
    action,
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts,
    editionId: null,
  });
}

import type { Id } from "@yunquan/core/ids.ts";
import { fen, type Fen } from "@yunquan/core/money.ts";
import { addDays, beijingDate, type CalendarDate } from "@yunquan/core/time.ts";
import type { UsageSource } from "@yunquan/core/usage/marks.ts";
import type { Caller, TestApp } from "./app.ts";
import {
  expectStatus,
  issuedVoucher,
  setUpApplications,
  type IssuedVoucher,
  type IssuedVoucherOptions,
  type World,
} from "./application.fixture.ts";
import { smallPdf } from "./parties.fixture.ts";

/*
 * Claims for tests, made through the real HTTP operations (claim.fixture.ts inserts many approved ones quickly):
 *
 *   const draft = await draftClaim(test);                       // a voucher, its contract invoiced whole, evidence attached
 *   const claim = await submitClaim(draft);                     // { version, position, … }
 *   const claim = await markedClaim(test, { world });           // confirmed, used, and complete in a frozen report
 *   const claim = await approvedClaim(test, { world });         // reviewed and approved: what a settlement lists
 *
 * Without `world` a new programme is set up (see application.fixture.ts); claims of one world stand in one line. A claim asks for
 * 120,000.00 yuan unless `amountFen` says otherwise (at most 200,000.00, the listed amount of SAAS-02 in tier B).
 */

export interface ClaimOptions extends IssuedVoucherOptions {
  readonly amountFen?: Fen;
  readonly world?: World;
}

export interface DraftedClaim {
  readonly claimId: Id;
  readonly number: string;
  readonly version: number;
  readonly voucher: IssuedVoucher;
  readonly world: World;
  readonly cityCode: string;
  readonly invoiceIds: readonly Id[];
}

export interface SubmittedClaim extends DraftedClaim {
  readonly position: number;
  readonly amountFen: Fen;
}

export interface ApprovedClaim extends SubmittedClaim {
  readonly voucherId: Id;
  readonly voucherCode: string;
  readonly contractId: Id;
  readonly reportId: Id;
  readonly enterprise: IssuedVoucher["enterprise"];
  readonly supplier: IssuedVoucher["supplier"];
  /** Who reviewed and who approved: neither may decide in this claim again. */
  readonly reviewer: Caller;
  readonly approver: Caller;
}

/** Every question of the reviewer's checklist answered yes. */
export const allMet = { invoiceTotal: true, invoiceParties: true, evidence: true, completionMark: true };

let serial = 0;

/** An invoice number that no other invoice of the run has. */
export function invoiceNumber(): string {
  serial += 1;
  return `2444${String(serial).padStart(16, "0")}`;
}

export async function todayOf(test: TestApp): Promise<CalendarDate> {
  return await test.as(null, async (work) => beijingDate(work.now));
}

/** Different bytes at every call, as different scans are. */
export async function uploadScan(caller: Caller, purpose: string): Promise<Id> {
  serial += 1;
  const bytes = Buffer.concat([await smallPdf(), Buffer.from(`\n% ${serial}\n`)]);
  const uploaded = await caller.upload(purpose, `${purpose}-${serial}.pdf`, bytes);
  expectStatus(uploaded, 201);
  return uploaded.body.id as Id;
}

export interface FeeLineRead {
  readonly id: Id;
  readonly number: number;
  readonly amountFen: string;
}

export async function feeLines(voucher: Pick<IssuedVoucher, "enterprise" | "contractId">): Promise<FeeLineRead[]> {
  const contract = await voucher.enterprise.preparer.get(`/api/v1/contracts/${voucher.contractId}`);
  expectStatus(contract, 200);
  return contract.body.lines;
}

/** What an invoice of the whole contract is entered with; override what the test is about. */
export async function invoiceOf(
  test: TestApp,
  voucher: Pick<IssuedVoucher, "enterprise" | "supplier" | "contractId">,
  changes: Readonly<Record<string, unknown>> = {},
) {
  const lines = await feeLines(voucher);
  const { enterprise, supplier, contractId } = voucher;
  return {
    contractId,
    code: null,
    number: invoiceNumber(),
    issuedOn: addDays(await todayOf(test), -1),
    totalFen: String(lines.reduce((sum, line) => sum + Number(line.amountFen), 0)),
    sellerName: supplier.name,
    sellerCode: supplier.creditCode,
    buyerName: enterprise.name,
    buyerCode: enterprise.creditCode,
    fileId: await uploadScan(enterprise.preparer, "invoice"),
    splits: lines.map((line) => ({ feeLineId: line.id, amountFen: line.amountFen })),
    ...changes,
  };
}

/** Enters one invoice over the whole contract. */
export async function invoiceContract(test: TestApp, voucher: IssuedVoucher): Promise<Id> {
  const entered = await voucher.enterprise.preparer.post("/api/v1/invoices", await invoiceOf(test, voucher));
  expectStatus(entered, 201);
  return entered.body.id as Id;
}

/** Dates and evidence of a claim that is complete. */
export async function completeDraft(test: TestApp, voucher: IssuedVoucher) {
  const today = await todayOf(test);
  const { preparer } = voucher.enterprise;
  const total = (await feeLines(voucher)).reduce((sum, line) => sum + Number(line.amountFen), 0);
  return {
    implementedOn: addDays(today, -35),
    acceptedOn: addDays(today, -2),
    evidence: [
      {
        kind: "payment-proof",
        fileId: await uploadScan(preparer, "payment-proof"),
        amountFen: String(total),
        occurredOn: addDays(today, -3),
      },
      { kind: "acceptance-report", fileId: await uploadScan(preparer, "acceptance-report") },
    ],
  };
}

/** A voucher for a claim: its contract is old enough for a whole month of use. */
export async function voucherToClaim(test: TestApp, options: ClaimOptions = {}): Promise<IssuedVoucher> {
  const { amountFen, world: given, ...rest } = options;
  const world = given ?? (await setUpApplications(test));
  const signedOn = addDays(await todayOf(test), -40);
  return await issuedVoucher(test, {
    world,
    ...(amountFen === undefined
      ? {}
      : { lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen }] }),
    ...rest,
    contract: { signedOn, ...rest.contract },
  });
}

/** A draft that can be submitted. */
export async function draftClaim(
  test: TestApp,
  options: ClaimOptions & { readonly voucher?: IssuedVoucher } = {},
): Promise<DraftedClaim> {
  const { voucher: given, ...rest } = options;
  const voucher = given ?? (await voucherToClaim(test, rest));
  const invoiceIds = [await invoiceContract(test, voucher)];
  const created = await voucher.enterprise.preparer.post("/api/v1/claims", {
    voucherId: voucher.voucherId,
    ...(await completeDraft(test, voucher)),
  });
  expectStatus(created, 201);
  const { id, number, version } = created.body;
  return { claimId: id, number, version, voucher, world: voucher.world, cityCode: voucher.world.cityCode, invoiceIds };
}

export async function submitClaim(draft: DraftedClaim): Promise<SubmittedClaim> {
  const answer = await draft.voucher.enterprise.approver.post(`/api/v1/claims/${draft.claimId}/submit`, {
    version: draft.version,
  });
  expectStatus(answer, 200);
  return {
    ...draft,
    version: answer.body.version,
    position: answer.body.position,
    amountFen: fen(Number(answer.body.amountFen)),
  };
}

export async function confirmClaim<Claim extends SubmittedClaim>(claim: Claim): Promise<Claim> {
  const answer = await claim.voucher.supplier.approver.post(`/api/v1/claims/${claim.claimId}/confirm`, {
    version: claim.version,
  });
  expectStatus(answer, 200);
  return { ...claim, version: answer.body.version };
}

/** Rows of use on the last days up to yesterday, as they are delivered. */
export async function usageRows(
  test: TestApp,
  voucherCode: string,
  options: { days?: number; users?: number; sources?: readonly UsageSource[] } = {},
) {
  const { days = 30, users = 8, sources = ["interface", "operator"] } = options;
  const today = await todayOf(test);
  return Array.from({ length: days }, (_, index) => addDays(today, -1 - index)).flatMap((usedOn, index) =>
    sources.map((source) => ({
      voucherCode,
      source,
      usedOn,
      activeUsers: users,
      loginCount: users * 2 + (index % 3),
      deviceCount: 1,
      onlineMinutes: users * 45,
    })),
  );
}

export async function deliverUse(
  test: TestApp,
  voucher: IssuedVoucher,
  options: Parameters<typeof usageRows>[2] = {},
): Promise<void> {
  expectStatus(
    await voucher.supplier.preparer.post("/api/v1/usage", {
      rows: await usageRows(test, voucher.voucherCode, options),
    }),
    201,
  );
}

/** Makes the line's implementation report now; it evaluates what is due first. */
export async function reportLine(world: World): Promise<{ readonly id: Id; readonly number: string }> {
  const report = await world.reviewer.post("/api/v1/implementation-reports", {
    programmeId: world.programme.programmeId,
  });
  expectStatus(report, 201);
  return report.body;
}

/** A claim that its supplier confirmed, whose service is used, and that a frozen report marks complete. */
export async function markedClaim(
  test: TestApp,
  options: ClaimOptions = {},
): Promise<SubmittedClaim & { readonly reportId: Id }> {
  const claim = await confirmClaim(await submitClaim(await draftClaim(test, options)));
  await deliverUse(test, claim.voucher);
  const report = await reportLine(claim.world);
  return { ...claim, version: await versionOf(claim), reportId: report.id };
}

export async function versionOf(claim: DraftedClaim): Promise<number> {
  const read = await claim.voucher.enterprise.preparer.get(`/api/v1/claims/${claim.claimId}`);
  expectStatus(read, 200);
  return read.body.version;
}

/** A marked claim that the reviewer recommends. */
export async function reviewedClaim(
  test: TestApp,
  options: ClaimOptions = {},
): Promise<SubmittedClaim & { readonly reportId: Id }> {
  const claim = await markedClaim(test, options);
  const reviewed = await claim.world.reviewer.post(`/api/v1/claims/${claim.claimId}/review`, {
    version: claim.version,
    checklist: allMet,
    recommendation: "材料齐全，建议通过",
  });
  expectStatus(reviewed, 200);
  return { ...claim, version: reviewed.body.version };
}

/** A claim that was submitted, evaluated complete, reported, reviewed and approved: what a settlement lists. */
export async function approvedClaim(test: TestApp, options: ClaimOptions = {}): Promise<ApprovedClaim> {
  const claim = await reviewedClaim(test, options);
  const { voucher, world } = claim;
  const approved = await world.approver.post(`/api/v1/claims/${claim.claimId}/approve`, { version: claim.version });
  expectStatus(approved, 200);
  const { voucherId, voucherCode, contractId, enterprise, supplier } = voucher;
  return {
    ...claim,
    version: approved.body.version,
    voucherId,
    voucherCode,
    contractId,
    enterprise,
    supplier,
    reviewer: world.reviewer,
    approver: world.approver,
  };
}

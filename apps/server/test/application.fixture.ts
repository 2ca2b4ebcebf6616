import type { Checklist } from "@yunquan/core/applications/checklist.ts";
import { reviewQuestionKeys } from "@yunquan/core/applications/checklist.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { newId } from "../src/platform/work.ts";
import type { Answer, Caller, TestApp } from "./app.ts";
import {
  admitSupplier,
  draftContract,
  officer,
  registerEnterprise,
  type ContractLine,
  type ContractOptions,
  type Enterprise,
  type SupplierWithProduct,
} from "./parties.fixture.ts";
import { setUpProgramme, type ProgrammeOptions, type SetUpProgramme } from "./programme.fixture.ts";

/*
 * Applications and vouchers for tests, made through the real HTTP operations:
 *
 *   const world = await setUpApplications(test);                      // programme, one supplier, the offices of 440600
 *   const draft = await draftApplication(test, world);                // a new enterprise with a contract and a draft
 *   const done = await submitApplication(draft);                      // { body: { position, status, version, … } }
 *   const voucher = await issuedVoucher(test, { world });             // all the way to a voucher
 *
 * The draft is for SAAS-02 of an enterprise of tier B (listed 100,000.00 yuan … 200,000.00, see programme.fixture.ts) with
 * one eligible line of 120,000.00 yuan, so its face value is 120,000.00.
 */

export interface World {
  readonly programme: SetUpProgramme;
  readonly supplier: SupplierWithProduct;
  readonly cityCode: string;
  readonly reviewer: Caller;
  readonly approver: Caller;
  readonly finance: Caller;
}

export interface WorldOptions extends ProgrammeOptions {
  readonly cityCode?: string;
}

/** A programme with an admitted supplier and the offices of one city. */
export async function setUpApplications(test: TestApp, options: WorldOptions = {}): Promise<World> {
  const { cityCode = "440600", ...programmeOptions } = options;
  const programme = await setUpProgramme(test, programmeOptions);
  return {
    programme,
    supplier: await admitSupplier(test, { programmeId: programme.programmeId, serviceCode: "SAAS-02" }),
    cityCode,
    reviewer: await officer(test, "city-reviewer", cityCode),
    approver: await officer(test, "city-approver", cityCode),
    finance: await officer(test, "city-finance", cityCode),
  };
}

export interface DraftOptions {
  readonly enterprise?: Enterprise;
  readonly supplier?: SupplierWithProduct;
  readonly contractId?: Id;
  readonly contract?: Partial<ContractOptions>;
  readonly serviceCode?: string;
  readonly lines?: readonly ContractLine[];
  readonly promised?: boolean;
  /** Prior-year revenue of the new enterprise, in fen. */
  readonly revenueFen?: number;
}

export interface Draft {
  readonly applicationId: Id;
  readonly version: number;
  readonly contractId: Id;
  readonly enterprise: Enterprise;
  readonly supplier: SupplierWithProduct;
  readonly world: World;
}

/** An enterprise (a new one unless given) with a contract and a draft that can be submitted. */
export async function draftApplication(test: TestApp, world: World, options: DraftOptions = {}): Promise<Draft> {
  const { programmeId } = world.programme;
  const enterprise =
    options.enterprise ??
    (await registerEnterprise(test, {
      programmeId,
      cityCode: world.cityCode,
      ...(options.revenueFen === undefined ? {} : { revenueFen: options.revenueFen }),
    }));
  const supplier = options.supplier ?? world.supplier;
  const serviceCode = options.serviceCode ?? "SAAS-02";
  const lines = options.lines ?? [{ serviceCode, category: "application-service", amountFen: 120_000_00 }];
  const contractId =
    options.contractId ??
    (await draftContract(test, { enterprise, supplier, lines, programmeId, ...options.contract }));
  const created = await enterprise.preparer.post("/api/v1/applications", {
    programmeId,
    contractId,
    serviceCode,
    promised: options.promised ?? true,
  });
  expectStatus(created, 201);
  return {
    applicationId: created.body.id as Id,
    version: created.body.version as number,
    contractId,
    enterprise,
    supplier,
    world,
  };
}

/** Submits a draft and gives the receipt; fails the test if it is refused. */
export async function submitApplication(
  draft: Pick<Draft, "applicationId" | "version" | "enterprise">,
  key: string = newId(),
): Promise<Answer<any>> {
  const answer = await draft.enterprise.approver.post(
    `/api/v1/applications/${draft.applicationId}/submit`,
    { version: draft.version },
    key,
  );
  expectStatus(answer, 200);
  return answer;
}

/** Every question answered yes. */
export const allYes = Object.fromEntries(
  reviewQuestionKeys.map((question) => [question, { yes: true, remark: "" }]),
) as Checklist;

/** Takes a submitted application through the supplier's confirmation and the review; gives its version then. */
export async function reviewedApplication(draft: Draft, version: number): Promise<number> {
  const { applicationId, supplier, world } = draft;
  const confirmed = await supplier.approver.post(`/api/v1/applications/${applicationId}/confirm`, { version });
  expectStatus(confirmed, 200);
  const reviewed = await world.reviewer.post(`/api/v1/applications/${applicationId}/review`, {
    version: confirmed.body.version,
    checklist: allYes,
    recommendation: "approve",
  });
  expectStatus(reviewed, 200);
  return reviewed.body.version as number;
}

export interface IssuedVoucherOptions extends DraftOptions {
  /** An earlier world, so that several vouchers stand in one programme; a new one is set up when left out. */
  readonly world?: World;
}

export interface IssuedVoucher extends Draft {
  readonly voucherId: Id;
  readonly voucherCode: string;
  readonly faceValueFen: number;
  readonly reviewer: Caller;
  readonly approver: Caller;
  readonly finance: Caller;
}

/** A voucher, from the contract to its issue, all through HTTP. */
export async function issuedVoucher(test: TestApp, options: IssuedVoucherOptions = {}): Promise<IssuedVoucher> {
  const { world: given, ...draftOptions } = options;
  const world = given ?? (await setUpApplications(test));
  const draft = await draftApplication(test, world, draftOptions);
  const submitted = await submitApplication(draft);
  const version = await reviewedApplication(draft, submitted.body.version as number);
  expectStatus(await world.approver.post(`/api/v1/applications/${draft.applicationId}/approve`, { version }), 200);
  const read = await draft.enterprise.preparer.get(`/api/v1/applications/${draft.applicationId}`);
  expectStatus(read, 200);
  const voucher = await draft.enterprise.preparer.get(`/api/v1/vouchers/${read.body.voucherId}`);
  expectStatus(voucher, 200);
  return {
    ...draft,
    voucherId: voucher.body.id as Id,
    voucherCode: voucher.body.code as string,
    faceValueFen: Number(voucher.body.faceValueFen),
    reviewer: world.reviewer,
    approver: world.approver,
    finance: world.finance,
  };
}

/** A fixture that does not get what it asks for says what it got. */
export function expectStatus(answer: Answer<unknown>, status: number): void {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
}

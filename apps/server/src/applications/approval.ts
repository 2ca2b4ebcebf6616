import { randomBytes } from "node:crypto";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { DAY_MS, addMs, deadlineEn, deadlineZh, type Instant } from "@yunquan/core/time.ts";
import { VOUCHER_CODE_BYTES, makeVoucherCode, type VoucherCode } from "@yunquan/core/vouchers/voucher-code.ts";
import { voucherCertificate } from "../documents/voucher-certificate.ts";
import { enterpriseForApplication } from "../enterprises/commands.ts";
import { storeDocument } from "../files/commands.ts";
import { sendMessage, sendToOffice } from "../messages/commands.ts";
import { planById } from "../plans/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import { refuseSecondHand } from "../platform/record.ts";
import { eachAlone, workAs, type Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import { claimDeadlineAfter } from "../rounds/commands.ts";
import { issueVoucher, verificationUrl } from "../vouchers/commands.ts";
import { LockedAccounts } from "./accounts.ts";
import { heldScopesOf, refuseStale, resolveReservations, stepApplication } from "./commands.ts";
import { documentNames } from "./document-names.ts";
import { lockApplications, peekApplications, submitted, type ApplicationRow, type SubmittedRow } from "./store.ts";
import { refuseOwnParties } from "./supplier-answer.ts";

export interface Approval {
  readonly actor: PersonActor;
  readonly id: Id;
  readonly version: number;
}

/** A voucher that only waits for its application to be found approvable under the lock. */
interface Prepared {
  readonly voucherId: Id;
  readonly code: VoucherCode;
  readonly lastClaimAt: Instant;
  readonly certificate: Uint8Array;
  readonly scopes: Awaited<ReturnType<typeof heldScopesOf>>;
  readonly version: number;
}

/**
 * Approves applications, each for itself: in one transaction its reservations are posted, its voucher is written and its
 * certificate stored. What takes time (the certificate) is made before anything is locked. A voucher that could not get
 * its days to implement before an announced settlement deadline is not issued, and the province is told.
 * @clause 5.8 5.17 3.2
 */
export async function approveApplications(
  work: Work,
  items: readonly Approval[],
): Promise<readonly (ApplicationRow | Refusal)[]> {
  const seen = await peekApplications(
    work,
    items.map(({ id }) => id),
  );
  const prepared = new Map<Approval, Prepared | Refusal>();
  for (const item of items) {
    prepared.set(item, await orRefused(async () => await prepare(workAs(work, item.actor), seen.get(item.id), item)));
  }
  const ready = [...prepared.values()].filter((one): one is Prepared => !(one instanceof Refusal));
  const accounts = await LockedAccounts.lock(
    work,
    ready.flatMap(({ scopes }) => scopes),
  );
  const locked = await lockApplications(
    work,
    items.map(({ id }) => id),
  );
  const results: (ApplicationRow | Refusal)[] = [];
  for (const item of items) {
    const before = accounts.copy();
    const result = await eachAlone(work, async () => {
      const done = await approveOne(workAs(work, item.actor), locked.get(item.id), item, prepared.get(item), accounts);
      locked.set(item.id, done);
      return done;
    });
    if (result instanceof Refusal) {
      accounts.restore(before);
      if (result.code === "no-settlement-deadline") await tellProvince(work, seen.get(item.id));
    }
    results.push(result);
  }
  return results;
}

async function approveOne(
  work: Work<PersonActor>,
  row: ApplicationRow | undefined,
  item: Approval,
  ready: Prepared | Refusal | undefined,
  accounts: LockedAccounts,
): Promise<ApplicationRow> {
  const application = await approvable(work, row, item);
  if (ready instanceof Refusal) throw ready;
  assert(ready !== undefined && ready.version === application.version, "what was prepared is what was locked");
  await resolveReservations(work, application, accounts.held(ready.scopes), "post");
  const done = await stepApplication(work, application, "approve", {
    deciding: true,
    facts: { voucherId: ready.voucherId },
    changes: { decidedBy: work.actor.personId, decidedAt: work.now, dueAt: null },
  });
  const { id: certificateFileId } = await storeDocument(work, {
    organisationId: application.enterpriseId,
    purpose: "certificate",
    name: `${ready.code}.pdf`,
    kind: "pdf",
    mediaType: "application/pdf",
    bytes: ready.certificate,
  });
  assert(application.capacityTransferId !== null, "an application under review holds issue capacity");
  await issueVoucher(work, {
    id: ready.voucherId,
    code: ready.code,
    applicationId: application.id,
    programmeId: application.programmeId,
    planId: application.planId,
    cityCode: application.cityCode,
    enterpriseId: application.enterpriseId,
    supplierId: application.supplierId,
    contractId: application.contractId,
    serviceCode: application.serviceCode,
    standardId: application.standardId,
    editionId: application.editionId,
    tier: application.tier,
    faceValueFen: application.faceValueFen,
    eligibleFeeFen: application.eligibleFeeFen,
    issuedAt: work.now,
    lastClaimAt: ready.lastClaimAt,
    certificateFileId,
    capacityTransferId: application.capacityTransferId,
    capTransferId: application.capTransferId,
    ceilingTransferId: application.ceilingTransferId,
  });
  await tellParties(work, application, ready);
  return done;
}

/** What has to hold for an approval; asked once before the certificate is made and again under the lock. */
async function approvable(
  work: Work<PersonActor>,
  row: ApplicationRow | undefined,
  { version }: Approval,
): Promise<SubmittedRow> {
  if (row === undefined || row.firstSubmittedAt === null || row.cityCode !== work.actor.cityCode)
    throw new Refusal("not-found", { noun: "application" });
  const application = submitted(row);
  refuseStale(application, version);
  stepTo(applicationLifecycle, "approve", application.status, work.actor.roles);
  await refuseOwnParties(work, application);
  await refuseSecondHand(work, [application.id]);
  if (application.recommendation !== "approve") throw new Refusal("recommendation-differs");
  return application;
}

async function prepare(work: Work<PersonActor>, row: ApplicationRow | undefined, item: Approval): Promise<Prepared> {
  const application = await approvable(work, row, item);
  const { parameters } = await editionById(work, application.editionId);
  const { year } = await planById(work, application.planId);
  // Held until the end: an enterprise that is suspended meanwhile waits for this, and one that was before is refused here.
  await enterpriseForApplication(work, application.enterpriseId, year, parameters);
  const days = parameters.implementationDaysMin;
  const lastClaimAt = await claimDeadlineAfter(work, application.programmeId, addMs(work.now, days * DAY_MS));
  if (lastClaimAt === null) throw new Refusal("no-settlement-deadline", { days });
  const code = makeVoucherCode(year, randomBytes(VOUCHER_CODE_BYTES));
  const names = await documentNames(work, application);
  const certificate = await voucherCertificate({
    programmeTitle: names.programmeTitle,
    voucherCode: code,
    faceValueFen: application.faceValueFen,
    holderName: names.enterpriseName,
    holderCreditCode: names.enterpriseCreditCode,
    supplierName: names.supplierName,
    supplierCreditCode: names.supplierCreditCode,
    serviceName: names.serviceName,
    serviceCode: application.serviceCode,
    contractNumber: names.contractNumber,
    issuedAt: work.now,
    lastClaimAt,
    cityBureau: names.cityBureau,
    edition: names.edition,
    standardVersion: names.standardVersion,
    verificationUrl: await verificationUrl(work, code),
    ...(names.sample ? { notes: ["本凭证所依据的奖补标准金额为示例数据（SAMPLE）。"] } : {}),
  });
  return {
    voucherId: work.newId(),
    code,
    lastClaimAt,
    certificate,
    scopes: await heldScopesOf(work, application),
    version: application.version,
  };
}

async function tellParties(
  work: Work,
  application: SubmittedRow,
  { voucherId, code, lastClaimAt }: Prepared,
): Promise<void> {
  for (const organisationId of [application.enterpriseId, application.supplierId]) {
    await sendMessage(work, {
      organisationId,
      kind: "voucher.issued",
      objectType: "voucher",
      objectId: voucherId,
      textZh: `申请 ${application.number} 已通过，服务券 ${code} 已发放，请于 ${deadlineZh(lastClaimAt)} 前完成实施并提出结算申请。`,
      textEn: `Application ${application.number} is approved; voucher ${code} is issued. Claim it before ${deadlineEn(lastClaimAt)} Beijing time.`,
    });
  }
}

/** Once a day for a programme is enough: what the province has to do is one announcement, however many vouchers wait for it. */
async function tellProvince(work: Work, row: ApplicationRow | undefined): Promise<void> {
  if (row === undefined) return;
  const told = await work.tx
    .selectFrom("message")
    .select("id")
    .where("kind", "=", "voucher.no-settlement-deadline")
    .where("objectId", "=", row.programmeId)
    .where("sentAt", ">", addMs(work.now, -DAY_MS))
    .limit(1)
    .executeTakeFirst();
  if (told !== undefined) return;
  await sendToOffice(
    work,
    { kind: "province" },
    {
      kind: "voucher.no-settlement-deadline",
      objectType: "programme",
      objectId: row.programmeId,
      textZh: `申请 ${row.number} 因没有已公布且满足实施期的结算截止日期，不能发券，请尽快公布结算期。`,
      textEn: `Application ${row.number} cannot become a voucher: no settlement deadline that leaves the days to implement is announced. Announce one.`,
    },
  );
}

async function orRefused<Result>(run: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

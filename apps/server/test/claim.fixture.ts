import { sql } from "kysely";
import { storedParameters } from "@yunquan/contract/programmes.ts";
import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { bp, fen, type Fen } from "@yunquan/core/money.ts";
import { addDays, addMs, beijingDate, calendarDate, DAY_MS, type Instant } from "@yunquan/core/time.ts";
import { grant, openAndLock, reserve, resolve } from "../src/ledger/commands.ts";
import { givePosition, lockLines } from "../src/order/commands.ts";
import { createOrganisation } from "../src/people/commands.ts";
import { recordCreation } from "../src/platform/record.ts";
import { json, type Work } from "../src/platform/work.ts";
import type { TestApp } from "./app.ts";

/*
 * Approved claims inserted as they stand after their approval, for tests that need many of them in a line and are about
 * what comes after. The whole way through the real operations is in claim-journey.fixture.ts.
 */

/** A programme with its plan, edition and standard: what vouchers of one line have in common. */
export interface ClaimWorld {
  readonly programmeId: Id;
  readonly planId: Id;
  readonly editionId: Id;
  readonly catalogueId: Id;
  readonly standardId: Id;
  readonly roundId: Id;
}

export interface ApprovedClaim {
  readonly claimId: Id;
  readonly voucherId: Id;
  readonly voucherCode: string;
  readonly amountFen: Fen;
  readonly position: number;
  readonly cityCode: string;
  readonly world: ClaimWorld;
  readonly enterpriseId: Id;
  readonly supplierId: Id;
  readonly contractId: Id;
  readonly reportId: Id;
  /** Who reviewed and who approved: neither may decide again. */
  readonly reviewedBy: Id;
  readonly decidedBy: Id;
}

export interface ClaimOptions {
  readonly amountFen?: Fen;
  readonly cityCode?: string;
  /** The programme, plan and standard of an earlier claim, so that both stand in one line. */
  readonly world?: ClaimWorld;
  readonly lastClaimInDays?: number;
}

/** Parameters as the sample programme has them. */
export const sampleParameters: EditionParameters = {
  goals: [{ measure: "enterprises", target: 10_000, byYear: 2027 }],
  revenueFloorFen: fen(10_000_000_00),
  establishedMonthsMin: 0,
  entityTypes: ["legal-person"],
  industrySections: ["B", "C", "D"],
  cities: ["440100", "440600", "441900"],
  implementationPrefix: "44",
  contractsFromOn: calendarDate("2018-03-20"),
  publishedOn: calendarDate("2018-08-01"),
  feeCategories: [
    {
      code: "cloud",
      zh: "公有云基础资源",
      en: "Public cloud resources",
      eligible: true,
      reasonZh: "方案列明",
      reasonEn: "Named by the programme",
    },
    {
      code: "equipment",
      zh: "自动化装备",
      en: "Automation equipment",
      eligible: false,
      reasonZh: "方案排除",
      reasonEn: "Excluded by the programme",
    },
  ],
  issueRatioBp: bp(15_000),
  supplierCeilingFen: null,
  reviewWorkdays: 5,
  supplierWorkdays: 5,
  returnWorkdays: 10,
  implementationDaysMin: 120,
  announceDaysMin: 30,
  noticeDays: 7,
  pilotReserveMaxBp: bp(5_000),
  pilotReserveReleaseDays: 60,
  settlementPeriodsMax: 2,
  standardMaxAgeDays: 365,
  invoiceRule: { kind: "equal-to-contract" },
  evidence: ["payment-proof", "acceptance-report"],
  subtractCarriedIn: false,
  supplementaryLists: false,
  closingCash: "carry",
  promisedCashWarnBp: bp(5_000),
};

let serial = 0;

/** A programme in force, with one service (`SVC-1`) and thresholds for it, inserted as it stands after its publication. */
export async function claimWorld(
  test: Pick<TestApp, "as">,
  parameters: Partial<EditionParameters> = {},
): Promise<ClaimWorld> {
  return await test.as(null, async (work) => {
    const ids = {
      programmeId: work.newId(),
      planId: work.newId(),
      editionId: work.newId(),
      catalogueId: work.newId(),
      standardId: work.newId(),
      roundId: work.newId(),
    };
    serial += 1;
    const year = Number(beijingDate(work.now).slice(0, 4));
    await work.tx
      .insertInto("programme")
      .values({
        id: ids.programmeId,
        code: `programme-${serial}`,
        nameZh: "示例方案",
        nameEn: "Sample programme",
        createdAt: work.now,
      })
      .execute();
    await work.tx
      .insertInto("edition")
      .values({
        id: ids.editionId,
        programmeId: ids.programmeId,
        number: 1,
        titleZh: "试行",
        titleEn: "Trial",
        publishedOn: calendarDate("2018-08-01"),
        inForceFrom: "2018-08-01T00:00:00.000Z" as Instant,
        parameters: json(storedParameters({ ...sampleParameters, ...parameters } as never)),
        sample: true,
      })
      .execute();
    await work.tx
      .insertInto("plan")
      .values({
        id: ids.planId,
        programmeId: ids.programmeId,
        year,
        status: "published",
        budgetFen: fen(100_000_000_00),
        targetEnterprises: 10_000,
        publishedAt: work.now,
        editionId: ids.editionId,
        issueRatioBp: 15_000,
        subtractCarriedIn: false,
      })
      .execute();
    await work.tx
      .insertInto("round")
      .values({
        id: ids.roundId,
        programmeId: ids.programmeId,
        planId: ids.planId,
        nameZh: "第一批",
        nameEn: "First round",
        status: "open",
        announcedAt: addMs(work.now, -60 * DAY_MS),
        opensAt: addMs(work.now, -30 * DAY_MS),
        closesAt: addMs(work.now, 30 * DAY_MS),
      })
      .execute();
    await work.tx
      .insertInto("catalogue")
      .values({
        id: ids.catalogueId,
        programmeId: ids.programmeId,
        number: 1,
        titleZh: "目录",
        titleEn: "Catalogue",
        status: "draft",
        createdAt: work.now,
      })
      .execute();
    await work.tx
      .insertInto("service")
      .values({
        id: work.newId(),
        catalogueId: ids.catalogueId,
        code: "SVC-1",
        nameZh: "生产管控",
        nameEn: "Production control",
        segments: ["production-control"],
        kind: "saas",
        stage: "digitised",
        productionFocus: true,
        ordinal: 1,
      })
      .execute();
    await work.tx
      .insertInto("standard")
      .values({
        id: ids.standardId,
        programmeId: ids.programmeId,
        planId: ids.planId,
        catalogueId: ids.catalogueId,
        number: 1,
        titleZh: "标准",
        titleEn: "Standard",
        status: "draft",
        sample: true,
        createdAt: work.now,
      })
      .execute();
    await work.tx
      .insertInto("standardTier")
      .values({
        standardId: ids.standardId,
        tier: "B",
        nameZh: "B 档",
        nameEn: "Tier B",
        revenueFromFen: fen(0),
        revenueBelowFen: null,
        annualCapFen: fen(250_000_00),
        ordinal: 1,
      })
      .execute();
    await work.tx
      .insertInto("standardAmount")
      .values({
        standardId: ids.standardId,
        serviceCode: "SVC-1",
        tier: "B",
        formula: "fixed",
        amountFen: fen(100_000_00),
      })
      .execute();
    await work.tx
      .insertInto("standardThreshold")
      .values({
        standardId: ids.standardId,
        serviceCode: "SVC-1",
        windowDays: 30,
        activeDaysMin: 20,
        usersMin: 5,
        operatorRequired: true,
      })
      .execute();
    await sql`update catalogue set status = 'published', published_at = ${work.now} where id = ${ids.catalogueId}`.execute(
      work.tx,
    );
    await sql`update standard set status = 'published', published_at = ${work.now} where id = ${ids.standardId}`.execute(
      work.tx,
    );
    return ids;
  });
}

/** A claim that was submitted, evaluated complete, reported, reviewed and approved: what a settlement lists. */
export async function approvedClaim(test: TestApp, options: ClaimOptions = {}): Promise<ApprovedClaim> {
  const world = options.world ?? (await claimWorld(test));
  const cityCode = options.cityCode ?? "440600";
  const amountFen = options.amountFen ?? fen(100_000_00);
  return await test.as(null, async (work) => {
    const voucher = await insertedVoucher(work, world, cityCode, amountFen, options.lastClaimInDays ?? 200);
    const claimId = work.newId();
    const line = { programmeId: world.programmeId, cityCode, kind: "claim" as const };
    const position = await givePosition(work, await lockLines(work, [line]), line, claimId);
    const [reviewedBy, decidedBy] = [await insertedPerson(work), await insertedPerson(work)];
    serial += 1;
    await work.tx
      .insertInto("claim")
      .values({
        id: claimId,
        number: `JS-${cityCode}-${serial}`,
        programmeId: world.programmeId,
        planId: world.planId,
        editionId: world.editionId,
        cityCode,
        voucherId: voucher.voucherId,
        contractId: voucher.contractId,
        enterpriseId: voucher.enterpriseId,
        supplierId: voucher.supplierId,
        serviceCode: "SVC-1",
        status: "evaluated",
        mark: "complete",
        amountFen,
        invoicedFen: amountFen,
        paymentTotalFen: amountFen,
        position: position.number,
        implementedOn: addDays(beijingDate(work.now), -40),
        acceptedOn: addDays(beijingDate(work.now), -5),
        createdBy: voucher.personId,
        createdAt: work.now,
        submittedAt: position.at,
        confirmedAt: work.now,
      })
      .execute();
    const evaluationId = work.newId();
    await work.tx
      .insertInto("evaluation")
      .values({
        id: evaluationId,
        claimId,
        voucherId: voucher.voucherId,
        outcome: "complete",
        findings: json([]),
        thresholds: json({ windowDays: 30, activeDaysMin: 20, usersMin: 5, operatorRequired: true }),
        windowFrom: addDays(beijingDate(work.now), -30),
        windowTo: addDays(beijingDate(work.now), -1),
        evaluatedAt: work.now,
      })
      .execute();
    const reportId = work.newId();
    await work.tx
      .insertInto("implementationReport")
      .values({
        id: reportId,
        number: `SS-${cityCode}-${serial}`,
        programmeId: world.programmeId,
        cityCode,
        status: "draft",
        cutOffAt: work.now,
        claims: 1,
        completeClaims: 1,
      })
      .execute();
    await work.tx
      .insertInto("implementationMark")
      .values({ reportId, claimId, evaluationId, mark: "complete", findings: json([]) })
      .execute();
    await work.tx
      .updateTable("implementationReport")
      .set({ status: "frozen", content: "{}", sha256: "0".repeat(64), frozenAt: work.now, version: 2 })
      .where("id", "=", reportId)
      .execute();
    await work.tx
      .updateTable("claim")
      .set({
        status: "approved",
        reportId,
        reportMark: "complete",
        evaluationId,
        reviewedBy,
        decidedBy,
        decidedAt: work.now,
        version: 2,
      })
      .where("id", "=", claimId)
      .execute();
    await recordCreation(work, {
      table: "claim",
      object: { id: claimId, status: "approved", version: 2, programmeId: world.programmeId, cityCode },
      action: "claim.approved",
    });
    return {
      claimId,
      voucherId: voucher.voucherId,
      voucherCode: voucher.voucherCode,
      amountFen,
      position: position.number,
      cityCode,
      world,
      enterpriseId: voucher.enterpriseId,
      supplierId: voucher.supplierId,
      contractId: voucher.contractId,
      reportId,
      reviewedBy,
      decidedBy,
    };
  });
}

async function insertedPerson(work: Work): Promise<Id> {
  const id = work.newId();
  await work.tx
    .insertInto("person")
    .values({ id, name: "某人", loginName: `p-${id}`, passwordHash: "-", createdAt: work.now })
    .execute();
  return id;
}

/** A claimed voucher of a new enterprise and supplier, with its amounts posted in capacity and annual cap. */
async function insertedVoucher(
  work: Work,
  world: ClaimWorld,
  cityCode: string,
  faceValueFen: Fen,
  lastClaimInDays: number,
) {
  serial += 1;
  const today = beijingDate(work.now);
  const year = Number(today.slice(0, 4));
  const personId = await insertedPerson(work);
  const enterpriseId = await createOrganisation(work, { kind: "enterprise", nameZh: `示例企业${serial}` });
  const supplierId = await createOrganisation(work, { kind: "supplier", nameZh: `示例供应商${serial}` });
  await work.tx
    .insertInto("enterprise")
    .values({
      id: enterpriseId,
      status: "certified",
      creditCode: `E${enterpriseId}`,
      name: `示例企业${serial}`,
      entityType: "legal-person",
      legalPerson: "张三",
      registeredDivision: cityCode,
      cityCode,
      industryCode: "C3311",
      establishedOn: calendarDate("2010-01-01"),
      address: "示例路 1 号",
      contactName: "李四",
      contactPhone: "13800000000",
      createdAt: work.now,
    })
    .execute();
  await work.tx
    .insertInto("supplier")
    .values({
      id: supplierId,
      status: "admitted",
      creditCode: `S${supplierId}`,
      name: `示例供应商${serial}`,
      registeredDivision: "440100",
      legalPerson: "王五",
      contactName: "赵六",
      contactPhone: "13900000000",
      address: "示例路 2 号",
      route: "resource-pool",
      admittedAt: work.now,
      createdAt: work.now,
    })
    .execute();
  const contractId = work.newId();
  await work.tx
    .insertInto("contract")
    .values({
      id: contractId,
      programmeId: world.programmeId,
      enterpriseId,
      supplierId,
      status: "draft",
      number: `HT-${serial}`,
      title: "服务合同",
      signedOn: addDays(today, -100),
      startsOn: addDays(today, -100),
      endsOn: addDays(today, 265),
      totalFen: faceValueFen,
      statesEligibleFee: true,
      implementationDivision: cityCode,
      implementationAddress: "示例路 1 号",
      createdAt: work.now,
      editionId: world.editionId,
    })
    .execute();
  await work.tx
    .insertInto("feeLine")
    .values({
      id: work.newId(),
      contractId,
      number: 1,
      serviceCode: "SVC-1",
      category: "cloud",
      description: "云服务",
      amountFen: faceValueFen,
      eligible: true,
    })
    .execute();
  await sql`update contract set status = 'locked', locked_at = ${work.now} where id = ${contractId}`.execute(work.tx);
  const [capacity, cap] = await openAndLock(work, [
    { kind: "capacity", programmeId: world.programmeId, planId: world.planId, cityCode },
    { kind: "annual-cap", programmeId: world.programmeId, year, enterpriseId },
  ]);
  const applicationId = work.newId();
  const about = { objectType: "application" as const, objectId: applicationId };
  const transfers: Id[] = [];
  for (const account of [capacity!, cap!]) {
    await grant(work, account, faceValueFen, about);
    const pending = await reserve(work, account, faceValueFen, about);
    await resolve(work, account, "post", pending, about);
    transfers.push(pending);
  }
  const line = { programmeId: world.programmeId, cityCode, kind: "application" as const };
  const position = await givePosition(work, await lockLines(work, [line]), line, applicationId);
  await work.tx
    .insertInto("application")
    .values({
      id: applicationId,
      number: `SQ-${cityCode}-${serial}`,
      programmeId: world.programmeId,
      planId: world.planId,
      roundId: world.roundId,
      editionId: world.editionId,
      standardId: world.standardId,
      cityCode,
      enterpriseId,
      supplierId,
      contractId,
      serviceCode: "SVC-1",
      tier: "B",
      status: "issued",
      eligibleFeeFen: faceValueFen,
      faceValueFen,
      position: position.number,
      createdBy: personId,
      createdAt: work.now,
      firstSubmittedAt: position.at,
      submittedAt: position.at,
      capacityTransferId: transfers[0]!,
      capTransferId: transfers[1]!,
    })
    .execute();
  const certificateFileId = work.newId();
  await work.tx
    .insertInto("file")
    .values({
      id: certificateFileId,
      organisationId: enterpriseId,
      purpose: "certificate",
      name: "certificate.pdf",
      kind: "pdf",
      mediaType: "application/pdf",
      sizeBytes: 1,
      sha256: "0".repeat(64),
      storedAt: work.now,
    })
    .execute();
  const voucherId = work.newId();
  const voucherCode = `YQ-TEST-${serial}-${voucherId.slice(0, 8)}`;
  await work.tx
    .insertInto("voucher")
    .values({
      id: voucherId,
      code: voucherCode,
      applicationId,
      programmeId: world.programmeId,
      planId: world.planId,
      cityCode,
      enterpriseId,
      supplierId,
      contractId,
      serviceCode: "SVC-1",
      standardId: world.standardId,
      editionId: world.editionId,
      tier: "B",
      status: "claimed",
      faceValueFen,
      eligibleFeeFen: faceValueFen,
      issuedAt: work.now,
      lastClaimAt: addMs(work.now, lastClaimInDays * DAY_MS),
      certificateFileId,
      capacityTransferId: transfers[0]!,
      capTransferId: transfers[1]!,
    })
    .execute();
  await recordCreation(work, {
    table: "voucher",
    object: { id: voucherId, status: "claimed", version: 1, programmeId: world.programmeId, cityCode },
    action: "voucher.issued",
  });
  return { voucherId, voucherCode, enterpriseId, supplierId, contractId, personId };
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql, type Insertable } from "kysely";
import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import { cities } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import type { Role } from "@yunquan/core/roles.ts";
import { DAY_MS, addDays, addMs, beijingDate, calendarDate, yearOf } from "@yunquan/core/time.ts";
import { officialCalendarYears, sampleCalendarYear } from "../../seed/working-days.ts";
import { loadCalendarYear } from "../../src/calendar/commands.ts";
import { grant, openAndLock } from "../../src/ledger/commands.ts";
import { createOrganisation } from "../../src/people/commands.ts";
import { newToken, tokenHash } from "../../src/people/tokens.ts";
import { systemActor } from "../../src/platform/actor.ts";
import { connectServer, type Database } from "../../src/platform/database/connect.ts";
import { migrate } from "../../src/platform/database/migrate.ts";
import type { Tables } from "../../src/platform/database/tables.generated.ts";
import { localFileStore } from "../../src/platform/file-store.ts";
import { inTransaction, newId, type Work } from "../../src/platform/work.ts";
import { claimWorld, type ClaimWorld } from "../claim.fixture.ts";
import type { DraftPlan } from "./draft-plan.ts";

/** The database and the folder on which the servers of a trial run, in the trial's own hands. */
export interface Stage {
  readonly database: Database;
  readonly dataDir: string;
  as<Result>(actor: null, run: (work: Work) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** An application as it may be submitted, with the session of the one who may. */
export interface LoadedDraft {
  readonly applicationId: Id;
  readonly enterpriseId: Id;
  readonly supplierId: Id;
  readonly sessionToken: string;
  readonly cityCode: string;
  readonly version: number;
  readonly feeFen: number;
}

export interface Office {
  readonly reviewer: string;
  readonly approver: string;
}

export interface LoadedWorld extends ClaimWorld {
  readonly drafts: readonly LoadedDraft[];
  /** Sessions of the suppliers' approvers, and of each city's reviewer and approver. */
  readonly supplierTokens: ReadonlyMap<Id, string>;
  readonly offices: ReadonlyMap<string, Office>;
}

/** A Monday morning, far enough from the year's end that every due date lies in a loaded calendar. */
const NOW = "2026-03-02T01:00:00.000Z";
const ROWS_AT_ONCE = 400;

/** Migrates an empty database, sets its business clock, and marks it as a live installation that has been started before. */
export async function openStage(url: string): Promise<Stage> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "yunquan-faults-"));
  const database = connectServer(url, 4);
  const files = localFileStore(path.join(dataDir, "files"));
  await migrate(database);
  await sql`update business_clock set offset_ms = extract(epoch from ${NOW}::timestamptz - clock_timestamp())::bigint * 1000`.execute(
    database.db,
  );
  await database.db.insertInto("installation").values({ key: "seed", value: "live" }).execute();
  return {
    database,
    dataDir,
    as: async (_actor, run) => await inTransaction({ database, files }, systemActor, `trial-${newId()}`, run),
    close: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Loads a programme with its money, suppliers, offices, and a certified enterprise with contract and draft for every
 * planned application, straight into the tables as the real operations leave them, with history and counts.
 */
export async function loadWorld(stage: Stage, plan: DraftPlan): Promise<LoadedWorld> {
  const programme = await claimWorld(stage, {
    cities: cities.map((city) => city.code),
    supplierCeilingFen: fen(plan.ceilingFen),
  });
  return await stage.as(null, async (work) => {
    const years = officialCalendarYears();
    const last = Math.max(...years.map(({ year }) => year));
    const later = Array.from({ length: Math.max(0, 2030 - last) }, (_, index) => sampleCalendarYear(last + 1 + index));
    for (const year of [...years, ...later]) await loadCalendarYear(work, { ...year, source: "trial" });
    await loadMoney(work, programme, plan);
    const supplierTokens = await loadSuppliers(work, 1 + Math.max(...plan.drafts.map(({ supplier }) => supplier)));
    const offices = await loadOffices(work);
    const drafts = await loadDrafts(work, programme, plan, [...supplierTokens.keys()]);
    await tellHistory(work);
    return { ...programme, drafts, supplierTokens, offices };
  });
}

async function loadMoney(work: Work, { programmeId, planId }: ClaimWorld, plan: DraftPlan): Promise<void> {
  for (const [cityCode, allotmentFen] of plan.allotmentFen) {
    const id = work.newId();
    await work.tx
      .insertInto("allotment")
      .values({ id, planId, cityCode, amountFen: fen(allotmentFen), targetEnterprises: 1 })
      .execute();
    const about = { objectType: "allotment" as const, objectId: id };
    const [capacity, cash] = await openAndLock(work, [
      { kind: "capacity", programmeId, planId, cityCode },
      { kind: "cash", programmeId, planId, cityCode },
    ]);
    if (capacity === undefined || cash === undefined) throw new Error("an account opens");
    await grant(work, capacity, fen(Math.floor(allotmentFen * 1.5)), about);
    await grant(work, cash, fen(allotmentFen), about);
  }
  await work.tx
    .insertInto("settlementPeriod")
    .values({
      id: work.newId(),
      programmeId,
      planId,
      number: 1,
      nameZh: "第一次结算",
      nameEn: "First settlement",
      status: "announced",
      announcedAt: work.now,
      opensAt: addMs(work.now, 180 * DAY_MS),
      deadlineAt: addMs(work.now, 210 * DAY_MS),
    })
    .execute();
}

async function loadSuppliers(work: Work, count: number): Promise<Map<Id, string>> {
  const tokens = new Map<Id, string>();
  for (let serial = 1; serial <= count; serial += 1) {
    const creditCode = makeCreditCode({ serial, division: "440300" });
    const name = `示例工业互联网服务商${serial}有限公司`;
    const id = await createOrganisation(work, { kind: "supplier", nameZh: name, creditCode });
    await work.tx
      .insertInto("supplier")
      .values({
        id,
        status: "admitted",
        creditCode,
        name,
        registeredDivision: "440305",
        legalPerson: "郑法定",
        contactName: "吴供应",
        contactPhone: "0755-26001234",
        address: "示例科技园 2 栋",
        route: "province",
        admittedAt: work.now,
        createdAt: work.now,
      })
      .execute();
    tokens.set(id, await personWith(work, id, ["supplier-preparer", "supplier-approver"]));
  }
  return tokens;
}

async function loadOffices(work: Work): Promise<Map<string, Office>> {
  const offices = new Map<string, Office>();
  for (const { code, zh } of cities) {
    const id = await createOrganisation(work, { kind: "city-bureau", nameZh: `${zh}工业和信息化局`, cityCode: code });
    offices.set(code, {
      reviewer: await personWith(work, id, ["city-reviewer"]),
      approver: await personWith(work, id, ["city-approver"]),
    });
  }
  return offices;
}

async function personWith(work: Work, organisationId: Id, roles: readonly Role[]): Promise<string> {
  const rows = personRows(work, organisationId, roles);
  await inserted(work, "person", [rows.person]);
  await inserted(work, "membership", rows.memberships);
  await inserted(work, "session", [rows.session]);
  return rows.token;
}

function personRows(work: Work, organisationId: Id, roles: readonly Role[]) {
  const personId = work.newId();
  const token = newToken("yqs");
  // Sessions live by the real clock.
  const at = new Date().toISOString() as typeof work.now;
  return {
    personId,
    token,
    person: { id: personId, name: "陈示例", loginName: `p-${personId}`, passwordHash: "-", createdAt: work.now },
    memberships: roles.map((role) => ({ id: work.newId(), personId, organisationId, role, grantedAt: work.now })),
    session: {
      id: work.newId(),
      tokenHash: tokenHash(token),
      personId,
      organisationId,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: addMs(at, 12 * 3_600_000),
    },
  };
}

async function loadDrafts(
  work: Work,
  { programmeId, editionId }: ClaimWorld,
  plan: DraftPlan,
  suppliers: readonly Id[],
): Promise<LoadedDraft[]> {
  const today = beijingDate(work.now);
  const rows = {
    organisation: [] as Insertable<Tables["organisation"]>[],
    person: [] as Insertable<Tables["person"]>[],
    membership: [] as Insertable<Tables["membership"]>[],
    session: [] as Insertable<Tables["session"]>[],
    file: [] as Insertable<Tables["file"]>[],
    enterprise: [] as Insertable<Tables["enterprise"]>[],
    enterpriseYear: [] as Insertable<Tables["enterpriseYear"]>[],
    contract: [] as Insertable<Tables["contract"]>[],
    feeLine: [] as Insertable<Tables["feeLine"]>[],
    application: [] as Insertable<Tables["application"]>[],
  };
  const enterprises = plan.enterprises.map(({ cityCode }, index) => {
    const id = work.newId();
    const creditCode = makeCreditCode({ serial: 1_000_000 + index, division: cityCode });
    const name = `示例精密制造${index}有限公司`;
    const { personId, token, person, memberships, session } = personRows(work, id, [
      "enterprise-preparer",
      "enterprise-approver",
    ]);
    const fileId = work.newId();
    rows.organisation.push({ id, kind: "enterprise", nameZh: name, creditCode, createdAt: work.now });
    rows.person.push(person);
    rows.membership.push(...memberships);
    rows.session.push(session);
    rows.file.push(fileRow(work, fileId, id, "contract"));
    rows.enterprise.push({
      id,
      status: "certified",
      creditCode,
      name,
      entityType: "legal-person",
      legalPerson: "林法定",
      registeredDivision: cityCode,
      cityCode,
      industryCode: "3525",
      establishedOn: calendarDate("2010-05-04"),
      address: "示例工业园 1 号",
      contactName: "陈示例",
      contactPhone: "0757-82345678",
      promiseAcceptedAt: work.now,
      submittedAt: work.now,
      certifiedAt: work.now,
      createdAt: work.now,
      programmeId,
      editionId,
    });
    rows.enterpriseYear.push({
      enterpriseId: id,
      year: yearOf(today) - 1,
      revenueFen: fen(50_000_000_00),
      staff: 120,
      sizeClass: "small",
      certifiedAt: work.now,
      declaredAt: work.now,
    });
    return { id, personId, token, fileId };
  });
  const drafts = plan.drafts.map((draft, index): LoadedDraft => {
    const enterprise = enterprises[draft.enterprise];
    const supplierId = suppliers[draft.supplier];
    if (enterprise === undefined || supplierId === undefined) throw new Error("a planned draft has its parties");
    const contractId = work.newId();
    const applicationId = work.newId();
    rows.contract.push({
      id: contractId,
      programmeId,
      editionId,
      enterpriseId: enterprise.id,
      supplierId,
      status: "draft",
      number: `HT-${index}`,
      title: "工业互联网应用服务合同",
      signedOn: addDays(today, -40),
      startsOn: addDays(today, -40),
      endsOn: addDays(today, 325),
      totalFen: fen(draft.feeFen),
      statesEligibleFee: true,
      implementationDivision: draft.cityCode,
      implementationAddress: "示例工业园 1 号厂房",
      fileId: enterprise.fileId,
      createdAt: work.now,
    });
    rows.feeLine.push({
      id: work.newId(),
      contractId,
      number: 1,
      serviceCode: "SVC-1",
      category: "cloud",
      description: "按合同约定",
      amountFen: fen(draft.feeFen),
      eligible: true,
    });
    rows.application.push({
      id: applicationId,
      number: `SQ-${index}`,
      programmeId,
      cityCode: draft.cityCode,
      enterpriseId: enterprise.id,
      supplierId,
      contractId,
      serviceCode: "SVC-1",
      promised: true,
      status: "draft",
      createdBy: enterprise.personId,
      createdAt: work.now,
    });
    const { cityCode, feeFen } = draft;
    return {
      applicationId,
      enterpriseId: enterprise.id,
      supplierId,
      sessionToken: enterprise.token,
      cityCode,
      version: 1,
      feeFen,
    };
  });
  for (const [table, values] of Object.entries(rows)) await inserted(work, table as keyof typeof rows, values);
  return drafts;
}

export function fileRow(work: Work, id: Id, organisationId: Id, purpose: string): Insertable<Tables["file"]> {
  return {
    id,
    organisationId,
    purpose,
    name: `${purpose}.pdf`,
    kind: "pdf",
    mediaType: "application/pdf",
    sizeBytes: 1,
    sha256: "0".repeat(64),
    storedAt: work.now,
  };
}

/** Inserts rows a few hundred at a time: a statement has room for 65,535 parameters. */
export async function inserted<Name extends keyof Tables>(
  work: Work,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await work.tx
      .insertInto(table)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
}

const living = {
  enterprise: "enterprise",
  supplier: "supplier",
  contract: "contract",
  application: "application",
  claim: "claim",
  plan: "plan",
  round: "round",
  settlementPeriod: "settlement_period",
  catalogue: "catalogue",
  standard: "standard",
  paymentAccount: "payment_account",
} as const;

/** The line of history of everything that was loaded, and the counts of the cases, as the proof expects them. */
export async function tellHistory(work: Work): Promise<void> {
  for (const [objectType, table] of Object.entries(living)) {
    await sql`insert into history (at, actor_kind, role, object_type, object_id, action, to_status, request_id)
      select ${work.now}, 'system', 'system', ${objectType}, o.id, ${`${objectType}.loaded`}, o.status, ${work.requestId}
      from ${sql.table(table)} o where not exists (select 1 from history h where h.object_id = o.id and h.object_type = ${objectType})`.execute(
      work.tx,
    );
  }
  for (const noun of ["application", "claim"] as const) {
    await sql`insert into case_count (noun, programme_id, city_code, status, cases)
      select ${noun}, programme_id, city_code, status, count(*) from ${sql.table(noun)} where status = 'draft' group by 2, 3, 4
      on conflict (noun, programme_id, city_code, status) do update set cases = excluded.cases`.execute(work.tx);
  }
}

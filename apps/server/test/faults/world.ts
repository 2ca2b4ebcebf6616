import "../../src/postponed.ts";
import { prepareDrafts } from "../../src/applications/preparing.ts";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import { cities } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { DAY_MS, addMs } from "@yunquan/core/time.ts";
import { officialCalendarYears, sampleCalendarYear } from "../../seed/working-days.ts";
import { loadCalendarYear } from "../../src/calendar/commands.ts";
import { grant, openAndLock } from "../../src/ledger/commands.ts";
import { createOrganisation } from "../../src/people/commands.ts";
import { systemActor } from "../../src/platform/actor.ts";
import { connectServer, type Database } from "../../src/platform/database/connect.ts";
import { migrate } from "../../src/platform/database/migrate.ts";
import { localFileStore } from "../../src/platform/file-store.ts";
import { inTransaction, newId, type Work } from "../../src/platform/work.ts";
import { claimWorld, type ClaimWorld } from "../claim.fixture.ts";
import type { DraftPlan } from "./draft-plan.ts";
import { loadDrafts, type LoadedDraft } from "./drafts.ts";
import { personWith, setTrialClock, tellHistory } from "./loading.ts";

/** The database and the folder on which the servers of a trial run, in the trial's own hands. */
export interface Stage {
  readonly database: Database;
  readonly dataDir: string;
  as<Result>(actor: null, run: (work: Work) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
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

/** Migrates an empty database, sets its business clock, and marks it as a live installation that has been started before. */
export async function openStage(url: string): Promise<Stage> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "yunquan-faults-"));
  // A trial that is broken off leaves no folder behind.
  const abandon = (): void => rmSync(dataDir, { recursive: true, force: true });
  process.once("exit", abandon);
  const database = connectServer(url, 4);
  const files = localFileStore(path.join(dataDir, "files"));
  await migrate(database);
  await database.db.insertInto("installation").values({ key: "seed", value: "live" }).execute();
  await inTransaction({ database, files }, systemActor, "trial-clock", setTrialClock);
  return {
    database,
    dataDir,
    as: async (_actor, run) => await inTransaction({ database, files }, systemActor, `trial-${newId()}`, run),
    close: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
      process.removeListener("exit", abandon);
    },
  };
}

/**
 * Loads a programme with its money, suppliers, offices, and a certified enterprise with contract and draft for every
 * planned application, straight into the tables as the real operations leave them, with history and counts. Worlds in one
 * database are set apart by `serial`, which is a multiple of a thousand.
 */
export async function loadWorld(stage: Pick<Stage, "as">, plan: DraftPlan, serial = 0): Promise<LoadedWorld> {
  const programme = await claimWorld(stage, {
    cities: cities.map((city) => city.code),
    supplierCeilingFen: fen(plan.ceilingFen),
  });
  const world = await stage.as(null, async (work) => {
    const years = officialCalendarYears();
    const last = Math.max(...years.map(({ year }) => year));
    const later = Array.from({ length: Math.max(0, 2030 - last) }, (_, index) => sampleCalendarYear(last + 1 + index));
    for (const year of [...years, ...later]) await loadCalendarYear(work, { ...year, source: "trial" });
    await loadMoney(work, programme, plan);
    const supplierTokens = await loadSuppliers(
      work,
      1 + Math.max(...plan.drafts.map(({ supplier }) => supplier)),
      serial,
    );
    const offices = await loadOffices(work);
    const drafts = await loadDrafts(work, programme, plan, [...supplierTokens.keys()], serial);
    await tellHistory(work);
    return { ...programme, drafts, supplierTokens, offices };
  });
  // In every other world the drafts were judged ahead, as they are before a window opens.
  if ((serial / 1_000) % 2 === 0)
    for (let done = 0; done < world.drafts.length; done += 100)
      await stage.as(null, async (work) => await prepareDrafts(work, programme.programmeId, work.now));
  return world;
}

async function loadMoney(work: Work, { programmeId, planId }: ClaimWorld, plan: DraftPlan): Promise<void> {
  const budgetFen = fen([...plan.allotmentFen.values()].reduce((sum, allotmentFen) => sum + allotmentFen, 0));
  await work.tx.updateTable("plan").set({ budgetFen }).where("id", "=", planId).execute();
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

async function loadSuppliers(work: Work, count: number, from: number): Promise<Map<Id, string>> {
  const tokens = new Map<Id, string>();
  for (let serial = from + 1; serial <= from + count; serial += 1) {
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

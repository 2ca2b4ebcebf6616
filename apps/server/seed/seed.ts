import { sql } from "kysely";
import { loadCalendarYear } from "../src/calendar/commands.ts";
import { createOrganisation, createPerson, grantRole } from "../src/people/commands.ts";
import { systemActor } from "../src/platform/actor.ts";
import type { Platform } from "../src/platform/platform.ts";
import { inTransaction, type Work } from "../src/platform/work.ts";
import { beijingDate, yearOf } from "@yunquan/core/time.ts";
import { seedDemo } from "./demo.ts";
import { DEMO_PASSWORD, demoOffices } from "./people.ts";
import { officialCalendarYears, sampleCalendarYear } from "./working-days.ts";

/**
 * First start on an empty database: the official working-day calendars, and in demo mode the offices, people and cases of
 * the demonstration. Live mode starts without any account but the first administrator that the settings name. Returns
 * whether anything was written; a second start changes nothing. Half a demonstration is worse than none: if its writing
 * was interrupted, every later start stops and says so. `tellDemo` is called before the half minute that it takes.
 */
export async function seedIfEmpty(platform: Platform, tellDemo: () => void = () => undefined): Promise<boolean> {
  const { demo, firstAdmin } = platform.config;
  const found = await inTransaction(platform, systemActor, "seed", async (work) => {
    const row = { key: "seed", value: demo ? WRITING : "live" };
    const inserted = await work.tx
      .insertInto("installation")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning("key")
      .executeTakeFirst();
    if (inserted === undefined) {
      return (
        await work.tx.selectFrom("installation").select("value").where("key", "=", "seed").executeTakeFirstOrThrow()
      ).value;
    }
    await seedCalendars(work, demo);
    if (demo) await seedOffices(work);
    else if (firstAdmin !== undefined) await seedFirstAdministrator(work, firstAdmin);
    return null;
  });
  if (found === WRITING) {
    throw new Error(
      "演示数据没有写完：上次首次启动被中断，或另一进程正在写入。请以 npm run db:reset 清空内置数据库后重新启动（PostgreSQL 请换一个空库）。\n" +
        "The demonstration is not written whole: the first start was interrupted, or another process is writing it. Empty the embedded database with npm run db:reset (on PostgreSQL take an empty database) and start again.",
    );
  }
  if (found !== null) return false;
  if (demo) {
    tellDemo();
    await seedDemo(platform);
    await sql`update installation set value = 'demo' where key = 'seed'`.execute(platform.database.db);
  }
  return true;
}

/** The mark of a demonstration that is being written. */
const WRITING = "writing";

async function seedCalendars(work: Work, demo: boolean): Promise<void> {
  const official = officialCalendarYears();
  for (const year of official) await loadCalendarYear(work, { ...year, source: "国务院办公厅节假日安排通知" });
  if (!demo) return;
  // The demonstration lives through a year ahead of the announced calendars; these years are marked as samples.
  const thisYear = yearOf(beijingDate(work.now));
  const loaded = new Set(official.map((year) => year.year));
  for (let year = thisYear - 1; year <= thisYear + 3; year += 1) {
    if (!loaded.has(year))
      await loadCalendarYear(work, { ...sampleCalendarYear(year), source: "示例：尚未公布，仅供演示" });
  }
}

async function seedOffices(work: Work): Promise<void> {
  for (const office of demoOffices) {
    const { people, ...organisation } = office;
    const organisationId = await createOrganisation(work, organisation);
    for (const person of people) {
      const personId = await createPerson(work, {
        name: person.name,
        loginName: person.loginName,
        password: DEMO_PASSWORD,
        demo: true,
      });
      for (const role of person.roles) await grantRole(work, { personId, organisationId, role });
    }
  }
}

/** The first account of a live installation is a security administrator: he creates the others and holds no business role. */
async function seedFirstAdministrator(work: Work, given: { loginName: string; password: string }): Promise<void> {
  const organisationId = await createOrganisation(work, {
    kind: "administration",
    nameZh: "平台管理",
    nameEn: "Platform administration",
  });
  const personId = await createPerson(work, {
    name: "安全管理员",
    loginName: given.loginName,
    password: given.password,
  });
  await grantRole(work, { personId, organisationId, role: "security-admin" });
}

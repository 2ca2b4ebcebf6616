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
 * whether anything was written; a second start changes nothing.
 */
export async function seedIfEmpty(platform: Platform): Promise<boolean> {
  const first = await inTransaction(platform, systemActor, "seed", async (work) => {
    const taken = await work.tx
      .insertInto("installation")
      .values({ key: "seed", value: platform.config.demo ? "demo" : "live" })
      .onConflict((conflict) => conflict.doNothing())
      .returning("key")
      .executeTakeFirst();
    if (taken === undefined) return false;
    await seedCalendars(work, platform.config.demo);
    if (platform.config.demo) await seedOffices(work);
    else if (platform.config.firstAdmin !== undefined) await seedFirstAdministrator(work, platform.config.firstAdmin);
    return true;
  });
  if (first && platform.config.demo) {
    try {
      await seedDemo(platform);
    } catch (error) {
      // Half a demonstration is worse than none: the next start begins again from an empty data directory.
      await sql`update installation set value = 'failed' where key = 'seed'`.execute(platform.database.db);
      throw error;
    }
  }
  return first;
}

async function seedCalendars(work: Work, demo: boolean): Promise<void> {
  const official = officialCalendarYears();
  for (const year of official) await loadCalendarYear(work, { ...year, source: "国务院办公厅节假日安排通知" });
  if (!demo) return;
  // The demonstration lives through a year ahead of the announced calendars; these years are marked as samples.
  const thisYear = yearOf(beijingDate(work.now));
  const loaded = new Set(official.map((year) => year.year));
  for (let year = thisYear - 1; year <= thisYear + 3; year += 1) {
    if (!loaded.has(year)) await loadCalendarYear(work, { ...sampleCalendarYear(year), source: "示例：尚未公布，仅供演示" });
  }
}

async function seedOffices(work: Work): Promise<void> {
  for (const office of demoOffices) {
    const { people, ...organisation } = office;
    const organisationId = await createOrganisation(work, organisation);
    for (const person of people) {
      const personId = await createPerson(work, { name: person.name, loginName: person.loginName, password: DEMO_PASSWORD, demo: true });
      for (const role of person.roles) await grantRole(work, { personId, organisationId, role });
    }
  }
}

/** The first account of a live installation is a security administrator: he creates the others and holds no business role. */
async function seedFirstAdministrator(work: Work, given: { loginName: string; password: string }): Promise<void> {
  const organisationId = await createOrganisation(work, { kind: "administration", nameZh: "平台管理", nameEn: "Platform administration" });
  const personId = await createPerson(work, { name: "安全管理员", loginName: given.loginName, password: given.password });
  await grantRole(work, { personId, organisationId, role: "security-admin" });
}

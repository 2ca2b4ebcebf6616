import { sql } from "kysely";
import type { Instant } from "@yunquan/core/time.ts";
import type { Platform } from "../src/platform/platform.ts";
import { buildServer } from "../src/server.ts";
import { demoVisitor } from "./demo-client.ts";
import { openCloud } from "./demo-cloud.ts";
import { openTheCounter } from "./demo-inquiries.ts";
import { setDemoStage } from "./demo-stage.ts";
import { liveThroughFirstRound, liveUpToNow } from "./demo-story.ts";
import { demoOffices } from "./people.ts";
import { beginAt, presentOffset, returnToPresent, tickAll } from "./demo-time.ts";

/**
 * The cases of the demonstration: ten months of the cloud programme, lived through from the province's plan to money paid,
 * a notice that runs and a window that is open now, and a second programme about to open. Everything is done through the
 * API by the people of the demonstration, so that every record has its history and every rule is kept. The clock starts
 * three hundred days back and ends at the present; whatever is refused stops the seed.
 */
export async function seedDemo(platform: Platform): Promise<void> {
  const present = await presentOffset(platform);
  // A server of its own, not reached from outside, whose limit is made for one busy caller.
  const app = await buildServer({ ...platform, config: { ...platform.config, ratePerMinute: 1_000_000 } });
  try {
    const time = await beginAt(platform, -300);
    const stage = await setDemoStage(demoVisitor(app), time);
    const cloud = await openCloud(stage);
    const firstRound = await liveThroughFirstRound(stage, cloud);
    await liveUpToNow(stage, cloud, firstRound);
    await openTheCounter(stage);
    await dressPeople(platform, time.at(-310));
  } finally {
    await returnToPresent(platform, present);
    await app.close();
  }
  await tickAll(platform);
}

/** One person for each role of enterprise and supplier stands on the sign-in page; the offices are older than the cases. */
async function dressPeople(platform: Platform, foundedAt: Instant): Promise<void> {
  const { db } = platform.database;
  const shown = sql`('enterprise-preparer', 'enterprise-approver', 'supplier-preparer', 'supplier-approver')`;
  const inOrder = demoOffices.flatMap((office) => office.people.map(({ loginName }) => loginName));
  await sql`update person set created_at = ${foundedAt}::timestamptz + place * interval '1 second'
    from unnest(${inOrder}::text[]) with ordinality as seat (login_name, place) where seat.login_name = person.login_name`.execute(
    db,
  );
  await sql`update membership set granted_at = ${foundedAt} from person where person.id = person_id and demo`.execute(
    db,
  );
  await sql`update organisation set created_at = ${foundedAt} where kind not in ('enterprise', 'supplier')`.execute(db);
  await sql`update person set demo = true where login_name in ${shown}`.execute(db);
  // Who registers an organisation may prepare and approve; in the demonstration the two are shown apart.
  await sql`update membership set ended_at = clock_timestamp() from person
    where person.id = person_id and login_name in ${shown} and role <> login_name and ended_at is null`.execute(db);
}

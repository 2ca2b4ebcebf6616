import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { findStandard, findStandardInForce, readStandard, type Standard } from "./store.ts";

/**
 * The standard in force at an instant: an application submitted one instant before a publication keeps the old version.
 * A publication waits until everybody who asked is done (see `publishStandard`), so no application can be decided by a
 * version that was superseded before its own instant. Refuses `no-standard-in-force`.
 * @clause 4.4.4
 */
export async function standardInForce(work: Work, programmeId: Id, at: Instant): Promise<Standard> {
  await sql`select 1 from programme where id = ${programmeId} for key share`.execute(work.tx);
  const row = await findStandardInForce(work, programmeId, at);
  if (row === undefined) throw new Refusal("no-standard-in-force", { at });
  return await readStandard(work, row);
}

/** The version a record was pinned to. Refuses `not-found`. */
export async function standardById(work: Work, id: Id): Promise<Standard> {
  const row = await findStandard(work, id);
  if (row === undefined) throw new Refusal("not-found", { noun: "standard" });
  return await readStandard(work, row);
}

import { systemActor } from "../platform/actor.ts";
import { inTransaction, newId, type Resources } from "../platform/work.ts";

const GRACE_MS = 24 * 3_600_000;
const AT_ONCE = 500;

/**
 * Removes bytes that no row names: an upload or a document whose transaction was rolled back. Bytes are put away before
 * their row is written, so only what is older than a day is looked at. Returns how many were removed.
 */
export async function sweepFiles(resources: Resources, nowMs: number): Promise<number> {
  const stored = await resources.files.storedBefore(nowMs - GRACE_MS);
  let removed = 0;
  for (let from = 0; from < stored.length; from += AT_ONCE) {
    const some = stored.slice(from, from + AT_ONCE);
    const named = await inTransaction(resources, systemActor, `sweep-${newId()}`, async (work) => {
      const rows = await work.tx.selectFrom("file").select("id").where("id", "in", some).execute();
      return new Set(rows.map((row) => row.id));
    });
    for (const id of some.filter((one) => !named.has(one))) {
      await resources.files.remove(id);
      removed += 1;
    }
  }
  return removed;
}

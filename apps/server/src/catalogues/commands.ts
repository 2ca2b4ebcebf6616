import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Work } from "../platform/work.ts";
import { findService, type ServiceRow } from "./store.ts";

/** A service of a catalogue version by its code. Refuses `service-not-listed`. @clause 4.4.1 */
export async function serviceByCode(work: Work, catalogueId: Id, code: string): Promise<ServiceRow> {
  const service = await findService(work, catalogueId, code);
  if (service === undefined) throw new Refusal("service-not-listed", { code });
  return service;
}

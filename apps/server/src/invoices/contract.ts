import type { ContractParty } from "@yunquan/core/claims/invoice-parties.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { contractForCase } from "../contracts/commands.ts";
import { personOf, type Work } from "../platform/work.ts";
import { partiesOf } from "./store.ts";

/** What of a contract its invoices are compared with. */
export interface InvoicedContract {
  readonly id: Id;
  readonly programmeId: Id;
  readonly enterpriseId: Id;
  readonly signedOn: CalendarDate;
  readonly enterprise: ContractParty;
  readonly supplier: ContractParty;
}

/**
 * The enterprise's own contract, locked, so that two invoices entered at once are split one after the other. Refuses
 * (`wrong-state`) a contract that no application was submitted with yet: its lines may still change.
 */
export async function invoicedContract(work: Work, id: Id): Promise<InvoicedContract> {
  const { contract } = await contractForCase(work, id);
  if (contract.enterpriseId !== personOf(work).organisationId) throw new Refusal("not-found", { noun: "contract" });
  if (contract.status !== "locked") {
    throw new Refusal("wrong-state", { noun: "contract", action: "invoice", status: contract.status });
  }
  const { programmeId, enterpriseId, signedOn } = contract;
  return { id, programmeId, enterpriseId, signedOn, ...(await partiesOf(work, contract)) };
}

import type { ContractParty } from "@yunquan/core/claims/invoice-parties.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { contractForUpdate, hasVoucher } from "../contracts/commands.ts";
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
 * (`contract-without-voucher`) a contract on which no voucher was issued yet: its lines, over which invoices are split, may
 * still change when an application is returned.
 * @clause 5.8 5.9
 */
export async function invoicedContract(work: Work, id: Id): Promise<InvoicedContract> {
  const contract = await ownContract(work, id);
  if (!(await hasVoucher(work, id))) throw new Refusal("contract-without-voucher", { number: contract.number });
  const { programmeId, enterpriseId, signedOn } = contract;
  return { id, programmeId, enterpriseId, signedOn, ...(await partiesOf(work, contract)) };
}

/** The enterprise's own contract, locked, whatever its state: what was entered can be taken away in any. Refuses `not-found`. */
export async function ownContract(work: Work, id: Id): ReturnType<typeof contractForUpdate> {
  const contract = await contractForUpdate(work, id);
  if (contract.enterpriseId !== personOf(work).organisationId) throw new Refusal("not-found", { noun: "contract" });
  return contract;
}

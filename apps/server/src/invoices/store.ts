import { sql, type Insertable, type Selectable } from "kysely";
import type { ContractParty } from "@yunquan/core/claims/invoice-parties.ts";
import type { Split } from "@yunquan/core/claims/invoice-splits.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal, type Finding } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { InvoiceTable } from "../platform/database/tables.generated.ts";
import { gathered } from "../platform/gather.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { ask } from "../platform/ask.ts";

export type InvoiceRow = Omit<Selectable<InvoiceTable>, "findings"> & { readonly findings: readonly Finding[] };

/** A fee line with what all invoices of its contract put on it. */
export interface LineInvoiced {
  readonly id: Id;
  readonly number: number;
  readonly serviceCode: string;
  readonly eligible: boolean;
  readonly amountFen: Fen;
  readonly invoicedFen: Fen;
}

/** Whose an invoice is: its enterprise's, its contract's supplier's, and the city's where a claim of the contract was submitted. */
export function readable(work: Work) {
  const { actor } = work;
  const own = visibleTo(actor, { enterprise: "contract.enterpriseId", supplier: "contract.supplierId" });
  const claimed = visibleTo(actor, { city: "claim.cityCode" });
  return sql<boolean>`(${own} or exists (select 1 from claim where claim.contract_id = contract.id and claim.submitted_at is not null and ${claimed}))`;
}

function invoices(work: Work) {
  return work.tx
    .selectFrom("invoice")
    .innerJoin("contract", "contract.id", "invoice.contractId")
    .selectAll("invoice")
    .where(readable(work));
}

export async function findInvoice(work: Work, id: Id): Promise<InvoiceRow> {
  const row = await invoices(work).where("invoice.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "invoice" });
  return row as InvoiceRow;
}

export async function listInvoices(
  work: Work,
  filter: { contractId?: Id | undefined; after?: readonly [Instant, Id] | undefined; limit: number },
): Promise<InvoiceRow[]> {
  let rows = invoices(work).orderBy("invoice.enteredAt", "desc").orderBy("invoice.id").limit(filter.limit);
  if (filter.contractId !== undefined) rows = rows.where("invoice.contractId", "=", filter.contractId);
  if (filter.after !== undefined) {
    const [at, id] = filter.after;
    rows = rows.where((eb) =>
      eb.or([eb("invoice.enteredAt", "<", at), eb.and([eb("invoice.enteredAt", "=", at), eb("invoice.id", ">", id)])]),
    );
  }
  return (await rows.execute()) as InvoiceRow[];
}

/** The parts of invoices by fee line, with the lines' numbers. */
export async function splitsOf(
  work: Work,
  invoiceIds: readonly Id[],
): Promise<Map<Id, { feeLineId: Id; lineNumber: number; amountFen: Fen }[]>> {
  const byInvoice = new Map<Id, { feeLineId: Id; lineNumber: number; amountFen: Fen }[]>(
    invoiceIds.map((id) => [id, []]),
  );
  if (invoiceIds.length === 0) return byInvoice;
  const rows = await work.tx
    .selectFrom("invoiceSplit")
    .innerJoin("feeLine", "feeLine.id", "invoiceSplit.feeLineId")
    .select([
      "invoiceSplit.invoiceId",
      "invoiceSplit.feeLineId",
      "feeLine.number as lineNumber",
      "invoiceSplit.amountFen",
    ])
    .where("invoiceSplit.invoiceId", "in", [...invoiceIds])
    .orderBy("feeLine.number")
    .execute();
  for (const { invoiceId, ...split } of rows) byInvoice.get(invoiceId)?.push(split);
  return byInvoice;
}

/** The fee lines of a contract, each with what is invoiced on it so far. */
export const linesInvoiced = gathered<Id, LineInvoiced[]>(async (work, contractIds) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("feeLine")
      .leftJoin("invoiceSplit", "invoiceSplit.feeLineId", "feeLine.id")
      .select((eb) => [
        "feeLine.contractId",
        "feeLine.id",
        "feeLine.number",
        "feeLine.serviceCode",
        "feeLine.eligible",
        "feeLine.amountFen",
        sql<Fen>`coalesce(${eb.fn.sum("invoiceSplit.amountFen")}, 0)::bigint`.as("invoicedFen"),
      ])
      .where("feeLine.contractId", "=", sql<Id>`any(${[...new Set(contractIds)]}::uuid[])`)
      .groupBy("feeLine.id")
      .orderBy("feeLine.number"),
  );
  const byContract = Map.groupBy(rows, (row) => row.contractId);
  return contractIds.map((id) => (byContract.get(id) ?? []).map(({ contractId: _contract, ...line }) => line));
});

/** Inserts the invoice unless its key is taken anywhere on the platform; a competing insert is waited for. */
export async function insertInvoice(
  work: Work,
  values: Insertable<InvoiceTable>,
  splits: readonly Split[],
): Promise<boolean> {
  const inserted = await work.tx
    .insertInto("invoice")
    .values(values)
    .onConflict((conflict) => conflict.column("key").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await work.tx
    .insertInto("invoiceSplit")
    .values(splits.map((split) => ({ invoiceId: values.id, feeLineId: split.feeLineId, amountFen: split.amountFen })))
    .execute();
  return true;
}

/** The contract number under which the enterprise itself entered this invoice; null when another did. */
export async function ownUse(work: Work, key: string, enterpriseId: Id): Promise<string | null> {
  const row = await work.tx
    .selectFrom("invoice")
    .innerJoin("contract", "contract.id", "invoice.contractId")
    .select("contract.number")
    .where("invoice.key", "=", key)
    .where("invoice.enterpriseId", "=", enterpriseId)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Takes the invoice away, parts and all. Gives false when a claim relied on it meanwhile. */
export async function deleteInvoice(work: Work, id: Id): Promise<boolean> {
  const deleted = await work.tx
    .deleteFrom("invoice")
    .where("id", "=", id)
    .where("lockedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return deleted !== undefined;
}

export async function setLocked(work: Work, contractIds: readonly Id[], lockedAt: Instant | null): Promise<void> {
  if (contractIds.length === 0) return;
  await ask(
    work,
    work.tx
      .updateTable("invoice")
      .set({ lockedAt })
      .where("contractId", "=", sql<Id>`any(${[...contractIds]}::uuid[])`)
      .where("lockedAt", lockedAt === null ? "is not" : "is", null),
  );
}

/** The findings of a contract's invoices that a reviewer has to look at, and what was said and shown to explain them. */
export const doubtsOf = gathered<Id, readonly InvoiceDoubt[]>(async (work, contractIds) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("invoice")
      .select(["contractId", "number", "findings", "explanation", "explanationFileId"])
      .where("contractId", "=", sql<Id>`any(${[...new Set(contractIds)]}::uuid[])`)
      .orderBy("number"),
  );
  const doubts = rows
    .map((row) => ({
      ...row,
      findings: (row.findings as readonly Finding[]).filter((finding) => finding.outcome !== "met"),
    }))
    .filter((row) => row.findings.length > 0);
  const byContract = Map.groupBy(doubts, (row) => row.contractId);
  return contractIds.map((id) => byContract.get(id) ?? []);
});

export interface InvoiceDoubt {
  readonly contractId: Id;
  readonly number: string;
  readonly findings: readonly Finding[];
  readonly explanation: string | null;
  readonly explanationFileId: Id | null;
}

/** Whether an invoice is registered anywhere; the unique index decides in a race. */
export async function keyIsUsed(work: Work, key: string): Promise<boolean> {
  const row = await work.tx.selectFrom("invoice").select("id").where("key", "=", key).executeTakeFirst();
  return row !== undefined;
}

/** Names and codes of a contract's two parties, as they are registered now. */
export async function partiesOf(
  work: Work,
  contract: { readonly enterpriseId: Id; readonly supplierId: Id },
): Promise<{ enterprise: ContractParty; supplier: ContractParty }> {
  const enterprise = await work.tx
    .selectFrom("enterprise")
    .select(["name", "creditCode"])
    .where("id", "=", contract.enterpriseId)
    .executeTakeFirstOrThrow();
  const supplier = await work.tx
    .selectFrom("supplier")
    .select(["name", "creditCode"])
    .where("id", "=", contract.supplierId)
    .executeTakeFirstOrThrow();
  return { enterprise, supplier };
}

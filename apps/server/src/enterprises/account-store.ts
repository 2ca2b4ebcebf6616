import { sql, type Insertable, type Selectable, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { PaymentAccountTable } from "../platform/database/tables.generated.ts";
import { gathered } from "../platform/gather.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { lockEnterprise } from "./store.ts";
import { ask } from "../platform/ask.ts";

export type PaymentAccountRow = Selectable<PaymentAccountTable>;

export const findActiveAccount = gathered<Id, PaymentAccountRow | undefined>(async (work, enterpriseIds) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("paymentAccount")
      .selectAll()
      .where("enterpriseId", "=", sql<Id>`any(${[...new Set(enterpriseIds)]}::uuid[])`)
      .where(sql<SqlBool>`status = 'active'`),
  );
  const byEnterprise = new Map(rows.map((row) => [row.enterpriseId, row]));
  return enterpriseIds.map((id) => byEnterprise.get(id));
});

export async function findProposedAccount(work: Work, enterpriseId: Id): Promise<PaymentAccountRow | undefined> {
  return await work.tx
    .selectFrom("paymentAccount")
    .selectAll()
    .where("enterpriseId", "=", enterpriseId)
    .where("status", "=", "proposed")
    .executeTakeFirst();
}

export async function insertAccount(work: Work, account: Insertable<PaymentAccountTable>): Promise<void> {
  await work.tx.insertInto("paymentAccount").values(account).execute();
}

export async function accountsOf(work: Work, enterpriseId: Id): Promise<PaymentAccountRow[]> {
  return await work.tx
    .selectFrom("paymentAccount")
    .selectAll()
    .where("enterpriseId", "=", enterpriseId)
    .orderBy("proposedAt", "desc")
    .orderBy("id")
    .execute();
}

/** Proposed accounts of the enterprises of the reader's city, the longest waiting first. */
export async function proposedAccounts(
  work: Work,
  after: readonly [Instant, Id] | undefined,
  limit: number,
): Promise<(PaymentAccountRow & { enterpriseName: string })[]> {
  let rows = work.tx
    .selectFrom("paymentAccount")
    .innerJoin("enterprise", "enterprise.id", "paymentAccount.enterpriseId")
    .selectAll("paymentAccount")
    .select(["enterprise.name as enterpriseName"])
    .where("paymentAccount.status", "=", "proposed")
    .where(visibleTo(work.actor, { city: "enterprise.cityCode" }))
    .orderBy("paymentAccount.proposedAt")
    .orderBy("paymentAccount.id")
    .limit(limit);
  if (after !== undefined)
    rows = rows.where(
      sql<SqlBool>`(payment_account.proposed_at, payment_account.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  return await rows.execute();
}

/** An account to decide on, of an enterprise the decider may see. The enterprise is locked first: its accounts change one at a time. */
export async function lockAccount(work: Work, id: Id): Promise<PaymentAccountRow> {
  const account = await work.tx
    .selectFrom("paymentAccount")
    .select("enterpriseId")
    .where("id", "=", id)
    .executeTakeFirst();
  if (account === undefined) throw new Refusal("not-found", { noun: "paymentAccount" });
  await lockEnterprise(work, account.enterpriseId);
  return await work.tx
    .selectFrom("paymentAccount")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

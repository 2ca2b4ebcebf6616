import type { z } from "@yunquan/contract/z.ts";
import type { proposeAccountBody } from "@yunquan/contract/enterprises.ts";
import { paymentAccountLifecycle } from "@yunquan/core/enterprises/lifecycle.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { actionsFor, stepTo } from "@yunquan/core/lifecycle.ts";
import { maskBankAccount } from "@yunquan/core/names.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { refuseOwnOrganisation } from "../conduct/commands.ts";
import { sendMessage } from "../messages/commands.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { lockOwn } from "./registration.ts";
import {
  accountsOf,
  findActiveAccount,
  findProposedAccount,
  insertAccount,
  lockAccount,
  proposedAccounts,
  type PaymentAccountRow,
} from "./account-store.ts";
import { readEnterprise } from "./store.ts";

/**
 * Proposes the account payments shall go to, in the enterprise's own name. It takes the place of an earlier proposal; the
 * active account stays until somebody else confirms this one. Refuses `account-name-differs`, `account-unchanged`.
 * @clause 5.14
 */
export async function proposeAccount(work: Work, enterpriseId: Id, given: z.output<typeof proposeAccountBody>) {
  const enterprise = await lockOwn(work, enterpriseId, null);
  if (plainName(given.accountName) !== plainName(enterprise.name)) {
    throw new Refusal("account-name-differs", { name: enterprise.name }, [
      { path: "accountName", code: "differs", zh: "账户名须与企业名称一致", en: "must be the enterprise's own name" },
    ]);
  }
  const active = await findActiveAccount(work, enterpriseId);
  if (active !== undefined && active.accountNumber === given.accountNumber && active.bankCode === given.bankCode)
    throw new Refusal("account-unchanged");
  const earlier = await findProposedAccount(work, enterpriseId);
  if (earlier !== undefined) await replace(work, earlier);
  const id = work.newId();
  await insertAccount(work, {
    id,
    enterpriseId,
    status: "proposed",
    ...given,
    proposedBy: personOf(work).personId,
    proposedAt: work.now,
  });
  await recordCreation(work, {
    table: "paymentAccount",
    object: { id, status: "proposed", version: 1 },
    action: "paymentAccount.proposed",
    facts: { enterpriseId, accountNumber: maskBankAccount(given.accountNumber) },
  });
  return { id, status: "proposed" as const, version: 1 };
}

/**
 * Confirms a proposed account, which takes the place of the active one. Never the person who proposed it
 * (`second-hand`); a city's office says why it confirms in the enterprise's place (`reason-missing`), as it does when a
 * payment came back.
 * @clause 5.14
 */
export async function confirmAccount(work: Work, id: Id, given: { version: number; reason?: string | undefined }) {
  const account = await lockForDecision(work, id, given.version, given.reason);
  const to = stepTo(paymentAccountLifecycle, "confirm", account.status, work.actor.roles);
  const active = await findActiveAccount(work, account.enterpriseId);
  if (active !== undefined) await replace(work, active);
  return await decide(work, account, to, "paymentAccount.confirmed", given.reason ?? null, [
    "贵单位的收款账户已确认。",
    "Your payment account is confirmed.",
  ]);
}

/** Refuses a proposed account, with the reason. */
export async function refuseAccount(work: Work, id: Id, given: { version: number; reason: string }) {
  const account = await lockForDecision(work, id, given.version, given.reason);
  const to = stepTo(paymentAccountLifecycle, "refuse", account.status, work.actor.roles);
  return await decide(work, account, to, "paymentAccount.refused", given.reason, [
    `贵单位的收款账户未通过：${given.reason}`,
    `Your payment account was refused: ${given.reason}`,
  ]);
}

/** The accounts of an enterprise, newest first. Whole numbers are for the owner and the treasury; everybody else sees the last digits. */
export async function listAccounts(work: Work, enterpriseId: Id) {
  const enterprise = await readEnterprise(work, enterpriseId);
  const { actor } = work;
  const whole =
    actor.kind === "person" && (actor.organisationId === enterprise.id || actor.organisationKind === "city-finance");
  const accounts = await accountsOf(work, enterpriseId);
  return accounts.map(({ proposedBy, decidedBy, ...account }) => ({
    ...account,
    accountNumber: whole ? account.accountNumber : maskBankAccount(account.accountNumber),
    actions: accountActions(work, { ...account, proposedBy }),
  }));
}

/** Accounts that wait to be confirmed in the reader's city, each beside the account that it would take the place of. */
export async function accountQueue(work: Work, after: readonly [Instant, Id] | undefined, limit: number) {
  const whole = work.actor.kind === "person" && work.actor.organisationKind === "city-finance";
  const shown = (account: string): string => (whole ? account : maskBankAccount(account));
  const rows = await proposedAccounts(work, after, limit);
  return await Promise.all(
    rows.map(async ({ proposedBy, decidedBy, enterpriseName, ...account }) => {
      const active = await findActiveAccount(work, account.enterpriseId);
      return {
        ...account,
        accountNumber: shown(account.accountNumber),
        enterpriseName,
        inForce:
          active === undefined
            ? null
            : { bankName: active.bankName, accountNumber: shown(active.accountNumber), since: active.decidedAt },
        actions: accountActions(work, { ...account, proposedBy }),
      };
    }),
  );
}

/** What the viewer may do with an account now: not what he proposed himself. */
export function accountActions(work: Work, account: Pick<PaymentAccountRow, "status" | "proposedBy">): string[] {
  if (work.actor.kind === "person" && work.actor.personId === account.proposedBy) return [];
  return actionsFor(paymentAccountLifecycle, account.status, work.actor.roles).filter((action) => action !== "replace");
}

async function lockForDecision(
  work: Work,
  id: Id,
  version: number,
  reason: string | undefined,
): Promise<PaymentAccountRow> {
  const account = await lockAccount(work, id);
  if (account.version !== version) throw new Refusal("stale-version", { noun: "paymentAccount" });
  const person = personOf(work);
  if (person.personId === account.proposedBy) throw new Refusal("second-hand", { action: "paymentAccount.proposed" });
  if (person.organisationId !== account.enterpriseId) {
    await refuseOwnOrganisation(work, account.enterpriseId);
    if (reason === undefined)
      throw new Refusal("reason-missing", {}, [
        { path: "reason", code: "required", zh: "请说明核实情况", en: "say what you verified" },
      ]);
  }
  return account;
}

async function replace(work: Work, account: PaymentAccountRow): Promise<void> {
  await recordStep(work, {
    table: "paymentAccount",
    object: account,
    to: stepTo(paymentAccountLifecycle, "replace", account.status, work.actor.roles),
    action: "paymentAccount.replaced",
  });
}

async function decide(
  work: Work,
  account: PaymentAccountRow,
  to: PaymentAccountRow["status"],
  action: RecordedAction,
  reason: string | null,
  [textZh, textEn]: readonly [string, string],
) {
  const changes = { decidedBy: personOf(work).personId, decidedAt: work.now, decidedReason: reason };
  const version = await recordStep(work, {
    table: "paymentAccount",
    object: account,
    to,
    action,
    reason,
    deciding: true,
    changes,
  });
  await sendMessage(work, {
    organisationId: account.enterpriseId,
    kind: action,
    objectType: "paymentAccount",
    objectId: account.id,
    textZh,
    textEn,
  });
  return { id: account.id, status: to, version };
}

/** Names are compared without blanks and with one kind of brackets: banks and licences differ in nothing else. */
function plainName(name: string): string {
  return name.normalize("NFKC").replaceAll(/\s/g, "");
}

import * as wire from "@yunquan/contract/enterprises.ts";
import { idParams, pageQuery } from "@yunquan/contract/wire.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { command, query, type Route } from "../platform/route.ts";
import {
  accountActions,
  accountQueue,
  confirmAccount,
  listAccounts,
  proposeAccount,
  refuseAccount,
} from "./payment-accounts.ts";

export const accountRoutes: readonly Route[] = [
  query(
    "paymentAccounts.queue",
    {
      method: "GET",
      url: "/api/v1/payment-accounts",
      summary: { zh: "待确认的收款账户", en: "Payment accounts that wait to be confirmed" },
      query: pageQuery,
      answer: wire.accountQueuePage,
    },
    async (work, { query: given }) =>
      pageOf(
        await accountQueue(work, readInstantCursor(given.cursor), given.limit + 1),
        given.limit,
        (row) => [row.proposedAt, row.id],
        (row) => row,
      ),
  ),
  query(
    "paymentAccounts.list",
    {
      method: "GET",
      url: "/api/v1/enterprises/:id/payment-accounts",
      summary: { zh: "收款账户", en: "Payment accounts" },
      params: idParams,
      answer: wire.paymentAccountList,
      refusals: ["not-found"],
    },
    async (work, { params }) => ({ accounts: await listAccounts(work, params.id) }),
  ),
  command(
    "paymentAccounts.propose",
    {
      method: "POST",
      url: "/api/v1/enterprises/:id/payment-accounts",
      summary: { zh: "提出收款账户", en: "Propose a payment account" },
      params: idParams,
      body: wire.proposeAccountBody,
      answer: wire.paymentAccountWritten,
      refusals: ["not-found", "account-name-differs", "account-unchanged"],
      status: 201,
    },
    async (work, { params, body }) => ({ ...(await proposeAccount(work, params.id, body)), actions: [] }),
  ),
  command(
    "paymentAccounts.confirm",
    {
      method: "POST",
      url: "/api/v1/payment-accounts/:id/confirm",
      summary: { zh: "确认收款账户（须由另一人）", en: "Confirm a payment account (another person)" },
      params: idParams,
      body: wire.confirmAccountBody,
      answer: wire.paymentAccountWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "second-hand", "own-case", "reason-missing"],
    },
    async (work, { params, body }) => {
      const written = await confirmAccount(work, params.id, body);
      return { ...written, actions: accountActions(work, { status: written.status, proposedBy: work.actor.personId }) };
    },
  ),
  command(
    "paymentAccounts.refuse",
    {
      method: "POST",
      url: "/api/v1/payment-accounts/:id/refuse",
      summary: { zh: "不予确认收款账户", en: "Refuse a payment account" },
      params: idParams,
      body: wire.reasonBody,
      answer: wire.paymentAccountWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "second-hand", "own-case"],
    },
    async (work, { params, body }) => ({ ...(await refuseAccount(work, params.id, body)), actions: [] }),
  ),
];

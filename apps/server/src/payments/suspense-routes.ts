import type { z } from "@yunquan/contract/z.ts";
import {
  outcomeBody,
  outcomeRefusalBody,
  outcomeStepBody,
  returnBody,
  suspenseLine,
  suspensePage,
  suspenseQuery,
} from "@yunquan/contract/payments.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import type { PersonActor } from "../platform/actor.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { presentSuspense } from "./present.ts";
import { approveOutcome, noteReturn, proposeOutcome, turnDownOutcome } from "./suspense.ts";
import { findSuspense, listSuspense, outcomesOfRows } from "./suspense-store.ts";

type Id = z.output<typeof idParams>["id"];
const read = async (work: Work<PersonActor>, id: Id): Promise<z.output<typeof suspenseLine>> =>
  presentSuspense(work.actor, await findSuspense(work, id), await outcomesOfRows(work, [id]));
const always = ["not-found", "stale-version", "wrong-state"] as const;

/** What of the bank's words nobody could book, and how two people bring it to an end. */
export const suspenseRoutes: readonly Route[] = [
  query(
    "payments.suspense",
    {
      method: "GET",
      url: "/api/v1/suspense-lines",
      summary: { zh: "待查行", en: "Words of the bank in suspense" },
      query: suspenseQuery,
      answer: suspensePage,
    },
    async (work, { query: given }) => {
      const rows = await listSuspense(work, {
        batchId: given.batchId,
        open: given.open === undefined ? undefined : given.open === "true",
        status: given.status,
        after: readInstantCursor(given.cursor),
        limit: given.limit,
      });
      const outcomes = await outcomesOfRows(
        work,
        rows.map((row) => row.id),
      );
      return pageOf(
        rows,
        given.limit,
        (row) => [row.openedAt, row.id],
        (row) =>
          presentSuspense(
            work.actor,
            row,
            outcomes.filter((one) => one.suspenseLineId === row.id),
          ),
      );
    },
  ),
  command(
    "payments.proposeOutcome",
    {
      method: "POST",
      url: "/api/v1/suspense-lines/:id/propose",
      summary: { zh: "提出待查行处理意见", en: "Propose the outcome of a suspense line" },
      params: idParams,
      body: outcomeBody,
      answer: suspenseLine,
      refusals: [...always, "suspense-outcome", "invalid-request"],
    },
    async (work, { params, body }) => {
      await proposeOutcome(work, params.id, body);
      return await read(work, params.id);
    },
  ),
  command(
    "payments.approveOutcome",
    {
      method: "POST",
      url: "/api/v1/suspense-lines/:id/approve",
      summary: { zh: "复核通过待查行处理意见并入账", en: "Approve the outcome of a suspense line, and book it" },
      params: idParams,
      body: outcomeStepBody,
      answer: suspenseLine,
      refusals: [...always, "suspense-own-proposal", "second-hand", "suspense-outcome"],
    },
    async (work, { params, body }) => {
      await approveOutcome(work, params.id, body.version);
      return await read(work, params.id);
    },
  ),
  command(
    "payments.turnDownOutcome",
    {
      method: "POST",
      url: "/api/v1/suspense-lines/:id/turn-down",
      summary: { zh: "不同意待查行处理意见", en: "Turn down the outcome of a suspense line" },
      params: idParams,
      body: outcomeRefusalBody,
      answer: suspenseLine,
      refusals: [...always, "suspense-own-proposal"],
    },
    async (work, { params, body }) => {
      await turnDownOutcome(work, params.id, body);
      return await read(work, params.id);
    },
  ),
  command(
    "payments.noteReturn",
    {
      method: "POST",
      url: "/api/v1/payment-lines/:id/return",
      summary: {
        zh: "登记银行来函告知的退回（待另一人复核）",
        en: "Note a return that the bank told of by letter; another person decides on it",
      },
      params: idParams,
      body: returnBody,
      answer: suspenseLine,
      refusals: ["not-found", "wrong-state", "suspense-outcome", "suspense-told", "invalid-request"],
      status: 201,
    },
    async (work, { params, body }) => await read(work, await noteReturn(work, params.id, body)),
  ),
];

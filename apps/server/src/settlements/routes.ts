import type { z } from "@yunquan/contract/z.ts";
import {
  assembleBody,
  claimOnLists,
  lineListQuery,
  listFormat,
  moneyAnswer,
  moneyQuery,
  previewQuery,
  settlement,
  settlementAnswer,
  settlementLinePage,
  settlementListQuery,
  settlementPage,
  settlementPreview,
  settlementPreviews,
  settlementStepBody,
} from "@yunquan/contract/settlements.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { ZERO, fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { PersonActor } from "../platform/actor.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { download } from "../platform/file-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import { timelineOfObjects } from "../platform/timeline.ts";
import type { Work } from "../platform/work.ts";
import { assembleSettlement, dropSettlement } from "./commands.ts";
import { freezeSettlement } from "./freeze.ts";
import { settlementListFile } from "./list-file.ts";
import { presentClaimOnList, presentLine, presentPreviewLine, presentSettlement } from "./present.ts";
import { previewDrafts, previewSettlement } from "./preview.ts";
import { findShown, linesOf, listShown, listsOfClaim, moneyByCity } from "./shown.ts";

type Id = z.output<typeof idParams>["id"];

async function read(work: Work<PersonActor>, id: Id): Promise<z.output<typeof settlement>> {
  return presentSettlement(work.actor, await findShown(work, id));
}

export const settlementRoutes: readonly Route[] = [
  command(
    "settlements.assemble",
    {
      method: "POST",
      url: "/api/v1/settlements",
      summary: { zh: "编制结算清单", en: "Begin a settlement list" },
      body: assembleBody,
      answer: settlement,
      refusals: [
        "not-found",
        "settlement-main-exists",
        "settlement-draft-open",
        "settlement-main-first",
        "settlement-no-supplementary",
        "settlement-plan-not-open",
        "no-edition-in-force",
      ],
      status: 201,
    },
    async (work, { body }) => await read(work, await assembleSettlement(work, body)),
  ),
  query(
    "settlements.list",
    {
      method: "GET",
      url: "/api/v1/settlements",
      summary: { zh: "结算清单列表", en: "Settlement lists" },
      query: settlementListQuery,
      answer: settlementPage,
    },
    async (work, { query: given }) => {
      const after = readInstantCursor(given.cursor);
      const rows = await listShown(work, { status: given.status, cityCode: given.cityCode, after, limit: given.limit });
      return pageOf(
        rows,
        given.limit,
        (row) => [row.assembledAt, row.id],
        (row) => presentSettlement(work.actor, row),
      );
    },
  ),
  query(
    "settlements.money",
    {
      method: "GET",
      url: "/api/v1/settlements/money",
      summary: {
        zh: "各市兑付资金：已下达、已列入、已兑付、结转",
        en: "Cash by city: granted, promised, paid, carried over",
      },
      query: moneyQuery,
      answer: moneyAnswer,
    },
    async (work, { query: given }) => ({
      cities: (await moneyByCity(work, given.planId)).map((row) => {
        assert(row.cityCode !== null, "cash belongs to a city");
        return {
          cityCode: row.cityCode,
          grantedFen: row.grantedFen,
          promisedFen: row.reservedFen,
          paidFen: row.postedFen,
          freeFen: fen(row.grantedFen - row.reservedFen - row.postedFen),
          carriedFen: row.carriedFen ?? ZERO,
          carriedLines: row.carriedLines ?? 0,
        };
      }),
    }),
  ),
  query(
    "settlements.previews",
    {
      method: "GET",
      url: "/api/v1/settlements/previews",
      summary: {
        zh: "各市编制中的清单：此刻冻结将列入、结转多少，资金到哪一笔为止",
        en: "The lists being drawn up, city by city: what each would fund and carry over if it were frozen now",
      },
      answer: settlementPreviews,
    },
    async (work) => ({
      asOf: work.now,
      items: (await previewDrafts(work)).map(({ totals, ...list }) => ({ ...list, ...totals })),
    }),
  ),
  query(
    "settlements.read",
    {
      method: "GET",
      url: "/api/v1/settlements/:id",
      summary: { zh: "结算清单", en: "A settlement list" },
      params: idParams,
      answer: settlementAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const shown = await read(work, params.id);
      const objects = [
        { type: "settlement", id: shown.id },
        ...(shown.notice === null ? [] : [{ type: "notice", id: shown.notice.id }]),
      ];
      return { ...shown, timeline: await timelineOfObjects(work, objects) };
    },
  ),
  query(
    "settlements.preview",
    {
      method: "GET",
      url: "/api/v1/settlements/:id/preview",
      summary: {
        zh: "预览：此刻冻结将列入、结转、未列入哪些，及原因",
        en: "Preview: whom the list would fund, carry over and leave out if it were frozen now, and why",
      },
      params: idParams,
      query: previewQuery,
      answer: settlementPreview,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) => {
      const after = readCursor(given.cursor, ["number"])?.[0];
      const { asOf, deadlineAt, totals, lines } = await previewSettlement(work, params.id, {
        outcome: given.outcome,
        sought: given.q,
        afterOrdinal: after === undefined ? undefined : Number(after),
        limit: given.limit + 1,
      });
      return {
        asOf,
        deadlineAt,
        ...totals,
        ...pageOf(lines, given.limit, (line) => [line.ordinal], presentPreviewLine),
      };
    },
  ),
  query(
    "settlements.lines",
    {
      method: "GET",
      url: "/api/v1/settlements/:id/lines",
      summary: { zh: "结算清单明细", en: "The lines of a frozen list" },
      params: idParams,
      query: lineListQuery,
      answer: settlementLinePage,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) => {
      await findShown(work, params.id);
      const after = readCursor(given.cursor, ["number"])?.[0];
      const rows = await linesOf(work, params.id, {
        outcome: given.outcome,
        sought: given.q,
        afterOrdinal: after === undefined ? undefined : Number(after),
        limit: given.limit + 1,
      });
      return pageOf(rows, given.limit, (row) => [row.ordinal], presentLine);
    },
  ),
  download(
    "settlements.file",
    {
      method: "GET",
      url: "/api/v1/settlements/:id/file",
      summary: { zh: "导出冻结的清单（CSV、XLSX、PDF）", en: "A frozen list as CSV, XLSX or PDF" },
      params: idParams,
      query: listFormat,
      refusals: ["not-found", "wrong-state"],
    },
    async (work, { params, query: given }) => {
      const { status, number } = await findShown(work, params.id);
      if (number === null) throw new Refusal("wrong-state", { noun: "settlement", action: "file", status });
      return await settlementListFile(work, params.id, given.format, "office");
    },
  ),
  command(
    "settlements.freeze",
    {
      method: "POST",
      url: "/api/v1/settlements/:id/freeze",
      summary: { zh: "冻结结算清单", en: "Freeze the list" },
      params: idParams,
      body: settlementStepBody,
      answer: settlement,
      refusals: [
        "not-found",
        "stale-version",
        "wrong-state",
        "second-hand",
        "settlement-period-open",
        "settlement-plan-not-open",
        "settlement-undecided",
        "settlement-empty",
        "stopped",
      ],
      stops: true,
    },
    async (work, { params, body }) => {
      await freezeSettlement(work, params.id, body.version);
      return await read(work, params.id);
    },
  ),
  command(
    "settlements.drop",
    {
      method: "POST",
      url: "/api/v1/settlements/:id/drop",
      summary: { zh: "作废编制中的清单", en: "Drop a draft" },
      params: idParams,
      body: settlementStepBody,
      answer: settlement,
      refusals: ["not-found", "stale-version", "wrong-state"],
    },
    async (work, { params, body }) => {
      await dropSettlement(work, params.id, body.version);
      return await read(work, params.id);
    },
  ),
  query(
    "settlements.ofClaim",
    {
      method: "GET",
      url: "/api/v1/claims/:id/settlement-lines",
      summary: { zh: "该结算申请在各期清单中的结果", en: "How a claim fared on the lists so far" },
      params: idParams,
      answer: claimOnLists,
      refusals: ["not-found"],
    },
    async (work, { params }) => ({ items: (await listsOfClaim(work, params.id)).map(presentClaimOnList) }),
  ),
];

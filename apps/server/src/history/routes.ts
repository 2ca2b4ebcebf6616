import {
  historyPage,
  historyQuery,
  refusedPage,
  refusedQuery,
  trail,
  trailQuery,
  type historyLine,
} from "@yunquan/contract/history.ts";
import type { z } from "@yunquan/contract/z.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { factsToldBy } from "@yunquan/core/refusal-words.ts";
import { DAY_MS, addMs, type Instant } from "@yunquan/core/time.ts";
import { fileNames } from "../files/commands.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { nameOfWrite, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { caseOf, linesOf, numbersOf, refusedAttempts, searchLines, transfersOf, type HistoryRow } from "./store.ts";

/** Without a first day a search goes back so far. */
const DEFAULT_DAYS = 31;

function stretch(work: Work, given: { from?: Instant | undefined; to?: Instant | undefined }) {
  const to = given.to ?? work.now;
  return { from: given.from ?? addMs(to, -DEFAULT_DAYS * DAY_MS), to };
}

function present(row: HistoryRow, numbers: Awaited<ReturnType<typeof numbersOf>>): z.output<typeof historyLine> {
  const facts = Object.entries(row.facts);
  return {
    seq: row.seq,
    at: row.at,
    by: {
      kind: row.actorKind,
      personId: row.personId,
      name: row.personName,
      loginName: row.loginName,
      organisationName: row.organisationName,
      role: row.role,
    },
    objectType: row.objectType,
    objectId: row.objectId,
    number: numbers.get(row.objectId) ?? null,
    action: row.action,
    fromStatus: row.fromStatus,
    toStatus: row.toStatus,
    deciding: row.deciding,
    reason: row.reason,
    facts: Object.fromEntries(facts.map(([name, value]) => [name, plain(value)])),
    requestId: row.requestId,
  };
}

function plain(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

const beforeOf = (cursor: string | undefined): number | undefined => {
  const [seq] = readCursor(cursor, ["string"]) ?? [];
  return seq === undefined || !/^\d{1,15}$/.test(String(seq)) ? undefined : Number(seq);
};

/** What those who watch may look up: everything that was done and refused, and a case from its first step to its last fen. */
export const historyRoutes: readonly Route[] = [
  query(
    "history.search",
    {
      method: "GET",
      url: "/api/v1/history",
      summary: { zh: "操作记录查询", en: "Who did what when" },
      query: historyQuery,
      answer: historyPage,
    },
    async (work, { query: given }) => {
      const rows = await searchLines(work, {
        ...stretch(work, given),
        who: given.who,
        objectType: given.objectType,
        action: given.action,
        before: beforeOf(given.cursor),
        limit: given.limit + 1,
      });
      const ids = rows.map((row) => row.objectId);
      const files = rows.flatMap(({ objectType, objectId }) => (objectType === "file" ? [objectId] : []));
      const numbers = new Map([...(await numbersOf(work, ids)), ...(await fileNames(work, files))]);
      return pageOf(
        rows,
        given.limit,
        (row) => [String(row.seq)],
        (row) => present(row, numbers),
      );
    },
  ),
  query(
    "history.search",
    {
      method: "GET",
      url: "/api/v1/refused-attempts",
      summary: { zh: "被拒绝的操作", en: "What was tried and refused" },
      query: refusedQuery,
      answer: refusedPage,
    },
    async (work, { query: given }) =>
      pageOf(
        await refusedAttempts(work, {
          ...stretch(work, given),
          before: beforeOf(given.cursor),
          limit: given.limit + 1,
        }),
        given.limit,
        (row) => [String(row.seq)],
        (row) => {
          const name = nameOfWrite(row.operation);
          return {
            ...row,
            operationZh: name?.zh ?? null,
            operationEn: name?.en ?? null,
            facts: factsToldBy(row.code, row.facts),
          };
        },
      ),
  ),
  query(
    "history.read",
    {
      method: "GET",
      url: "/api/v1/history/trail",
      summary: { zh: "一件业务的全部留痕与资金流水", en: "A case from its first step to its last fen" },
      query: trailQuery,
      answer: trail,
      refusals: ["not-found"],
    },
    async (work, { query: given }) => {
      const objects = await caseOf(work, given.number);
      if (objects.length === 0) throw new Refusal("not-found", { noun: "case" });
      const ids = objects.map((one) => one.id);
      const numbers = new Map(objects.map((one) => [one.id, one.number]));
      return {
        objects,
        lines: (await linesOf(work, ids)).map((row) => present(row, numbers)),
        transfers: (await transfersOf(work, ids)).map(({ objectId, ...row }) => ({
          ...row,
          number: numbers.get(objectId) ?? null,
        })),
      };
    },
  ),
];

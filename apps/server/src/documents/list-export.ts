import type { z } from "@yunquan/contract/z.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Permission } from "@yunquan/core/permissions.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { beijingDate, beijingTime } from "@yunquan/core/time.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { Platform } from "../platform/platform.ts";
import { inLongRead, seesOneMoment } from "../platform/reading.ts";
import { recordHistory } from "../platform/record.ts";
import { streamed } from "../platform/file-routes.ts";
import type { Route } from "../platform/route.ts";
import { inTransaction, type Work } from "../platform/work.ts";
import type { ListColumn } from "./list-columns.ts";
import { streamWorkbook } from "./workbook.ts";

/** The lists whose export has words in the history. */
type ExportedName = { [Code in RecordedAction]: Code extends `${infer Name}.exported` ? Name : never }[RecordedAction];

/** A list that can be taken along as a workbook: it is read by the very code that shows it, page after page. */
export interface ExportedList<Query extends z.ZodType, Row> {
  /** As the history and the file's name call it: `applications`. */
  readonly name: ExportedName;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly url: string;
  /** The list's filters, without its cursor and its limit. */
  readonly query: Query;
  readonly columns: readonly ListColumn<Row>[];
  /** What was filtered by, in words. */
  readonly filters: (work: Work<PersonActor>, given: z.output<Query>) => Promise<readonly string[]>;
  /** How many rows the list has; it need not count beyond `most`. */
  readonly count: (work: Work<PersonActor>, given: z.output<Query>, most: number) => Promise<number>;
  readonly page: (
    work: Work<PersonActor>,
    given: z.output<Query>,
    paging: { readonly cursor: string | undefined; readonly limit: number },
  ) => Promise<{ readonly items: readonly Row[]; readonly nextCursor: string | null }>;
}

/** More than this is told, not cut. */
const ROWS_MAX = 200_000;
const PAGE_ROWS = 1000;
/** On the embedded database a page is a moment in which nobody else is served. */
const PAGE_ROWS_EMBEDDED = 300;
/** Whoever takes longer than this to receive a file keeps a connection of the database too long. */
const LONGEST_MS = 10 * 60_000;

/** The route of such a file: whoever may see the list may take it along, and nobody else. */
export function listExport<Query extends z.ZodType, Row>(operation: Permission, list: ExportedList<Query, Row>): Route {
  return streamed(
    operation,
    {
      method: "GET",
      url: list.url,
      summary: { zh: `导出${list.titleZh}（XLSX）`, en: `${list.titleEn} as a workbook, with the list's own filters` },
      query: list.query,
      refusals: ["export-too-large", "export-running", "busy"],
    },
    async (platform, actor, { query: given }, requestId) => {
      const leave = enter(platform, actor.personId);
      try {
        // Written down before anything is handed over, so that no file leaves without a line.
        const { rows, filters } = await inTransaction(platform, actor, requestId, async (work) => {
          const counted = await list.count(work, given, ROWS_MAX + 1);
          if (counted > ROWS_MAX) throw new Refusal("export-too-large", { limit: ROWS_MAX });
          await noteExport(work, list.name, given, counted);
          return { rows: counted, filters: await list.filters(work, given) };
        });
        return {
          name: `${list.name}-${beijingDate(actor.askedAt)}.xlsx`,
          mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          headers: { "x-expected-rows": String(rows) },
          write: async (sink, gone) => {
            try {
              const signal = AbortSignal.any([gone, AbortSignal.timeout(LONGEST_MS)]);
              await inLongRead(platform, actor, requestId, async (asking) => {
                const limit = seesOneMoment(platform) ? PAGE_ROWS : PAGE_ROWS_EMBEDDED;
                const pages = async function* () {
                  for (let cursor: string | undefined, more = true; more;) {
                    signal.throwIfAborted();
                    const at = cursor;
                    const page = await asking(async (work) => await list.page(work, given, { cursor: at, limit }));
                    yield page.items.map((row) => list.columns.map((column) => column.of(row)));
                    cursor = page.nextCursor ?? undefined;
                    more = cursor !== undefined;
                  }
                };
                await streamWorkbook(sink, sheetOf(platform, actor, list, filters), pages(), signal);
              });
            } finally {
              leave();
            }
          },
        };
      } catch (error) {
        leave();
        throw error;
      }
    },
  );
}

function sheetOf<Query extends z.ZodType, Row>(
  platform: Platform,
  actor: PersonActor,
  list: ExportedList<Query, Row>,
  filters: readonly string[],
) {
  const at = `${beijingDate(actor.askedAt)} ${beijingTime(actor.askedAt)}`;
  const moment = seesOneMoment(platform)
    ? `数据截至 ${at}（北京时间） As of ${at}, Beijing time`
    : `自 ${at}（北京时间）起逐页读取，其间的变动可能只有一部分在内 Read page by page from ${at}, Beijing time; of what changed meanwhile a part may be in it`;
  return {
    name: list.titleZh,
    title: `${list.titleZh} ${list.titleEn}`,
    createdAt: actor.askedAt,
    heading: [
      `${list.titleZh} ${list.titleEn}`,
      `${moment}；导出人 By ${actor.name}（${actor.organisationName}）`,
      filters.length === 0 ? "筛选：无 No filters" : `筛选 Filters：${filters.join("；")}`,
    ],
    columns: list.columns,
  };
}

async function noteExport(work: Work<PersonActor>, name: ExportedName, given: unknown, rows: number): Promise<void> {
  await recordHistory(work, {
    objectType: "person",
    objectId: work.actor.personId,
    action: `${name}.exported`,
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { rows, filters: given },
    editionId: null,
  });
}

const running = new WeakMap<Platform, Set<Id>>();

/**
 * One export at a time for a person, and so few together that the database stays free for everybody else. Returns how to
 * leave again.
 */
function enter(platform: Platform, personId: Id): () => void {
  const inside = running.get(platform) ?? new Set<Id>();
  running.set(platform, inside);
  if (inside.has(personId)) throw new Refusal("export-running");
  const places = platform.database.kind === "embedded" ? 2 : Math.max(1, Math.floor(platform.config.databasePool / 3));
  if (inside.size >= places) throw new Refusal("busy");
  inside.add(personId);
  return () => void inside.delete(personId);
}

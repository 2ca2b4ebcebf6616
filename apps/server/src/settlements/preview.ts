import { sql, type RawBuilder } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, addFen, subtractFen, type Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { StandingReason, WaitingForList } from "@yunquan/core/settlements/standing.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { ask } from "../platform/ask.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { cutLines, cutTotals, type Stretch, type ToCut } from "./cut-lines.ts";
import { cashToCut } from "./freeze.ts";
import {
  EMPTY,
  exceptionsOf,
  lastPlaceBefore,
  nextListSeq,
  type Exception,
  type LineNow,
  type LineScope,
  type OfCounter,
} from "./line-up.ts";
import { blocksOf, layOut, stretchOf, sumsOf, type LaidOut } from "./line-sums.ts";
import { shortSinceOf } from "./places.ts";
import { namesClaim } from "./shown.ts";
import { settlementBelongs } from "./store.ts";

export type PreviewOutcome = "funded" | "carried" | "deferred" | "left-out" | "blocking";

export interface PreviewLine {
  readonly claimId: Id;
  readonly claimNumber: string;
  readonly claimStatus: WaitingForList;
  readonly ordinal: number;
  readonly position: number;
  readonly placedAt: Instant;
  readonly carriedFrom: number;
  readonly outcome: PreviewOutcome;
  readonly amountFen: Fen;
  readonly runningFen: Fen;
  readonly reason: StandingReason | null;
  readonly enterpriseName: string;
  readonly supplierName: string;
  readonly serviceCode: string;
  readonly serviceZh: string | null;
  readonly serviceEn: string | null;
}

export interface PreviewTotals {
  readonly cashFen: Fen;
  readonly leftFen: Fen;
  readonly fundedFen: Fen;
  readonly fundedLines: number;
  readonly deferredFen: Fen;
  readonly deferredLines: number;
  readonly carriedFen: Fen;
  readonly carriedLines: number;
  readonly leftOutLines: number;
  readonly blockingFen: Fen;
  readonly blockingLines: number;
  /** The first claim that would not fit, and by how much. */
  readonly stopped: {
    readonly claimNumber: string;
    readonly enterpriseName: string;
    readonly position: number;
    readonly missingFen: Fen;
  } | null;
}

export interface Preview {
  readonly asOf: Instant;
  readonly deadlineAt: Instant;
  readonly totals: PreviewTotals;
  readonly lines: readonly PreviewLine[];
}

export interface PreviewPage {
  readonly outcome?: PreviewOutcome | undefined;
  /** A part of the claim's number or of its parties' names. */
  readonly sought?: string | undefined;
  readonly afterOrdinal?: number | undefined;
  readonly limit: number;
}

/**
 * The list as it would be if it were frozen now: nothing is locked and nothing is written. Where the money ends is found
 * from the line's sums; only the block in which it ends and the lines that are shown are walked. Claims that still have to
 * be decided are counted in the line as if they stayed in it, so that the cut is not shown better than it will be. Lines
 * from behind an ordinal on, at most so many.
 * @clause 8.2
 */
export async function previewSettlement(work: Work, id: Id, page: PreviewPage): Promise<Preview> {
  const [list] = await linesOfLists(work, sql`settlement.id = ${id}`);
  if (list === undefined) throw new Refusal("not-found", { noun: "settlement" });
  const { toCut, laid } = await laidOut(work, list);
  return { asOf: work.now, deadlineAt: list.deadlineAt, ...(await previewLine(work, toCut, laid, page)) };
}

/** What a list that is being drawn up comes to. */
export interface Outlook {
  readonly settlementId: Id;
  readonly cityCode: string;
  readonly deadlineAt: Instant;
  readonly totals: PreviewTotals;
}

/** More lists are never drawn up at once: a line has one. */
const OUTLOOKS_MAX = 200;

/**
 * The totals of every list that is being drawn up and that the viewer may see, as each would be if it were frozen now: all
 * cities side by side, without their lines.
 * @clause 8.2
 */
export async function previewDrafts(work: Work): Promise<readonly Outlook[]> {
  const lists = await linesOfLists(
    work,
    sql`settlement.status = 'draft' order by settlement.city_code, settlement.id limit ${OUTLOOKS_MAX}`,
  );
  return await Promise.all(
    lists.map(async (list) => {
      const { toCut, laid } = await laidOut(work, list);
      const { settlementId, deadlineAt, line } = list;
      const totals = totalsOf(toCut, laid, await walkedAtCut(work, toCut, laid));
      return { settlementId, cityCode: line.cityCode, deadlineAt, totals };
    }),
  );
}

async function laidOut(work: Work, { line, cash }: LineOfList): Promise<{ toCut: ToCut; laid: LaidOut }> {
  const [exceptions, sums] = await Promise.all([exceptionsOf(work, line), sumsOf(work, line)]);
  const freeFen = cash === null ? ZERO : cashToCut(cash, exceptions);
  return { toCut: { line, exceptions, freeFen }, laid: layOut(blocksOf(sums, exceptions), freeFen) };
}

interface LineOfList {
  readonly settlementId: Id;
  readonly line: LineNow;
  readonly deadlineAt: Instant;
  /** The list's own cash; null while none was granted. */
  readonly cash: Parameters<typeof cashToCut>[0] | null;
}

interface NoCounter {
  readonly lineId: null;
}

interface NoAccount {
  readonly planId: null;
}

type ListRow = LineScope & { readonly settlementId: Id } & (OfCounter | NoCounter) &
  (NonNullable<LineOfList["cash"]> | NoAccount);

/** The lines and the cash of lists that their reader may see, in one statement. */
async function linesOfLists(work: Work, which: RawBuilder<unknown>): Promise<LineOfList[]> {
  const rows = await ask(
    work,
    sql<ListRow>`
    select line.*, last_position = last_number as ends from (
      select settlement.id as settlement_id, settlement.programme_id, settlement.city_code, period.deadline_at, n.line_id, n.last_number,
        ${lastPlaceBefore(sql`period.deadline_at`)} as last_position, ${nextListSeq} as list_seq,
        account.plan_id, account.granted_fen, account.reserved_fen, account.posted_fen
      from settlement
      join settlement_period period on period.id = settlement.settlement_period_id
      left join line_counter n on n.programme_id = settlement.programme_id and n.city_code = settlement.city_code and n.kind = 'claim'
      left join ledger_account account on account.kind = 'cash' and account.plan_id = settlement.plan_id and account.city_code = settlement.city_code
      where ${visibleTo(work.actor, settlementBelongs)} and ${which}) line`,
  );
  return rows.map((row) => {
    const { settlementId, programmeId, cityCode, deadlineAt } = row;
    const { lineId, lastPosition, ends, listSeq } = row.lineId === null ? EMPTY : row;
    return {
      settlementId,
      line: { programmeId, cityCode, lineId, lastPosition, ends, listSeq },
      deadlineAt,
      cash: row.planId === null ? null : row,
    };
  });
}

/** The same for a line that is laid out: its totals, and a page of its lines. */
export async function previewLine(
  work: Work,
  toCut: ToCut,
  laid: LaidOut,
  page: PreviewPage,
): Promise<Pick<Preview, "totals" | "lines">> {
  const cut = walkedAtCut(work, toCut, laid);
  const [totals, lines] = await Promise.all([
    cut.then((walked) => totalsOf(toCut, laid, walked)),
    linesOf(work, { toCut, laid, cut }, page),
  ]);
  return { totals, lines };
}

/** What the block in which the money ends comes to; null when it does not end. */
type WalkedAtCut = {
  readonly fundedFen: Fen;
  readonly fundedLines: number;
  readonly deferredFen: Fen;
  readonly deferredLines: number;
  readonly carriedFen: Fen;
  readonly carriedLines: number;
  readonly takenFen: Fen;
  readonly claimNumber: string | null;
  readonly enterpriseName: string | null;
  readonly position: number | null;
  readonly missingFen: Fen | null;
} | null;

async function walkedAtCut(work: Work, toCut: ToCut, { blocks, cutAt }: LaidOut): Promise<WalkedAtCut> {
  if (cutAt === null) return null;
  const block = blocks[cutAt];
  assert(block !== undefined, "the money ends in one of the blocks");
  const rows = await ask(
    work,
    sql<NonNullable<WalkedAtCut>>`
    select walked.*, c.number as claim_number, e.name as enterprise_name, c.position
    from (${cutTotals(toCut, stretchOf(block, { leftOut: false, servedFen: block.inLine.before.takenFen }))}) walked
    left join claim c on c.id = walked.stopped_id left join enterprise e on e.id = c.enterprise_id`,
  );
  assert(rows[0] !== undefined, "an aggregate answers");
  return rows[0];
}

/** What is served of the free cash, by all of the line. */
function servedFenOf({ blocks, cutAt, whole }: LaidOut, walked: WalkedAtCut): Fen {
  if (cutAt === null || walked === null) return whole.takenFen;
  return addFen(blocks[cutAt]?.inLine.before.takenFen ?? ZERO, walked.takenFen);
}

interface Counted {
  fen: Fen;
  lines: number;
}

function totalsOf({ freeFen }: ToCut, laid: LaidOut, walked: WalkedAtCut): PreviewTotals {
  const { blocks, cutAt, whole } = laid;
  const counted: Record<PreviewOutcome, Counted> = {
    funded: { fen: walked?.fundedFen ?? ZERO, lines: walked?.fundedLines ?? 0 },
    deferred: { fen: walked?.deferredFen ?? ZERO, lines: walked?.deferredLines ?? 0 },
    carried: { fen: walked?.carriedFen ?? ZERO, lines: walked?.carriedLines ?? 0 },
    "left-out": { fen: ZERO, lines: 0 },
    blocking: { fen: ZERO, lines: 0 },
  };
  const add = (outcome: PreviewOutcome, fen: Fen, lines: number) => {
    counted[outcome] = { fen: addFen(counted[outcome].fen, fen), lines: counted[outcome].lines + lines };
  };
  for (const [index, { ordinary, exceptions }] of blocks.entries()) {
    add("left-out", ordinary["left-out"].fen, ordinary["left-out"].lines);
    add("blocking", ordinary.blocking.fen, ordinary.blocking.lines);
    if (index !== cutAt)
      add(isBehind(laid, index) ? "carried" : "funded", ordinary["in-line"].fen, ordinary["in-line"].lines);
    for (const exception of exceptions) {
      const outcome = outcomeOf(exception, isBehind(laid, index));
      if (index !== cutAt || exception.standing.kind !== "in-line") add(outcome, exception.claim.amountFen, 1);
    }
  }
  const { claimNumber = null, enterpriseName = null, position = null, missingFen = null } = walked ?? {};
  return {
    cashFen: addFen(freeFen, whole.heldFen),
    leftFen: subtractFen(freeFen, servedFenOf(laid, walked)),
    fundedFen: counted.funded.fen,
    fundedLines: counted.funded.lines,
    deferredFen: counted.deferred.fen,
    deferredLines: counted.deferred.lines,
    carriedFen: counted.carried.fen,
    carriedLines: counted.carried.lines,
    leftOutLines: counted["left-out"].lines,
    blockingFen: counted.blocking.fen,
    blockingLines: counted.blocking.lines,
    stopped:
      claimNumber === null || enterpriseName === null || position === null || missingFen === null
        ? null
        : { claimNumber, enterpriseName, position, missingFen },
  };
}

/** Whether a block lies behind the one in which the money ends. */
const isBehind = ({ cutAt }: LaidOut, index: number): boolean => cutAt !== null && index > cutAt;

function outcomeOf({ standing, heldBefore }: Exception, behind: boolean): PreviewOutcome {
  if (standing.kind !== "in-line") return standing.kind;
  if (behind && !heldBefore) return "carried";
  return standing.deferred ? "deferred" : "funded";
}

interface Shown {
  readonly toCut: ToCut;
  readonly laid: LaidOut;
  readonly cut: Promise<WalkedAtCut>;
}

/** A page of the preview's lines: block by block, those that have none of the outcome passed over. */
async function linesOf(work: Work, { toCut, laid, cut }: Shown, page: PreviewPage): Promise<PreviewLine[]> {
  const lines: PreviewLine[] = [];
  const after = page.afterOrdinal ?? 0;
  const naming = page.sought === undefined ? null : await blocksNaming(work, toCut.line, page.sought);
  for (const leftOut of [false, true]) {
    for (const [index, block] of laid.blocks.entries()) {
      if (lines.length === page.limit) return lines;
      const { lines: has, before } = leftOut ? block.leftOut : block.inLine;
      if (has === 0 || before.lines + has <= after || naming?.has(keyOf(block)) === false) continue;
      if (!mayHave(laid, index, { leftOut, outcome: page.outcome })) continue;
      // Up to where the money ends, all that is asked is served.
      const known = !leftOut && !isBehind(laid, index);
      const servedFen = known ? before.takenFen : servedFenOf(laid, await cut);
      const limit = page.limit - lines.length;
      const stretch = stretchOf(block, {
        leftOut,
        servedFen,
        ...(page.outcome === undefined && naming === null ? { atMost: Math.max(after - before.lines, 0) + limit } : {}),
      });
      lines.push(...(await linesOfStretch(work, toCut, stretch, { ...page, limit })));
    }
  }
  return lines;
}

const keyOf = ({ since, block }: { since: number | null; block: number }): string => `${since}/${block}`;

/** The claims `claim` of a line's places that are named by a part of a number or a name. */
const claimsNamed = (line: LineNow, sought: string) =>
  sql`claim join enterprise on enterprise.id = claim.enterprise_id join supplier on supplier.id = claim.supplier_id
    where claim.programme_id = ${line.programmeId} and claim.city_code = ${line.cityCode} and claim.position <= ${line.lastPosition} and ${namesClaim(sought)}`;

/** The blocks in which there may be a claim that is named so. */
async function blocksNaming(work: Work, line: LineNow, sought: string): Promise<ReadonlySet<string>> {
  const rows = await ask(
    work,
    sql<{ since: number | null; block: number }>`
    select distinct ${shortSinceOf(line)} as since, line_block(c.position) as block
    from claim c where c.id in (select claim.id from ${claimsNamed(line, sought)})`,
  );
  return new Set(rows.map(keyOf));
}

function mayHave(
  laid: LaidOut,
  index: number,
  { leftOut, outcome }: { leftOut: boolean; outcome: PreviewOutcome | undefined },
): boolean {
  if (outcome === undefined) return true;
  if (leftOut !== (outcome === "left-out")) return false;
  const block = laid.blocks[index];
  assert(block !== undefined, "a block is asked for by its index");
  const { ordinary, exceptions } = block;
  if (exceptions.some((exception) => outcomeOf(exception, isBehind(laid, index)) === outcome)) return true;
  // In the block in which the money ends there may be either.
  if (index === laid.cutAt && (outcome === "funded" || outcome === "carried" || outcome === "deferred")) return true;
  switch (outcome) {
    case "funded":
      return !isBehind(laid, index) && ordinary["in-line"].lines > 0;
    case "carried":
      return isBehind(laid, index) && ordinary["in-line"].lines > 0;
    case "deferred":
      return false;
    case "blocking":
      return ordinary.blocking.lines > 0;
    case "left-out":
      return ordinary["left-out"].lines > 0;
  }
}

async function linesOfStretch(
  work: Work,
  toCut: ToCut,
  stretch: Stretch,
  { outcome, sought, afterOrdinal, limit }: PreviewPage,
): Promise<PreviewLine[]> {
  const named =
    sought === undefined
      ? sql``
      : sql` and claim_id in (select claim.id from ${claimsNamed(toCut.line, sought)} and claim.position between ${stretch.from} and ${stretch.to})`;
  return await ask(
    work,
    sql<PreviewLine>`
    select cut.claim_id, c.number as claim_number, c.status as claim_status, cut.ordinal, cut.position, place.given_at as placed_at, cut.carried_from, cut.outcome,
      cut.amount_fen, cut.running_fen, cut.reason, e.name as enterprise_name, su.name as supplier_name, c.service_code, sv.name_zh as service_zh, sv.name_en as service_en
    from (select * from (${cutLines(toCut, stretch)}) whole
      where ordinal > ${afterOrdinal ?? 0} and (${outcome ?? null}::text is null or outcome = ${outcome ?? null}::text)${named} order by ordinal limit ${limit}) cut
    join claim c on c.id = cut.claim_id
    join line_position place on place.programme_id = c.programme_id and place.city_code = c.city_code and place.kind = 'claim' and place.number = cut.position
    join voucher v on v.id = c.voucher_id
    join enterprise e on e.id = c.enterprise_id
    join supplier su on su.id = c.supplier_id
    join standard st on st.id = v.standard_id
    left join service sv on sv.catalogue_id = st.catalogue_id and sv.code = c.service_code
    order by cut.ordinal`,
  );
}

import { createHash } from "node:crypto";
import { isUtf8 } from "node:buffer";
import { instantMs, readEventLine, wholeFault, type LineFault } from "@yunquan/contract/usage-event-line.ts";
import type { UsageEvent } from "@yunquan/contract/usage-events.ts";
import {
  EVENT_LINES_MAX,
  usageClients,
  usageProtocols,
  type UsageEventFault,
  type UsageEventKind,
} from "@yunquan/core/usage/events.ts";
import type { UsageSource } from "@yunquan/core/usage/marks.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { BEIJING_OFFSET_MS, DAY_MS, beijingDate, instantOfMs, type CalendarDate } from "@yunquan/core/time.ts";
import { pseudonymOf, type PseudonymKey } from "./event-pseudonym.ts";

/** A refused line, as the sender is told. */
export interface EventRefusal extends LineFault {
  readonly row: number;
}

/** An event's kind and attributes: few different ones come in a body, so that events point at them. */
export interface EventShape {
  readonly source: UsageSource;
  readonly kind: UsageEventKind;
  readonly client: string | null;
  readonly protocol: string | null;
}

/** An event as it is taken: what repeats is named once in the body and pointed at. Users and devices are pseudonyms already. */
export interface ReadEvent {
  readonly row: number;
  readonly eventId: string;
  readonly code: number;
  readonly day: number;
  readonly shape: number;
  readonly occurredMs: number;
  readonly quantity: number;
  readonly user: string | null;
  readonly device: string | null;
  readonly digest: number;
}

export interface EventBody {
  readonly sha256: string;
  readonly lines: number;
  readonly events: readonly ReadEvent[];
  readonly codes: readonly string[];
  readonly days: readonly CalendarDate[];
  /** Of each day: whether its pseudonyms could be made. A day that takes no events has no key. */
  readonly keyed: readonly boolean[];
  readonly shapes: readonly EventShape[];
  readonly refusals: readonly EventRefusal[];
  readonly refusedRows: number;
}

/** Lines that hold, before anybody knows whether their days are open. */
export interface ReadLines {
  readonly sha256: string;
  readonly lines: number;
  readonly rows: readonly number[];
  readonly events: readonly UsageEvent[];
  readonly occurredMs: readonly number[];
  readonly day: readonly number[];
  readonly days: readonly CalendarDate[];
  readonly refusals: readonly EventRefusal[];
  readonly refusedRows: number;
}

/**
 * Reads a body line by line; each line that does not hold is refused alone. Blank lines are passed over. Refuses the body
 * as a whole (`payload-too-large`) when it has too many lines, and (`invalid-request`) when it has none.
 * @clause 5.12
 */
export function readEventLines(body: Buffer): ReadLines {
  const texts = linesOf(body);
  const rows: number[] = [];
  const events: UsageEvent[] = [];
  const occurredMs: number[] = [];
  const day: number[] = [];
  const days = new Map<number, number>();
  const refusals: EventRefusal[] = [];
  let lines = 0;
  let refusedRows = 0;
  for (let place = 0; place < texts.length; place += 1) {
    const text = texts[place];
    if (text === undefined || (text !== null && isBlank(text))) continue;
    lines += 1;
    if (lines > EVENT_LINES_MAX) throw new Refusal("payload-too-large", { limit: `${EVENT_LINES_MAX} 行 lines` });
    const read = text === null ? [wholeFault("not-utf8")] : readEventLine(text);
    if (isFaults(read)) {
      refusedRows += 1;
      for (const fault of read) refusals.push({ row: place + 1, ...fault });
      continue;
    }
    const ms = instantMs(read.at);
    assert(ms !== undefined, "a line that holds has its instant");
    const number = Math.floor((ms + BEIJING_OFFSET_MS) / DAY_MS);
    let index = days.get(number);
    if (index === undefined) days.set(number, (index = days.size));
    rows.push(place + 1);
    events.push(read);
    occurredMs.push(ms);
    day.push(index);
  }
  if (lines === 0) {
    throw new Refusal("invalid-request", {}, [
      {
        path: "",
        code: "no-lines",
        zh: "正文没有内容，每行须为一个事件",
        en: "the body is empty; each line is one event",
      },
    ]);
  }
  const dates = [...days.keys()].map((number) => beijingDate(instantOfMs(number * DAY_MS - BEIJING_OFFSET_MS)));
  const sha256 = createHash("sha256").update(body).digest("hex");
  return { sha256, lines, rows, events, occurredMs, day, days: dates, refusals, refusedRows };
}

function isFaults(read: UsageEvent | readonly LineFault[]): read is readonly LineFault[] {
  return Array.isArray(read);
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The lines as text, without the mark that some programs put in front; null for one that is not UTF-8. */
function linesOf(given: Buffer): (string | null)[] {
  const body = given.subarray(0, 3).equals(BYTE_ORDER_MARK) ? given.subarray(3) : given;
  if (isUtf8(body)) return body.toString("utf8").split("\n");
  const lines: (string | null)[] = [];
  for (let start = 0; start <= body.length;) {
    const found = body.indexOf(0x0a, start);
    const end = found < 0 ? body.length : found;
    const bytes = body.subarray(start, end);
    lines.push(isUtf8(bytes) ? bytes.toString("utf8") : null);
    start = end + 1;
  }
  return lines;
}

const OPENING_BRACE = 0x7b;

/** Most lines begin with a brace: they are not looked through. */
function isBlank(text: string): boolean {
  return text.length === 0 || (text.charCodeAt(0) !== OPENING_BRACE && text.trim() === "");
}

const clients: readonly string[] = Object.keys(usageClients);
const protocols: readonly string[] = Object.keys(usageProtocols);

/**
 * Puts pseudonyms in the place of users and devices, by the key of each event's day, and gives each event the digest by which
 * it is recognised. From here on nobody's name is in the data.
 * @clause 5.12
 */
export function pseudonymised(read: ReadLines, keys: ReadonlyMap<CalendarDate, PseudonymKey>): EventBody {
  const dayKeys = read.days.map((on) => keys.get(on));
  const codes = new Map<string, number>();
  const shapes = new Map<number, number>();
  const shapesOf: EventShape[] = [];
  const events = read.events.map((event, place): ReadEvent => {
    const { eventId, voucherCode, source, kind, quantity } = event;
    const day = read.day[place] ?? 0;
    const occurredMs = read.occurredMs[place] ?? 0;
    const key = dayKeys[day];
    let code = codes.get(voucherCode);
    if (code === undefined) codes.set(voucherCode, (code = codes.size));
    const client = event.client === undefined ? -1 : clients.indexOf(event.client);
    const protocol = event.protocol === undefined ? -1 : protocols.indexOf(event.protocol);
    const shapeKey =
      (((kind === "login" ? 0 : kind === "session" ? 1 : 2) * 2 + (source === "operator" ? 1 : 0)) * 16 + client + 1) *
        16 +
      protocol +
      1;
    let shape = shapes.get(shapeKey);
    if (shape === undefined) {
      shapes.set(shapeKey, (shape = shapes.size));
      shapesOf.push({ source, kind, client: clients[client] ?? null, protocol: protocols[protocol] ?? null });
    }
    const scope = `${source}/${voucherCode}/`;
    const user = key === undefined || event.user === undefined ? null : pseudonymOf(key, `${scope}user`, event.user);
    const device =
      key === undefined || event.device === undefined ? null : pseudonymOf(key, `${scope}device`, event.device);
    const digest = digestOf(`${voucherCode}/${shapeKey}/${occurredMs}/${quantity}/${user ?? ""}/${device ?? ""}`);
    return { row: read.rows[place] ?? 0, eventId, code, day, shape, occurredMs, quantity, user, device, digest };
  });
  return {
    sha256: read.sha256,
    lines: read.lines,
    events,
    codes: [...codes.keys()],
    days: read.days,
    keyed: dayKeys.map((key) => key !== undefined),
    shapes: shapesOf,
    refusals: read.refusals,
    refusedRows: read.refusedRows,
  };
}

/** A fault of a line that was read, in words. */
export function refusalOf(row: number, code: UsageEventFault): EventRefusal {
  return { row, ...wholeFault(code) };
}

/**
 * 53 bits of a text (cyrb53), by which the same event is known again. It guards against slips, not against somebody who looks
 * for two contents alike: all he could reach is that his own event is not counted.
 */
function digestOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

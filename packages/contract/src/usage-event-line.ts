import {
  EVENT_LINE_CHARACTERS_MAX,
  usageClients,
  usageEventFaults,
  usageProtocols,
  type UsageEventFault,
} from "@yunquan/core/usage/events.ts";
import { eventIdentifier, eventQuantityMax, eventVoucherCode, usageEvent, type UsageEvent } from "./usage-events.ts";
import type { z } from "./z.ts";

/*
 * Lines of events come by the hundred thousand, and the schema takes some five times as long for one as reading its JSON. So
 * a line is first read by a check made by hand for exactly this schema; whatever it does not know to be right goes through
 * the schema itself, which names every fault. A property test holds the two together.
 */

/** A fault of a line: the field is null when the line as a whole is at fault. */
export interface LineFault {
  readonly code: UsageEventFault;
  readonly field: string | null;
  readonly zh: string;
  readonly en: string;
}

/** Reads one line of a body: the event, or every fault of it. */
export function readEventLine(text: string): UsageEvent | readonly LineFault[] {
  if (text.length > EVENT_LINE_CHARACTERS_MAX) return [wholeFault("line-too-long")];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [wholeFault("not-json")];
  }
  if (isPlainlyRight(value)) return value;
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [wholeFault("not-json")];
  const parsed = usageEvent.safeParse(value);
  if (parsed.success) return parsed.data as UsageEvent;
  // Two rules of one field may say the same.
  const told = new Map<string, LineFault>();
  for (const fault of parsed.error.issues.flatMap(faultsOf))
    told.set(`${fault.code}/${fault.field}/${fault.zh}`, fault);
  return [...told.values()];
}

export function wholeFault(code: UsageEventFault): LineFault {
  return { code, field: null, ...usageEventFaults[code] };
}

function faultsOf(issue: z.core.$ZodIssue): LineFault[] {
  if (issue.code === "unrecognized_keys") {
    // A name could carry data as well: what looks like a field's name is told, anything else is not.
    return issue.keys.map((name) => ({
      code: "unknown-field",
      field: /^[A-Za-z_][A-Za-z0-9_.-]{0,39}$/.test(name) ? name : "?",
      ...usageEventFaults["unknown-field"],
    }));
  }
  const [zh = "", en] = issue.message.split(" | ");
  const told = en === undefined ? usageEventFaults["wrong-field"] : { zh, en };
  return [{ code: "wrong-field", field: issue.path.map(String).join(".") || null, ...told }];
}

/** True only for a value that the schema takes; of some that it takes as well this is not sure, and says false. */
export function isPlainlyRight(value: unknown): value is UsageEvent {
  if (value === null || typeof value !== "object") return false;
  const event = value as Readonly<Record<string, unknown>>;
  const { eventId, voucherCode, source, at, kind, quantity, user, device, client, protocol } = event;
  if (kind !== "login" && kind !== "session" && kind !== "device") return false;
  let fields = 6;
  if (kind === "device") {
    if (user !== undefined || !isIdentifier(device)) return false;
    fields += 1;
  } else {
    if (!isIdentifier(user)) return false;
    fields += 1;
    if (device !== undefined) {
      if (!isIdentifier(device)) return false;
      fields += 1;
    }
  }
  if (client !== undefined) {
    if (typeof client !== "string" || !Object.hasOwn(usageClients, client)) return false;
    fields += 1;
  }
  if (protocol !== undefined) {
    if (typeof protocol !== "string" || !Object.hasOwn(usageProtocols, protocol)) return false;
    fields += 1;
  }
  let given = 0;
  for (const _name in event) given += 1;
  return (
    given === fields &&
    (source === "interface" || source === "operator") &&
    typeof quantity === "number" &&
    Number.isInteger(quantity) &&
    quantity >= 1 &&
    quantity <= eventQuantityMax[kind] &&
    typeof eventId === "string" &&
    isLowerUuid(eventId) &&
    typeof voucherCode === "string" &&
    eventVoucherCode.test(voucherCode) &&
    typeof at === "string" &&
    instantMs(at) !== undefined
  );
}

function isIdentifier(value: unknown): boolean {
  if (typeof value !== "string" || value.length === 0 || value.length > 128) return false;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    // Anything but the letters, digits and signs of ASCII is left to the expression.
    if (code < 0x21 || code > 0x7e) return eventIdentifier.test(value);
  }
  return true;
}

function isLowerUuid(text: string): boolean {
  if (text.length !== 36) return false;
  for (let at = 0; at < 36; at += 1) {
    const code = text.charCodeAt(at);
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (code !== 0x2d) return false;
    } else if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false;
  }
  return true;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Milliseconds of `YYYY-MM-DDTHH:mm:ss.sssZ` in the years that the contract takes; undefined for any other text. */
export function instantMs(text: string): number | undefined {
  if (text.length !== 24) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  const ms = digits(text, 20, 3);
  if (!(year >= 1800 && year < 2200 && month >= 1 && month <= 12 && day >= 1)) return undefined;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (DAYS[month - 1] ?? 0) + (leap ? 1 : 0)) return undefined;
  if (!(hour < 24 && minute < 60 && second < 60 && ms >= 0)) return undefined;
  if (hour < 0 || minute < 0 || second < 0) return undefined;
  const marks =
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    text.charCodeAt(10) === 0x54 &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a &&
    text.charCodeAt(19) === 0x2e &&
    text.charCodeAt(23) === 0x5a;
  return marks ? Date.UTC(year, month - 1, day, hour, minute, second, ms) : undefined;
}

/** The number that stands there; -1 where one character is no digit. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * From PostgreSQL's text to our values, the same for the embedded database and for a server: whichever is underneath, a
 * row reads alike. The session's time zone is UTC and its date style ISO; any other text is refused, never guessed at.
 */
export type TextParser = (text: string) => unknown;

/** int8: money in fen, counts, positions in line. A number that JavaScript cannot hold exactly is refused, never rounded. */
export function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new RangeError(`not an integer that can be held exactly: ${text}`);
  }
  return value;
}

/** An instant as the session writes it (UTC), in a form that cannot be a wrong date; every other text is looked at in full. */
const everyday =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,6}))?\+00$/;
const everydayDate = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

const instantText =
  /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:Z|([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?)?$/;

/**
 * timestamptz and timestamp: `YYYY-MM-DDTHH:mm:ss.sssZ`, always UTC and three decimals, so that texts sort as the
 * instants do. Microseconds are cut off, not rounded: rounding could carry into the next day. Text without an offset is UTC.
 */
export function parseInstant(text: string): string {
  const [, day, second, decimals = ""] = everyday.exec(text) ?? [];
  if (day !== undefined) return `${day}T${second}.${decimals.padEnd(3, "0").slice(0, 3)}Z`;
  const [, date, time, fraction = "", sign, hours = "0", minutes = "0", seconds = "0"] = instantText.exec(text) ?? [];
  const wall = `${date}T${time}.${fraction.padEnd(3, "0").slice(0, 3)}Z`;
  const wallMs = Date.parse(wall);
  // The date parser takes 30 February for 2 March; what does not come back as it went in is not a date.
  if (Number.isNaN(wallMs) || new Date(wallMs).toISOString() !== wall) throw new RangeError(`not an instant: ${text}`);
  const offsetMs = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  const instant = new Date(sign === "-" ? wallMs + offsetMs : wallMs - offsetMs).toISOString();
  if (instant.length !== wall.length) throw new RangeError(`outside the years 0000 to 9999: ${text}`);
  return instant;
}

/** date: the plain text `YYYY-MM-DD`. It has no time and no zone, so it is never made a `Date`. */
export function parseCalendarDate(text: string): string {
  if (everydayDate.test(text)) return text;
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text)
    throw new RangeError(`not a calendar date: ${text}`);
  return text;
}

/** bytea in its hexadecimal output form. */
export function parseBytes(text: string): Uint8Array {
  if (!/^\\x(?:[0-9a-f]{2})*$/.test(text)) throw new RangeError("not bytes in hexadecimal form");
  return Buffer.from(text.slice(2), "hex");
}

/** numeric and interval stay text: no JavaScript number holds every numeric. */
function asText(text: string): string {
  return text;
}

function parseJson(text: string): unknown {
  return JSON.parse(text);
}

/** A PostgreSQL array literal such as `{1,NULL,"a \"b\""}`, nested ones too, each element through `element`. */
export function parseArray(text: string, element: TextParser): unknown[] {
  // An array whose subscripts do not start at 1 carries its bounds in front: [0:1]={1,2}.
  let position = text.startsWith("[") ? text.indexOf("=") + 1 : 0;

  function list(): unknown[] {
    const items: unknown[] = [];
    position += 1;
    while (text[position] !== "}") {
      if (position >= text.length) throw new RangeError("an array literal that does not end");
      items.push(item());
      if (text[position] === ",") position += 1;
    }
    position += 1;
    return items;
  }

  function item(): unknown {
    if (text[position] === "{") return list();
    if (text[position] === '"') return element(quoted());
    const start = position;
    while (position < text.length && text[position] !== "," && text[position] !== "}") position += 1;
    const bare = text.slice(start, position);
    return bare === "NULL" ? null : element(bare);
  }

  function quoted(): string {
    let value = "";
    for (position += 1; position < text.length && text[position] !== '"'; position += 1) {
      if (text[position] === "\\") position += 1;
      value += text[position] ?? "";
    }
    position += 1;
    return value;
  }

  if (text[position] !== "{") throw new RangeError(`not an array literal: ${text}`);
  return list();
}

function arrayOf(element: TextParser): TextParser {
  return (text) => parseArray(text, element);
}

/** By the type's number in PostgreSQL's catalogue. Types that are not listed read alike in both drivers already. */
export const textParsers: ReadonlyMap<number, TextParser> = new Map<number, TextParser>([
  [17, parseBytes],
  [20, parseSafeInteger],
  [114, parseJson],
  [1082, parseCalendarDate],
  [1114, parseInstant],
  [1184, parseInstant],
  [1186, asText],
  [1700, asText],
  [3802, parseJson],
  [199, arrayOf(parseJson)],
  [1001, arrayOf(parseBytes)],
  [1016, arrayOf(parseSafeInteger)],
  [1115, arrayOf(parseInstant)],
  [1182, arrayOf(parseCalendarDate)],
  [1185, arrayOf(parseInstant)],
  [1187, arrayOf(asText)],
  [1231, arrayOf(asText)],
  [3807, arrayOf(parseJson)],
]);

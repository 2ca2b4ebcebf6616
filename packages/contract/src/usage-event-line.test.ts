import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantMs, isPlainlyRight, readEventLine } from "./usage-event-line.ts";
import { usageEvent } from "./usage-events.ts";

const right = {
  eventId: "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
  voucherCode: "YQ27-7KQM-X3WD-HT5B",
  source: "interface",
  at: "2026-05-11T08:30:00.000Z",
  kind: "login",
  quantity: 1,
  user: "zhang.san",
};

const identifiers = fc.oneof(
  fc.string({ minLength: 1, maxLength: 128 }),
  fc.string({ unit: "binary", maxLength: 140 }),
  fc.constantFrom(
    "",
    " a",
    "a ",
    "a b",
    "张三",
    "\u200b",
    "😀",
    "\ud800",
    "x".repeat(128),
    "x".repeat(129),
    "😀".repeat(64),
  ),
);
const instants = fc.oneof(
  fc
    .date({ noInvalidDate: true, min: new Date("1790-01-01"), max: new Date("2210-01-01") })
    .map((on) => on.toISOString()),
  fc.constantFrom(
    "2026-02-29T00:00:00.000Z",
    "2024-02-29T00:00:00.000Z",
    "1900-02-29T00:00:00.000Z",
    "2026-05-11T24:00:00.000Z",
  ),
  fc.constantFrom(
    "2026-05-11T08:30:00Z",
    "2026-05-11 08:30:00.000Z",
    "2026-05-11T08:60:00.000Z",
    "2026-5-11T08:30:00.000Z",
    "",
  ),
);
const wild: Record<string, fc.Arbitrary<unknown>> = {
  eventId: fc.oneof(
    fc.uuid(),
    fc.uuid().map((id) => id.toUpperCase()),
    fc.string({ minLength: 36, maxLength: 36 }),
  ),
  voucherCode: fc.oneof(fc.constant("YQ27-7KQM-X3WD-HT5B"), fc.string({ maxLength: 70 })),
  source: fc.constantFrom("interface", "operator", "Operator", "", "toString"),
  at: instants,
  kind: fc.constantFrom("login", "session", "device", "order", "constructor"),
  quantity: fc.oneof(
    fc.integer(),
    fc.double(),
    fc.constantFrom(1, 1000, 1001, 1440, 1441, 100_000, 100_001, 0, "1", null),
  ),
  user: identifiers,
  device: identifiers,
  client: fc.constantFrom("browser", "gateway", "toString", ""),
  protocol: fc.constantFrom("mqtt", "opcua", "__proto__", "MQTT"),
};
const names = [...Object.keys(wild), "orderAmount", "__proto__", "constructor", ""];

/** A right event, changed in a few places: a field wild, left out, added, or of another type. */
const lines: fc.Arbitrary<string> = fc
  .record({
    kind: fc.constantFrom("login", "session", "device"),
    changes: fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        how: fc.nat(9),
        junk: fc.jsonValue(),
      }),
      { maxLength: 3 },
    ),
    values: fc.record(wild),
    device: fc.boolean(),
  })
  .map(({ kind, changes, values, device }) => {
    const base: Record<string, unknown> = {
      ...right,
      kind,
      ...(device || kind === "device" ? { device: "plc-7" } : {}),
    };
    if (kind === "device") delete base["user"];
    const entries = new Map<string, unknown>(Object.entries(base));
    for (const { name, how, junk } of changes) {
      if (how < 6) entries.set(name, (values as Record<string, unknown>)[name] ?? junk);
      else if (how < 8) entries.delete(name);
      else entries.set(name, junk);
    }
    return `{${[...entries].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? "null"}`).join(",")}}`;
  });

describe("the check made by hand", () => {
  test("5.12 agrees with the schema on every line, good or bad", () => {
    let good = 0;
    let bad = 0;
    fc.assert(
      fc.property(lines, (text) => {
        const value = JSON.parse(text) as unknown;
        const schema = usageEvent.safeParse(value).success;
        expect(isPlainlyRight(value), text).toBe(schema);
        if (schema) good += 1;
        else bad += 1;
      }),
      { numRuns: 5000 },
    );
    expect(good, "the trial sees good lines").toBeGreaterThan(500);
    expect(bad, "the trial sees bad lines").toBeGreaterThan(500);
  });

  test("5.12 agrees with the schema on values that are no events at all", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isPlainlyRight(value)).toBe(usageEvent.safeParse(value).success);
      }),
    );
  });

  test("an instant is read to the same millisecond as the clock's own reading", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date("1800-01-01"), max: new Date("2199-12-31") }), (on) => {
        expect(instantMs(on.toISOString())).toBe(on.getTime());
      }),
    );
  });
});

describe("a line", () => {
  const faults = (text: string) => {
    const read = readEventLine(text);
    return Array.isArray(read)
      ? read.map((one: { code: string; field: string | null }) => `${one.code} ${one.field}`)
      : [];
  };

  test("5.12 every field at fault is named in both languages, and nothing that stood in the line is repeated", () => {
    const text = JSON.stringify({ ...right, orderAmount: 12, customer: "张三公司", quantity: 0, source: "guess" });
    expect(faults(text).toSorted()).toEqual([
      "unknown-field customer",
      "unknown-field orderAmount",
      "wrong-field quantity",
      "wrong-field source",
    ]);
    const told = JSON.stringify(readEventLine(text));
    expect(told).toContain("须为以下之一");
    expect(told).not.toContain("张三");
    expect(JSON.stringify(readEventLine(JSON.stringify({ ...right, "张三 13800000000": 1 })))).not.toContain("138");
  });

  test("5.12 what is not one JSON object is refused as such", () => {
    for (const text of ["{", "[]", "null", '"x"', "{} {}", "1", "", `{"a":1},{"b":2}`])
      expect(faults(text)).toEqual(["not-json null"]);
    expect(faults(JSON.stringify({ ...right, user: "x".repeat(3000) }))).toEqual(["line-too-long null"]);
  });

  test("5.12 each kind has its own fields: a device event names no user, a login names one", () => {
    expect(faults(JSON.stringify({ ...right, kind: "device", device: "plc-7" }))).toEqual(["unknown-field user"]);
    expect(faults(JSON.stringify({ ...right, user: undefined }))).toEqual(["wrong-field user"]);
    expect(faults(JSON.stringify({ ...right, kind: "order" }))).toEqual(["wrong-field kind"]);
    expect(
      faults(JSON.stringify({ ...right, kind: "session", quantity: 1440, device: "plc-7", client: "gateway" })),
    ).toEqual([]);
  });
});

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRoles, roles, type Role } from "@yunquan/core/roles.ts";
import type { OrganisationKind } from "../src/platform/actor.ts";
import { startTestApp, type Caller, type TestApp } from "./app.ts";
import { draftApplication, setUpApplications, submitApplication } from "./application.fixture.ts";
import { approvedClaim, draftClaim } from "./claim-journey.fixture.ts";

/*
 * Throws requests made from the API's own description at the whole server, as everybody and as nobody: half of them nearly
 * right, the others broken in one place. `FUZZ_REQUESTS=20000 FUZZ_SEED=7 npm test -- apps/server/test/fuzz.test.ts` goes further.
 */
const requests = Number(process.env["FUZZ_REQUESTS"] ?? "700");
const seed = Number(process.env["FUZZ_SEED"] ?? "20260301");

type Schema = Record<string, any>;

interface Operation {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly parameters: readonly { name: string; in: "path" | "query" | "header"; required: boolean; schema: Schema }[];
  readonly body: Schema | null;
  readonly raw: boolean;
  /** Places in `callers` whose roles may call it; empty where everybody may. */
  readonly may: readonly number[];
}

interface Shot {
  readonly operation: Operation;
  readonly who: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload: string | undefined;
}

let app: TestApp;
let operations: Operation[];
let schemas: Record<string, Schema>;
const callers: (Caller | null)[] = [null];
/** What the world holds, so that some of the requests get past the first check. */
let ids: string[];
const idsOf = new Map<string, string[]>();
let codes: string[];

const kindOf: Readonly<Record<string, OrganisationKind>> = {
  enterprise: "enterprise",
  supplier: "supplier",
  city: "city-bureau",
  "city-finance": "city-finance",
  province: "province",
  expert: "expert-panel",
  operator: "operator",
  administration: "administration",
};

beforeAll(async () => {
  app = await startTestApp({ settings: { YUNQUAN_LOG_LEVEL: process.env["FUZZ_LOG"] ?? "silent" } });
  const world = await setUpApplications(app);
  const claim = await approvedClaim(app, { world });
  const draft = await draftClaim(app, { world });
  await submitApplication(await draftApplication(app, world));
  await draftApplication(app, world);
  const known = new Set<Role>();
  const { enterprise, supplier } = claim.voucher;
  const { voucher } = draft;
  for (const caller of [
    enterprise.preparer,
    enterprise.approver,
    voucher.enterprise.preparer,
    voucher.enterprise.approver,
  ])
    callers.push(caller);
  for (const caller of [supplier.preparer, supplier.approver, world.reviewer, world.approver, world.finance])
    callers.push(caller);
  for (const caller of callers) for (const role of caller?.actor.roles ?? []) known.add(role);
  for (const role of allRoles.filter((one) => !known.has(one))) {
    const kind = kindOf[roles[role].side] ?? "operator";
    callers.push(await app.signIn({ role, organisation: { kind } }));
  }
  ids = await idsOfTheWorld();
  codes = [
    "SAAS-02",
    world.programme.code,
    "440600",
    "B",
    claim.voucher.voucherCode,
    enterprise.creditCode,
    "2026-01-05",
  ];
  const description = (await app.app.inject("/api/v1/openapi.json")).json() as Schema;
  schemas = description["components"].schemas;
  operations = operationsOf(description);
});
afterAll(async () => await app.close());

async function idsOfTheWorld(): Promise<string[]> {
  return await app.as(null, async (work) => {
    const found: string[] = [];
    for (const table of [
      "programme",
      "plan",
      "round",
      "settlementPeriod",
      "catalogue",
      "standard",
      "enterprise",
      "supplier",
      "product",
      "contract",
      "application",
      "voucher",
      "claim",
      "invoice",
      "file",
      "implementationReport",
      "person",
      "edition",
    ] as const) {
      const rows = await work.tx.selectFrom(table).select("id").limit(4).execute();
      const here = rows.map((row) => row.id);
      idsOf.set(table, here);
      found.push(...here);
    }
    return found;
  });
}

function operationsOf(description: Schema): Operation[] {
  return Object.entries(description["paths"] as Record<string, Record<string, Schema>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const content = operation["requestBody"]?.content ?? {};
      return {
        method: method.toUpperCase() as Operation["method"],
        path,
        parameters: (operation["parameters"] ?? []).filter((one: Schema) => one["in"] !== "header"),
        body: content["application/json"]?.schema ?? null,
        raw: content["application/octet-stream"] !== undefined,
        may: rolesOf(String(operation["description"])),
      };
    }),
  );
}

function rolesOf(description: string): number[] {
  const named = new Set([...description.matchAll(/\(([a-z-]+)\)/g)].map((match) => match[1]));
  return [...callers.entries()]
    .filter(([, caller]) => caller?.actor.roles.some((role) => named.has(role)))
    .map(([at]) => at);
}

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    9_007_199_254_740_993,
    2_147_483_648,
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "x\udfffy",
    "999999999999999",
    "9".repeat(400),
    "x".repeat(100_000),
    "%00",
    "' or 1=1 --",
    "{{7*7}}",
    "../../etc/passwd",
    "0000-01-01",
    "9999-12-31",
    "9999-12-31T23:59:59.999Z",
    "0000-01-01T00:00:00.000Z",
    "NaN",
    "__proto__",
    "constructor",
    [],
    {},
    [null],
    ["\u0000"],
    { "\u0000": 1 },
    { constructor: { prototype: 1 } },
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.integer(),
);

const forgedCursor = fc
  .oneof(
    fc.constantFrom<unknown>([], [1], ["x"], ["x", "y"], [1, "x"], ["\u0000", "\u0000"], [1e300, 1], [null], {}, "x"),
    fc.array(
      fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.integer(),
        fc.double(),
        fc.constantFrom("2026-02-30T00:00:00.000Z", "2026-01-01T00:00:00.000Z", "00000000-0000-0000-0000-000000000000"),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map((key) => Buffer.from(JSON.stringify(key), "utf8").toString("base64url"));

/** An id: of the noun that the name speaks of (`claimId`, `/claims/{id}`) most of the time. */
function oneId(noun = ""): fc.Arbitrary<string> {
  const own = idsOf.get(noun) ?? [];
  return fc.oneof(
    ...(own.length > 0 ? [{ weight: 12, arbitrary: fc.constantFrom(...own) }] : []),
    { weight: 3, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.uuid() },
  );
}

/** `settlement-periods` in an address speaks of the table `settlementPeriod`. */
function nounOf(path: string, index: number): string {
  const parts = path.split("/");
  const at = parts.map((part, place) => (part.startsWith("{") ? place : -1)).filter((place) => place >= 0)[index] ?? 1;
  return (parts[at - 1] ?? "").replace(/s$/, "").replaceAll(/-(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}

/** A value that its schema takes, most of the time. */
function right(schema: Schema, name = "", depth = 0): fc.Arbitrary<unknown> {
  if (depth > 8) return fc.constant(null);
  if (typeof schema["$ref"] === "string")
    return right(schemas[schema["$ref"].split("/").at(-1) ?? ""] ?? {}, name, depth + 1);
  if ("const" in schema) return fc.constant(schema["const"]);
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...(schema["enum"] as unknown[]));
  const choices = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(choices)) return fc.oneof(...choices.map((one: Schema) => right(one, name, depth + 1)));
  if (Array.isArray(schema["allOf"])) return right(Object.assign({}, ...schema["allOf"]), name, depth + 1);
  switch (schema["type"]) {
    case "object": {
      const properties = (schema["properties"] ?? {}) as Record<string, Schema>;
      const required = (schema["required"] ?? []) as string[];
      const entries = Object.entries(properties).map(([key, part]) => [key, right(part, key, depth + 1)] as const);
      if (entries.length > 0)
        return fc.record(Object.fromEntries(entries), { requiredKeys: required.filter((key) => key in properties) });
      return typeof schema["additionalProperties"] === "object"
        ? fc.dictionary(
            fc.constantFrom("B", "SAAS-02", "440600"),
            right(schema["additionalProperties"], "", depth + 1),
            { maxKeys: 3 },
          )
        : fc.constant({});
    }
    case "array":
      return fc.array(right(schema["items"] ?? {}, name, depth + 1), {
        minLength: schema["minItems"] ?? 0,
        maxLength: Math.max(schema["minItems"] ?? 0, 3),
      });
    case "integer":
    case "number": {
      const min = Number(
        schema["minimum"] ?? (schema["exclusiveMinimum"] === undefined ? 0 : schema["exclusiveMinimum"] + 1),
      );
      const max = Number(schema["maximum"] ?? 9_007_199_254_740_991);
      if (name === "version") return fc.integer({ min: 1, max: 9 });
      if (/year/i.test(name)) return fc.constantFrom(2025, 2026, 2027, min, max);
      return fc.oneof(fc.integer({ min, max: Math.max(min, Math.min(max, 200)) }), fc.constantFrom(min, max));
    }
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "string":
      if (schema["format"] === "uuid" || /Id$/.test(name)) return oneId(name.replace(/Ids?$/, ""));
      if (schema["format"] === "date" || /On$/.test(name))
        return fc.constantFrom("2026-01-05", "2025-12-31", "2027-01-01", "0001-01-01", "9999-12-31");
      if (schema["format"] === "date-time" || /At$/.test(name))
        return fc.constantFrom(
          "2026-01-05T01:00:00.000Z",
          "2027-01-05T01:00:00.000Z",
          "9999-12-31T23:59:59.999Z",
          "0001-01-01T00:00:00.000Z",
        );
      if (/Fen$/.test(name)) return fc.constantFrom("0", "1", "100", "12000000", "999999999999999");
      if (name === "cursor") return forgedCursor;
      if (name === "limit") return fc.constantFrom("1", "20", "100");
      return fc.oneof(
        fc.constantFrom(...codes),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
        fc.constantFrom("%", "_", "\\", "a%'\"", "ＡＢＣ", "𠮷野家"),
      );
    default:
      return fc.oneof(fc.constantFrom<unknown>("x", 1, null), nasty);
  }
}

/** Breaks one place of a value, wherever it lies. */
function broken(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value) && value.length > 0)
    return fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .nat(value.length - 1)
          .chain((index) => broken(value[index]).map((part) => value.with(index, part))),
      },
      { weight: 1, arbitrary: nasty },
    );
  if (value !== null && typeof value === "object") {
    const keys = Object.keys(value);
    if (keys.length > 0)
      return fc.oneof(
        {
          weight: 8,
          arbitrary: fc
            .constantFrom(...keys)
            .chain((key) => broken((value as Record<string, unknown>)[key]).map((part) => ({ ...value, [key]: part }))),
        },
        { weight: 1, arbitrary: nasty.map((extra) => ({ ...value, extra })) },
        { weight: 1, arbitrary: nasty },
      );
  }
  return nasty;
}

const segment = (noun: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 16, arbitrary: oneId(noun) },
    { weight: 2, arbitrary: fc.constantFrom(...codes, "1", "0", "-1", "99999999999999999999") },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "%00",
        "%",
        "%zz",
        "%ff",
        "%ED%A0%80",
        "a".repeat(190),
        "a".repeat(5000),
        "..%2f..",
        "%20",
        "null",
        "NaN",
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .string({ unit: "binary", minLength: 1, maxLength: 10 })
        .map((text) => encodeURIComponent(text.toWellFormed())),
    },
  );

function queryText(parameters: Operation["parameters"]): fc.Arbitrary<string> {
  const parts = parameters
    .filter((one) => one.in === "query")
    .map((one) =>
      fc
        .tuple(
          fc.nat(9),
          right(one.schema, one.name),
          nasty.map((value) => (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 900)),
        )
        .map(([dice, good, bad]) => {
          const encoded = (value: unknown): string => `${one.name}=${encodeURIComponent(String(value).toWellFormed())}`;
          if (dice < 4 && !one.required) return "";
          if (dice === 8) return encoded(bad);
          if (dice === 9) return `${encoded(good)}&${encoded(bad)}`;
          return encoded(good);
        }),
    );
  return fc
    .tuple(
      fc.tuple(...parts),
      fc.constantFrom("", "", "", "", "", "", "", "", "x=1", "%zz=1", "cursor=%", "a[]=1&a[]=2", "__proto__=1"),
    )
    .map(([given, extra]) => [...given, extra].filter((part) => part !== "").join("&"));
}

interface Body {
  readonly payload: string | undefined;
  readonly type: string | undefined;
}

const noJson: readonly Body[] = [
  { payload: "{", type: "application/json" },
  { payload: "[]", type: "application/json" },
  { payload: "null", type: "application/json" },
  { payload: '"x"', type: "application/json" },
  { payload: '{"__proto__":{"x":1}}', type: "application/json" },
  { payload: "x", type: "text/xml" },
  { payload: "a=1", type: "application/x-www-form-urlencoded" },
  { payload: undefined, type: undefined },
  { payload: "{}", type: "application/json; charset=utf-16" },
  { payload: "", type: "application/json" },
];

function bodyOf(operation: Operation): fc.Arbitrary<Body> {
  if (operation.raw)
    return fc.record({
      payload: fc.string({ unit: "binary", maxLength: 60 }),
      type: fc.constantFrom("application/octet-stream", "application/octet-stream", "text/plain", undefined),
    });
  if (operation.method === "GET") return fc.constant({ payload: undefined, type: undefined });
  const json = right(operation.body ?? { type: "object" });
  return fc.nat(19).chain((dice): fc.Arbitrary<Body> => {
    if (dice === 0) return fc.constantFrom(...noJson);
    const value = dice < 9 ? json.chain(broken) : json;
    return value.map((body) => ({ payload: JSON.stringify(body), type: "application/json" }));
  });
}

function shot(): fc.Arbitrary<Shot> {
  return fc.constantFrom(...operations).chain((operation) => {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    return fc
      .record({
        who: fc.oneof(
          { weight: 1, arbitrary: fc.nat(callers.length - 1) },
          ...(operation.may.length > 0 ? [{ weight: 5, arbitrary: fc.constantFrom(...operation.may) }] : []),
        ),
        segments: fc.tuple(...names.map((_name, index) => segment(nounOf(operation.path, index)))),
        query: queryText(operation.parameters),
        body: bodyOf(operation),
        method: fc.oneof(
          { weight: 30, arbitrary: fc.constant<string>(operation.method) },
          { weight: 1, arbitrary: fc.constantFrom("HEAD", "OPTIONS", "PATCH", "DELETE") },
        ),
        key: fc.oneof(
          { weight: 12, arbitrary: fc.uuid() },
          {
            weight: 1,
            arbitrary: fc.constantFrom("", "short", "k".repeat(201), "known-key-0001", "bad key with spaces"),
          },
        ),
        origin: fc.oneof(
          { weight: 20, arbitrary: fc.constant("") },
          { weight: 1, arbitrary: fc.constantFrom("https://elsewhere.example", "null") },
        ),
      })
      .map(({ who, segments, query, body, method, key, origin }) => {
        let at = 0;
        const path = operation.path.replaceAll(/\{\w+\}/g, () => segments[at++] ?? "");
        return {
          operation,
          who,
          method,
          url: query === "" ? path : `${path}?${query}`,
          headers: {
            ...(key === "" ? {} : { "idempotency-key": key }),
            ...(body.type === undefined ? {} : { "content-type": body.type }),
            ...(origin === "" ? {} : { origin }),
          },
          payload: body.payload,
        };
      });
  });
}

test("no request, however broken, is answered with a fault of ours, and every refusal speaks both languages", async () => {
  const faults: string[] = [];
  const seen = new Map<number, number>();
  for (const one of fc.sample(shot(), { numRuns: requests, seed })) {
    const caller = callers[one.who];
    const answer = await app.app.inject({
      method: one.method as "GET",
      url: one.url,
      headers: { ...one.headers, ...(caller == null ? {} : { authorization: `Bearer ${caller.token}` }) },
      ...(one.payload === undefined ? {} : { payload: one.payload }),
    });
    seen.set(answer.statusCode, (seen.get(answer.statusCode) ?? 0) + 1);
    const fault = answer.statusCode < 400 || one.method === "HEAD" ? null : faultOf(answer);
    if (answer.statusCode >= 500 || fault !== null)
      faults.push(
        `${answer.statusCode} ${one.method} ${one.url.slice(0, 200)} as ${caller?.actor.roles.join("+") ?? "nobody"}: ${fault ?? answer.body.slice(0, 200)} ⇐ ${one.payload?.slice(0, 600) ?? ""}`,
      );
    // Whoever signed himself out, or was put out, may not spare the rest of the run.
    if (answer.statusCode === 401 && caller != null)
      callers[one.who] = await app.signIn({ role: caller.actor.roles, organisation: caller.actor.organisationId });
  }
  if (process.env["FUZZ_LOG"] !== undefined) console.log(Object.fromEntries(seen));
  expect(faults).toEqual([]);
  expect(seen.get(200) ?? 0, "some requests get through").toBeGreaterThan(requests / 50);
}, 600_000);

/** What is missing of a problem document; null for a whole one. */
function faultOf(answer: { body: string; headers: Record<string, unknown> }): string | null {
  if (!String(answer.headers["content-type"]).startsWith("application/problem+json"))
    return `no problem+json: ${answer.body.slice(0, 120)}`;
  const problem = JSON.parse(answer.body) as Schema;
  if (problem["code"] === "internal") return "internal";
  for (const part of ["code", "title", "detailZh", "detailEn", "requestId"])
    if (typeof problem[part] !== "string" || problem[part] === "") return `no ${part}`;
  if (!/[\u4e00-\u9fff]/.test(problem["detailZh"])) return "no Chinese";
  if (/\{\w+\}/.test(`${problem["detailZh"]}${problem["detailEn"]}`))
    return `a fact is missing: ${problem["detailZh"]}`;
  for (const fault of problem["faults"] as Schema[])
    if (!fault["zh"] || !fault["en"]) return `a fault without words: ${JSON.stringify(fault)}`;
  return null;
}

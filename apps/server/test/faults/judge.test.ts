import { describe, expect, test } from "vitest";
import {
  emptyVerdict,
  judgeAmounts,
  judgeCapacity,
  judgeLines,
  judgePromises,
  type Acknowledged,
  type Applied,
  type GivenPosition,
  type Limits,
  type Verdict,
} from "./judge.ts";

const CITY = "440600";

/** Three applications of one line: 60 and 50 fit into 120, the third does not and waits. */
function line(): Applied[] {
  const one = (number: number, amountFen: number, status: string): Applied => ({
    objectId: `case-${number}`,
    cityCode: CITY,
    status,
    version: 2,
    position: number,
    at: `2026-03-02T01:00:0${number}.000Z`,
    amountFen,
    submissions: 1,
    enterpriseId: `enterprise-${number}`,
    supplierId: "supplier",
    feeFen: amountFen,
  });
  return [one(1, 60, "submitted"), one(2, 50, "submitted"), one(3, 40, "waiting")];
}

const limits: Limits = {
  listedFen: 100,
  annualCapFen: 250,
  ceilingFen: 1_000,
  capacity: [{ cityCode: CITY, grantedFen: 120, reservedFen: 110, postedFen: 0 }],
};

const positions = (cases: readonly Applied[]): GivenPosition[] =>
  cases.map(({ cityCode, position, objectId, at }) => ({ cityCode, number: position ?? 0, objectId, at: at ?? "" }));

const promises = (cases: readonly Applied[]): Acknowledged[] =>
  cases.map(({ objectId, position, amountFen, at, status, version }) => ({
    objectId,
    position: position ?? 0,
    amountFen: amountFen ?? 0,
    at: at ?? "",
    status,
    version,
  }));

function judged(
  cases: readonly Applied[],
  given: {
    positions?: GivenPosition[];
    promises?: Acknowledged[];
    last?: number;
    limits?: Limits;
    refused?: string[];
  } = {},
): Partial<Record<keyof Verdict, number>> {
  const verdict = emptyVerdict();
  const whole = given.limits ?? limits;
  judgePromises(verdict, given.promises ?? promises(cases), cases);
  judgeLines(
    verdict,
    given.positions ?? positions(cases),
    [{ cityCode: CITY, lastNumber: given.last ?? cases.length }],
    cases,
  );
  judgeCapacity(verdict, whole, cases);
  judgeAmounts(verdict, whole, cases, given.refused ?? []);
  return Object.fromEntries(
    Object.entries(verdict).flatMap(([name, found]: [string, string[]]) =>
      found.length > 0 ? [[name, found.length]] : [],
    ),
  );
}

/** The line with one case changed. */
function changed(index: number, change: Partial<Applied>): Applied[] {
  return line().map((one, at) => (at === index ? { ...one, ...change } : one));
}

describe("the judge of a rush", () => {
  test("finds nothing in a line that is as it should be", () => expect(judged(line())).toEqual({}));

  test("sees an answer that is not in the database any more", () => {
    const lost = changed(1, { status: "draft", version: 1, position: null, at: null, amountFen: null, submissions: 0 });
    const verdict = judged(lost, { promises: promises(line()), positions: positions(line()).slice(0, 1), last: 1 });
    expect(verdict).toMatchObject({ lost: 1 });
  });

  test.each<[string, Partial<Applied>]>([
    ["position", { position: 4 }],
    ["amount", { amountFen: 51 }],
    ["instant", { at: "2026-03-02T01:00:02.001Z" }],
    ["state", { status: "waiting" }],
    ["version", { version: 3 }],
  ])("sees an answer whose %s is another in the database", (_name, change) =>
    expect(judged(changed(1, change), { promises: promises(line()) })).toMatchObject({ lost: 1 }),
  );

  test("sees a number that was left out, and a counter that ran on", () => {
    const cases = changed(2, { position: 4 });
    expect(judged(cases)).toMatchObject({ gaps: 2 });
    expect(judged(line(), { last: 5 })).toEqual({ gaps: 1 });
  });

  test("sees a later number with an earlier instant", () =>
    expect(judged(changed(1, { at: "2026-03-02T01:00:00.999Z" }))).toEqual({ inversions: 1 }));

  test("sees a case that holds two positions", () => {
    const twice = [
      ...positions(line()),
      { cityCode: CITY, number: 4, objectId: "case-1", at: "2026-03-02T01:00:09.000Z" },
    ];
    expect(judged(line(), { positions: twice, last: 4 })).toMatchObject({ duplicates: 2 });
  });

  test("sees a step without its line of history, and with two", () => {
    expect(judged(changed(0, { submissions: 0 }))).toEqual({ history: 1 });
    expect(judged(changed(0, { submissions: 2 }))).toEqual({ history: 1 });
  });

  test("sees more issued than granted, in the line and in the account", () => {
    expect(judged(changed(1, { amountFen: 70, feeFen: 70 }))).toMatchObject({ overtaken: 1, overIssued: 2 });
    const account = { ...limits, capacity: [{ cityCode: CITY, grantedFen: 120, reservedFen: 120, postedFen: 0 }] };
    expect(judged(line(), { limits: account })).toEqual({ overIssued: 1 });
  });

  test("8.2 sees who was let in behind somebody that waits, and who waits although he fits", () => {
    const behind = [
      ...line(),
      {
        ...line()[0]!,
        objectId: "case-4",
        enterpriseId: "e-4",
        position: 4,
        at: "2026-03-02T01:00:04.000Z",
        amountFen: 10,
        feeFen: 10,
      },
    ];
    expect(judged(behind)).toMatchObject({ overtaken: 1 });
    // The one behind it would fit then, too.
    expect(judged(changed(1, { status: "waiting" }))).toMatchObject({ overtaken: 2 });
  });

  test("4.4.2 sees an annual cap that is exceeded, and one that was not used up before a refusal", () => {
    const together = line().map((one) => ({ ...one, enterpriseId: "enterprise" }));
    expect(judged(together, { limits: { ...limits, annualCapFen: 149 } })).toEqual({ overIssued: 1 });
    const refused: Applied = {
      ...line()[0]!,
      objectId: "refused",
      position: null,
      amountFen: null,
      at: null,
      status: "draft",
      submissions: 0,
      version: 1,
    };
    const cases = [...together, refused].map((one) => ({ ...one, enterpriseId: "enterprise" }));
    const given = { promises: promises(together), positions: positions(together), last: 3, refused: ["refused"] };
    expect(judged(cases, { ...given, limits: { ...limits, annualCapFen: 150 } })).toEqual({});
    expect(judged(cases, { ...given, limits: { ...limits, annualCapFen: 151 } })).toEqual({ amounts: 1 });
  });

  test("4.4.2 sees a face value cut although neither cap nor ceiling ended, and a ceiling that is exceeded", () => {
    expect(judged(changed(1, { feeFen: 55 }))).toEqual({ amounts: 1 });
    expect(judged(changed(2, { feeFen: 45 }), { limits: { ...limits, ceilingFen: 150 } })).toEqual({});
    expect(judged(line(), { limits: { ...limits, ceilingFen: 149 } })).toEqual({ overIssued: 1 });
  });
});

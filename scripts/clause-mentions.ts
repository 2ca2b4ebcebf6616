/** A clause id found in a source, with the line and, for a test, its name. */
export interface Mention {
  readonly id: string;
  readonly line: number;
  readonly what: string;
}

const ID = String.raw`(?:A\d+|\d+)\.\d+(?:\.\d+)*`;
const IDS = String.raw`${ID}(?:(?:, ?| and )${ID})*`;
const TAG = new RegExp(String.raw`@clause\s+(${ID}(?:(?:,? | and )${ID})*)`, "g");
// A call of test, it or describe, plain, with a suffix (.skipIf(x), .each([…])) or tagged; its name may stand on the next line.
const NAME = new RegExp(
  String.raw`(?:\b(?:test|it|describe)(?:\.\w+)*|[)\`])\(\s*(["'\`])(${IDS})(?=[\s:])((?:(?!\1)[^\\]|\\.)*)\1`,
  "g",
);

/** The ids of `@clause 8.2` or `@clause 5.9, 5.10` in comments. */
export function clauseTagsIn(text: string): Mention[] {
  return [...text.matchAll(TAG)].flatMap((match) =>
    idsOf(match[1] ?? "").map((id) => ({ id, line: lineAt(text, match.index), what: "" })),
  );
}

/** The ids that a test's name starts with: `test("5.9, 5.10 …")`. */
export function clauseTestsIn(text: string): Mention[] {
  return [...text.matchAll(NAME)].flatMap((match) =>
    idsOf(match[2] ?? "").map((id) => ({ id, line: lineAt(text, match.index), what: (match[3] ?? "").trim() })),
  );
}

function idsOf(list: string): string[] {
  return list.match(new RegExp(ID, "g")) ?? [];
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

import { expect, test } from "vitest";
import { clauseTagsIn, clauseTestsIn } from "./clause-mentions.ts";

const ids = (mentions: readonly { id: string }[]) => mentions.map((mention) => mention.id);

test("a tag in a doc comment names one clause or several", () => {
  const text = "/** Cuts the face value. @clause 4.4.2 */\nx\n/**\n * @clause 5.9, 5.10\n * @clause A1.3 8.2 */";
  expect(clauseTagsIn(text)).toEqual([
    { id: "4.4.2", line: 1, what: "" },
    { id: "5.9", line: 4, what: "" },
    { id: "5.10", line: 4, what: "" },
    { id: "A1.3", line: 5, what: "" },
    { id: "8.2", line: 5, what: "" },
  ]);
});

test("a sentence that goes on after the tag is no part of the id", () => {
  expect(ids(clauseTagsIn("/** @clause 8.2. Nobody overtakes. */"))).toEqual(["8.2"]);
});

test("a test is found by the id its name starts with, in every way of writing it", () => {
  const text = `
test("8.2 nobody overtakes", () => {});
test.each(["a", "b"])("4.1.1 %s is refused", () => {});
describe(\`5.16 the review clock\`, () => {});
test(
  "5.9, 5.10 the sum is on the contract",
  () => {},
);
test.for([1, 2])("A1.2 the list is data", () => {});`;
  expect(ids(clauseTestsIn(text))).toEqual(["8.2", "4.1.1", "5.16", "5.9", "5.10", "A1.2"]);
});

test("a name with the id elsewhere, or with another number, proves no clause", () => {
  expect(
    ids(clauseTestsIn('test("rule 8.2 holds", f); test("3 cities", f); test("8.20x", f); expect("8.2 no")')),
  ).toEqual([]);
});

import { expect, test } from "vitest";
import { catalogueFaults } from "./check.ts";
import { versionActions } from "./lifecycle.ts";
import { diffRows, shownDiff } from "./version-diff.ts";

const before = [
  { code: "A", name: "one", segments: ["x"], capFen: 100 },
  { code: "B", name: "two", segments: ["x", "y"], capFen: null },
];
const keyOf = (row: { code: string }) => row.code;

test("4.4.1 a comparison names what came, what went and each changed field with both values", () => {
  const after = [
    { code: "C", name: "three", segments: ["x"], capFen: 1 },
    { code: "A", name: "one", segments: ["x", "z"], capFen: 200 },
  ];
  expect(shownDiff(diffRows(before, after, keyOf), keyOf)).toEqual({
    added: ["C"],
    removed: ["B"],
    changed: [
      {
        key: "A",
        changes: [
          { field: "segments", before: ["x"], after: ["x", "z"] },
          { field: "capFen", before: "100", after: "200" },
        ],
      },
    ],
  });
});

test("4.4.1 the order of rows is no difference", () => {
  expect(shownDiff(diffRows(before, before.toReversed(), keyOf), keyOf)).toEqual({
    added: [],
    removed: [],
    changed: [],
  });
});

test("a value that became empty is shown as nothing", () => {
  const after = [{ code: "A", name: "one", segments: ["x"], capFen: null }, before[1]!];
  expect(shownDiff(diffRows(before, after, keyOf), keyOf).changed).toEqual([
    { key: "A", changes: [{ field: "capFen", before: "100", after: null }] },
  ]);
});

test("4.4.1 a code or a name given twice is a fault of the later one", () => {
  const faults = catalogueFaults([
    { code: "A", nameZh: "甲" },
    { code: "B", nameZh: "乙" },
    { code: "A", nameZh: "乙" },
  ]);
  expect(faults.map(({ path, zh }) => [path, zh])).toEqual([
    ["services.2.code", "编码与第 1 项重复"],
    ["services.2.nameZh", "名称与第 2 项重复"],
  ]);
});

test.each([
  ["draft", ["confirm", "change"]],
  ["confirmed", ["publish"]],
  ["published", []],
  ["superseded", []],
] as const)("8.1 a version that is %s can be taken on by %j", (status, actions) => {
  expect(versionActions(status, ["province-policy"])).toEqual(actions);
  expect(versionActions(status, ["province-reviewer"])).toEqual([]);
  expect(versionActions(status, ["system"])).toEqual([]);
});

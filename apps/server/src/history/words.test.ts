import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { actionWords } from "@yunquan/core/history/action-words.ts";
import { factWords } from "@yunquan/core/history/fact-words.ts";
import { objectWords } from "@yunquan/core/history/object-words.ts";

const sources = globSync("**/*.ts", { cwd: new URL("..", import.meta.url) })
  .filter((path) => !/\.(test|fixture|generated)\.ts$/.test(path))
  .map((path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8"));

function found(pattern: RegExp): string[] {
  return [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? "")))].toSorted();
}

/** Codes that are written out where a step is recorded, in a noun's table of its past steps, or in a statement. */
function codesWritten(): string[] {
  // A refusal names the step that stands against it; that writes nothing down.
  const steps = found(/(?<!Refusal\("[\w-]+", \{ )\baction: "([\w-]+\.[\w-]+)"/g);
  const tables = sources.flatMap((text) => [...text.matchAll(/const past\b[^{]*\{([^}]*)\}/g)].map(([, body]) => body));
  const statements = sources.flatMap((text) =>
    [...text.matchAll(/insert into history ([^`]*)/g)].map(([, sql]) => sql),
  );
  const quoted = [...tables, ...statements].flatMap((text) =>
    [...(text ?? "").matchAll(/["']([a-zA-Z-]+\.[a-z-]+)["']/g)].map((match) => match[1] ?? ""),
  );
  return [...new Set([...steps, ...quoted])];
}

test("every step that is written down has words", () => {
  const codes = codesWritten();
  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code) => !Object.hasOwn(actionWords, code))).toEqual([]);
});

test("every kind of object that something is written down about has words", () => {
  const types = [
    ...found(/\bobjectType: "([\w-]+)",\s*objectId: [^,]+,\s*action\b/g),
    ...found(/\brecord(?:Step|Steps|Creation)\(\s*work,\s*(?:\{\s*table: )?"([\w-]+)"/g),
  ];
  expect(types.length).toBeGreaterThan(25);
  expect(types.filter((type) => !Object.hasOwn(objectWords, type))).toEqual([]);
});

test("every fact that is named where a step is recorded has words", () => {
  // A finding has facts too; they stand in its own sentence.
  const bodies = found(/^\s+facts: \{(?! \.\.\.finding\b)([^{}]*)\},?$/gm);
  const names = bodies.flatMap((body) =>
    body
      .replaceAll(/\([^()]*\)/g, "")
      .split(",")
      .flatMap((part) => /^\s*(\w+)\s*(?::|$)/.exec(part)?.[1] ?? []),
  );
  expect(names.length).toBeGreaterThan(60);
  expect([...new Set(names)].filter((name) => !Object.hasOwn(factWords, name))).toEqual([]);
});

/** Steps of earlier versions, which stand in the history that was written then. */
const formerly = ["suspenseLine.resolved"];

test("no words stand for a step that nothing writes down", () => {
  const written = new Set(found(/["']([a-zA-Z-]+\.[a-z-]+)["']/g));
  const composed = found(/`((?:[a-zA-Z-]|\$\{[\w.]+\})+\.(?:[a-z-]|\$\{[\w.]+\})*[a-z-])`/g).map(
    (template) => new RegExp(`^${template.replaceAll(".", "\\.").replaceAll(/\$\{[^}]+\}/g, "[a-zA-Z-]+")}$`),
  );
  const unwritten = Object.keys(actionWords).filter(
    (code) => !written.has(code) && !formerly.includes(code) && !composed.some((pattern) => pattern.test(code)),
  );
  expect(unwritten).toEqual([]);
});

test("words of the history are Chinese in Chinese and English in English", () => {
  for (const [name, { zh, en }] of [actionWords, objectWords, factWords].flatMap((table) => Object.entries(table))) {
    expect(zh, name).toMatch(/\p{Script=Han}/u);
    expect(en, name).toMatch(/^[\x20-\x7E]+$/);
  }
});

test("two steps never share their words, so that a choice by words is one step", () => {
  for (const language of ["zh", "en"] as const) {
    const words = Object.values(actionWords).map((one) => one[language]);
    expect(words.filter((one, index) => words.indexOf(one) !== index)).toEqual([]);
  }
});

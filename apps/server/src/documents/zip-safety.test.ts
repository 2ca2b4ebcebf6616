import { expect, test } from "vitest";
import { ZipFile } from "yazl";
import { openZip } from "./zip-safety.ts";
import { steadyZip } from "./zip-times.ts";

async function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  mtime = new Date("2026-03-02T01:00:00.000Z"),
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content), name, { mtime, forceDosTimestamp: true });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

test("an honest archive is listed and read", async () => {
  const zip = await openZip(await zipOf({ "a.txt": "甲", "b/c.txt": "乙" }));
  expect([...(zip?.names ?? [])]).toEqual(["a.txt", "b/c.txt"]);
  expect(Buffer.from((await zip?.read("a.txt", 100)) ?? []).toString()).toBe("甲");
  expect(await zip?.read("a.txt", 1)).toBeUndefined();
  expect(await zip?.read("none", 100)).toBeUndefined();
  expect(await zip?.isTruthful()).toBe(true);
});

test("an entry that is larger than it claims is found out before it is unpacked to the end", async () => {
  const lying = await zipOf({ "a.txt": Buffer.alloc(4_000_000) });
  const central = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  lying.writeUInt32LE(10, central + 24);
  const zip = await openZip(lying);
  expect(zip?.names.size).toBe(1);
  expect(await zip?.isTruthful()).toBe(false);
  expect(await zip?.read("a.txt", 100)).toBeUndefined();
});

test("a name given twice is refused, for readers differ in which they take", async () => {
  const twice = (await zipOf({ "a.txt": "1", "b.txt": "2" })).toString("latin1").replaceAll("b.txt", "a.txt");
  expect(await openZip(Buffer.from(twice, "latin1"))).toBeUndefined();
});

test("limits count all entries together, stated sizes first", async () => {
  const bytes = await zipOf({ a: Buffer.alloc(600), b: Buffer.alloc(600) });
  expect(await openZip(bytes, { maxEntries: 10, maxUnpacked: 1_000 })).toBeUndefined();
  expect(await openZip(bytes, { maxEntries: 1, maxUnpacked: 10_000 })).toBeUndefined();
  expect(await openZip(bytes, { maxEntries: 2, maxUnpacked: 1_200 })).toBeDefined();
});

test("archives of the same content made at different times become the same", async () => {
  const files = { "a.txt": "甲", "b.txt": "乙" };
  const one = await zipOf(files);
  const other = await zipOf(files, new Date("2026-07-09T08:30:00.000Z"));
  expect(Buffer.compare(one, other)).not.toBe(0);
  expect(Buffer.compare(steadyZip(one), steadyZip(other))).toBe(0);
  expect(await (await openZip(steadyZip(one)))?.isTruthful()).toBe(true);
});

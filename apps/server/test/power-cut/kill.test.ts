import { setTimeout as wait } from "node:timers/promises";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inspectDirectory, startWriter } from "./processes.ts";

let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "kill-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test("after kill -9 in mid-writing every acknowledged entry is there, whole, and none that was not begun", async () => {
  const acknowledged: number[] = [];
  for (const milliseconds of [40, 400, 900]) {
    const writer = startWriter("ours", directory);
    await writer.opened;
    await wait(milliseconds);
    await writer.kill();
    acknowledged.push(...writer.acknowledged());
    const found = await inspectDirectory("ours", directory);
    if (typeof found === "string") throw new Error(found);
    expect(found.faults).toEqual([]);
    expect(acknowledged.filter((id) => !found.ids.includes(id))).toEqual([]);
    // The one entry in hand may have been committed without the word getting out; it counts from here on.
    expect(found.ids.length - acknowledged.length).toBeLessThanOrEqual(1);
    acknowledged.splice(0, acknowledged.length, ...found.ids);
  }
  expect(acknowledged.length).toBeGreaterThan(10);
});

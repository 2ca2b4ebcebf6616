import { describe, expect, test } from "vitest";
import { Refusal } from "@yunquan/core/refusal.ts";
import { createBatcher } from "./batcher.ts";

describe("the batcher", () => {
  test("gathers what arrives while a batch is in flight into the next one, in order of arrival", async () => {
    const batches: number[][] = [];
    const batcher = createBatcher<number, number>({
      batchMax: 100,
      queueMax: 1000,
      run: async (items) => {
        batches.push([...items]);
        await new Promise((resolve) => setImmediate(resolve));
        return items.map((item) => item * 2);
      },
    });
    const results = await Promise.all([1, 2, 3, 4, 5].map(async (item) => await batcher.submit(item)));
    expect(results).toEqual([2, 4, 6, 8, 10]);
    expect(batches).toEqual([[1], [2, 3, 4, 5]]);
  });

  test("takes together what comes in one turn, where nobody can come while it works", async () => {
    const batches: number[][] = [];
    const batcher = createBatcher<number, number>({
      batchMax: 100,
      queueMax: 1000,
      gathers: true,
      run: async (items) => {
        batches.push([...items]);
        return await Promise.resolve(items);
      },
    });
    const arrives = async (item: number): Promise<number> =>
      await new Promise<number>((resolve, reject) => {
        process.nextTick(() => void batcher.submit(item).then(resolve, reject));
      });
    expect(await Promise.all([1, 2, 3].map(arrives))).toEqual([1, 2, 3]);
    expect(await Promise.all([4, 5].map(arrives))).toEqual([4, 5]);
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  test("answers above its bound that it is busy, and drops nobody who was taken in", async () => {
    const batcher = createBatcher<number, number>({ batchMax: 2, queueMax: 3, run: async (items) => [...items] });
    const calls = [0, 1, 2, 3, 4, 5, 6].map(
      async (item) => await batcher.submit(item).catch((error: Refusal) => error.code),
    );
    const results = await Promise.all(calls);
    expect(results.filter((result) => result === "busy").length).toBe(3);
    expect(results.filter((result) => typeof result === "number")).toEqual([0, 1, 2, 3]);
  });

  test("lets one bad item fail alone", async () => {
    const batcher = createBatcher<number, number>({
      batchMax: 100,
      queueMax: 1000,
      run: async (items) => {
        if (items.includes(7)) throw new Error("seven breaks the statement");
        return [...items];
      },
    });
    const results = await Promise.allSettled(Array.from({ length: 20 }, async (_, item) => await batcher.submit(item)));
    expect(results.map((result) => result.status).filter((status) => status === "rejected").length).toBe(1);
    expect(results[7]?.status).toBe("rejected");
  });

  test("gives a refusal to the item it belongs to", async () => {
    const batcher = createBatcher<number, number>({
      batchMax: 100,
      queueMax: 1000,
      run: async (items) => items.map((item) => (item % 2 === 0 ? item : new Refusal("wrong-state"))),
    });
    const results = await Promise.allSettled([2, 3, 4].map(async (item) => await batcher.submit(item)));
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("begins the next batch beside one in flight when many wait, and lets it decide in its turn", async () => {
    const told: string[] = [];
    const batcher = createBatcher<number, number>({
      batchMax: 3,
      queueMax: 1000,
      besideFrom: 3,
      run: async (items, turn) => {
        told.push(`looks at ${items.join()}`);
        await turn.done;
        told.push(`decides ${items.join()}`);
        await new Promise((resolve) => setImmediate(resolve));
        if (items.includes(3)) throw new Error("three breaks the statement");
        told.push(`done ${items.join()}`);
        return [...items];
      },
    });
    const results = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(async (item) => await batcher.submit(item)));
    expect(results.map(({ status }) => status === "fulfilled")).toEqual([true, true, false, true, true, true]);
    // The first goes alone; the second waits for its turn and is halved in its place before the third decides.
    expect(told.indexOf("looks at 2,3,4")).toBeLessThan(told.indexOf("done 1"));
    expect(told.indexOf("decides 2,3,4")).toBeGreaterThan(told.indexOf("done 1"));
    expect(told.indexOf("decides 5,6")).toBeGreaterThan(told.indexOf("done 4"));
  });

  test("lets the next batch come near when everything of one is sent, and takes it back when that one fails", async () => {
    const told: string[] = [];
    let failed = false;
    const batcher = createBatcher<number, number>({
      batchMax: 2,
      queueMax: 1000,
      besideFrom: 2,
      run: async (items, turn) => {
        await turn.near;
        told.push(`near ${items.join()}`);
        if (items.includes(3)) {
          if (!(await turn.come)) {
            told.push(`steps back ${items.join()}`);
            await turn.done;
          }
          told.push(`done ${items.join()}`);
          return [...items];
        }
        turn.handOver();
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (items.includes(1) && !failed) {
          failed = true;
          throw new Error("the database went back on it");
        }
        told.push(`done ${items.join()}`);
        return [...items];
      },
    });
    expect(await Promise.all([0, 1, 2, 3, 4].map(async (item) => await batcher.submit(item)))).toEqual([0, 1, 2, 3, 4]);
    expect(told.indexOf("near 3,4")).toBeLessThan(told.indexOf("done 1"));
    expect(told.indexOf("steps back 3,4")).toBeLessThan(told.indexOf("done 1"));
    expect(told.indexOf("done 3,4")).toBeGreaterThan(told.indexOf("done 2"));
  });
});

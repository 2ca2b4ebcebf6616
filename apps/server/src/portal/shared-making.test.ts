import { expect, test } from "vitest";
import { sharedMaking } from "./shared-making.ts";

test("who asks while a page is being made gets that one; who asks later gets a new one", async () => {
  const share = sharedMaking<number>();
  let made = 0;
  const slowly = async (): Promise<number> => {
    made += 1;
    const number = made;
    await new Promise((resolve) => setImmediate(resolve));
    return number;
  };
  expect(await Promise.all([share("/", slowly), share("/", slowly), share("/other", slowly)])).toEqual([1, 1, 2]);
  expect(await share("/", slowly)).toBe(3);
});

test("a making that fails fails for those who waited for it, and is not kept", async () => {
  const share = sharedMaking<number>();
  const fail = async (): Promise<number> => await Promise.reject(new Error("broken"));
  const both = await Promise.allSettled([share("/", fail), share("/", fail)]);
  expect(both.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  expect(await share("/", async () => await Promise.resolve(1))).toBe(1);
});

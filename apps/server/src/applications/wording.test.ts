import { afterAll, beforeAll, expect, test } from "vitest";
import type { Finding } from "@yunquan/core/refusal.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { findingsTold, Wordings } from "./wording.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const finding = (zh: string, en: string, facts: Finding["facts"]): Finding => ({
  rule: "total",
  outcome: "met",
  facts,
  zh,
  en,
  clause: "5.5",
});

test("5.6 findings are read word for word as they were told, whatever figures they share with others", async () => {
  const told = [
    finding("合计 1,200.00 元，总额 1,200.00 元", "Adds up to 1,200.00", { totalFen: 120_000, linesFen: 120_000 }),
    finding("合计 1,200.00 元，总额 1,200.00 元", "Adds up to 1,200.00", { totalFen: 120_000, linesFen: 7 }),
    finding("合计 80.00 元，总额 80.00 元", "Adds up to 80.00", { totalFen: 8_000, linesFen: 8_000 }),
    finding("签订于2026年3月2日", "Signed on 2026-03-02", { signedOn: "2026-03-02", on: "2026-04-01" }),
    finding("签订于2026年3月2日", "Signed on 2026-03-02", { signedOn: "2025-01-01", on: "2026-04-01" }),
    finding("没有数字", "No figure", {}),
    finding("没有数字", "No figures", {}),
    finding("有 {totalFen} 的文字", "Words with {braces}", { totalFen: 1 }),
    finding("空", "Null", { tier: null, listed: true, amountFen: null }),
  ];
  const wordings = new Wordings();
  const stored = wordings.store(told);
  const twice = await app.as(null, async (work) => {
    await wordings.write(work);
    await wordings.write(work);
    return [await findingsTold(work, stored), await findingsTold(work, JSON.parse(JSON.stringify(stored)))];
  });
  expect(twice).toEqual([told, told]);
  // Amounts and dates have places: what differs in them alone is one wording.
  expect(new Set(stored.slice(0, 3).map((one) => (Array.isArray(one) ? one[0] : one))).size).toBeLessThan(3);
});

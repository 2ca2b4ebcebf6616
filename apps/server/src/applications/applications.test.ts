import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { issuedVoucher } from "../../test/application.fixture.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

test("from contract to voucher", async () => {
  const voucher = await issuedVoucher(app);
  expect(voucher.faceValueFen).toBe(120_000_00);
});

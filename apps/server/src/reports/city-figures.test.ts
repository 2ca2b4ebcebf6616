import { afterAll, beforeAll, expect, test } from "vitest";
import { setUpApplications, type World } from "../../test/application.fixture.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { confirmClaim, draftClaim, submitClaim } from "../../test/claim-journey.fixture.ts";
import { officer } from "../../test/parties.fixture.ts";
import { readWorkbook } from "../documents/workbook.ts";

let app: TestApp;
let world: World;
let province: Caller;
beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app, { code: "figures" });
  province = await officer(app, "province-reviewer");
});
afterAll(async () => await app.close());

const figures = async (by: Caller, more = "") =>
  await by.get(`/api/v1/city-figures?planId=${world.programme.planId}${more}`);

test("5.16 a city's figures count its vouchers, claims and working days from the records", async () => {
  const before = (await figures(world.reviewer)).body;
  const claim = await confirmClaim(await submitClaim(await draftClaim(app, { world })));
  const { status, body } = await figures(world.reviewer);
  expect(status).toBe(200);
  expect(body.vouchers).toBe(before.vouchers + 1);
  expect(BigInt(body.issuedFen) - BigInt(before.issuedFen)).toBe(BigInt(claim.voucher.faceValueFen));
  expect(body.claims).toBe(before.claims + 1);
  expect(body.reviews.decided).toBe(before.reviews.decided + 1);
  expect(body.reviews.byDays.reduce((sum: number, one: any) => sum + one.cases, 0)).toBe(body.reviews.decided);
  expect(body.reviews.inTime + body.reviews.late).toBe(body.reviews.decided);
  expect(body.months.reduce((sum: number, one: any) => sum + one.vouchers, 0)).toBe(body.vouchers);
});

test("5.2 a city reads its own figures only, and the province names the city", async () => {
  const own = (await figures(world.reviewer, "&cityCode=440100")).body;
  expect(own.cityCode).toBe("440600");
  expect((await figures(province, "&cityCode=440600")).body).toMatchObject({
    vouchers: own.vouchers,
    cityCode: "440600",
  });
  expect((await figures(province)).status).toBe(404);
});

test("the workbook says the same as the page", async () => {
  const { body } = await figures(world.reviewer);
  const file = await world.reviewer.download(`/api/v1/city-figures/file?planId=${world.programme.planId}`);
  expect(file.status).toBe(200);
  const rows = (await readWorkbook(file.bytes))?.get("总体情况") ?? [];
  const issued = rows.find((row) => row.cells.get(0)?.text.startsWith("已发放服务券"));
  expect(issued?.cells.get(1)?.text).toBe(String(body.vouchers));
});

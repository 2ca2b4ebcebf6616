import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { setUpProgramme, type SetUpProgramme } from "../../test/programme.fixture.ts";

let app: TestApp;
let programme: SetUpProgramme;
beforeAll(async () => {
  app = await startTestApp();
  programme = await setUpProgramme(app);
});
afterAll(async () => await app.close());

test("8.2 a published plan grants 1.5 times the allotment as capacity and the allotment as cash", async () => {
  const { body } = await programme.provincePolicy.get(`/api/v1/plans/${programme.planId}`);
  console.log(JSON.stringify(body).slice(0, 1500));
  expect(body.status).toBe("published");
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { approvedClaim, draftClaim, type ApprovedClaim } from "../../test/claim-journey.fixture.ts";
import { officer } from "../../test/parties.fixture.ts";

let app: TestApp;
let claim: ApprovedClaim;

beforeAll(async () => {
  app = await startTestApp();
  claim = await approvedClaim(app);
});
afterAll(async () => await app.close());

const path = (id: string): string => `/api/v1/ratings?caseType=claim&caseId=${id}`;
const give = async (caller: { post: (url: string, body: object) => Promise<any> }, given: object = {}) =>
  await caller.post("/api/v1/ratings", {
    caseType: "claim",
    caseId: claim.claimId,
    step: "service",
    grade: 4,
    ...given,
  });

describe("ratings", () => {
  test("7.3 an enterprise rates each finished step of its own case once, and those of the case read it", async () => {
    const { preparer } = claim.enterprise;
    const before = await preparer.get(path(claim.claimId));
    expect(before.body.items.map((one: any) => `${one.step} ${one.subject} ${one.actions.join()}`)).toEqual([
      "service supplier give",
      "decision office give",
    ]);
    expect((await give(preparer, { step: "payment" })).body.code).toBe("step-not-finished");
    expect((await give(preparer, { grade: 6 })).status).toBe(400);
    const given = await give(preparer, { words: "响应很快。" });
    expect(given.status).toBe(201);
    expect(given.body.items[0]).toMatchObject({
      step: "service",
      rating: { grade: 4, words: "响应很快。" },
      actions: [],
    });
    expect((await give(preparer, { grade: 1 })).body.code).toBe("already-rated");

    const seen = await claim.supplier.preparer.get(path(claim.claimId));
    expect(seen.body.items[0]).toMatchObject({ rating: { grade: 4 }, actions: [] });
    expect(seen.body.items[1]).toMatchObject({ rating: null, actions: [] });
    expect((await claim.supplier.preparer.post("/api/v1/ratings", {})).body.code).toBe("not-permitted");
  });

  test("7.3 another's case is not found, and an unfinished one has nothing to rate", async () => {
    const other = await draftClaim(app, { world: claim.world });
    const stranger = other.voucher.enterprise.preparer;
    expect((await stranger.get(path(claim.claimId))).status).toBe(404);
    expect((await give(stranger)).body.code).toBe("not-found");
    expect((await stranger.get(path(other.claimId))).body.items).toEqual([]);
  });

  test("7.3 offices read the sums, a city its own, and everybody reads the average of a supplier", async () => {
    await give(claim.enterprise.preparer, { step: "decision", grade: 5 });
    const province = await officer(app, "province-reviewer");
    const suppliers = await province.get("/api/v1/ratings/summary?subject=supplier");
    expect(suppliers.body.items).toMatchObject([{ count: 1, averageHundredths: 400, byGrade: [0, 1, 0, 0, 0] }]);
    const offices = await province.get("/api/v1/ratings/summary?subject=office");
    expect(offices.body.items).toMatchObject([{ key: claim.cityCode, count: 1, averageHundredths: 500 }]);
    const elsewhere = await officer(app, "city-reviewer", claim.cityCode === "441900" ? "440100" : "441900");
    expect((await elsewhere.get("/api/v1/ratings/summary?subject=office")).body.items).toEqual([]);
    const page = await app.app.inject({ method: "GET", url: "/suppliers" });
    expect(page.body).toContain("企业评价 4.0 分（满分 5 分，1 次评价）");
  });

  test("7.3 the catalogue shows the price and the rating of a service as soon as they are given, and looks for both", async () => {
    const code = "SAAS-02";
    const read = async (query = "") => {
      const url = `/api/v1/public/programmes/cloud/catalogue?limit=100${query}`;
      return (await app.app.inject({ method: "GET", url })).json().items as {
        code: string;
        products: number;
        prices: unknown;
        rating: unknown;
      }[];
    };
    const other = await approvedClaim(app, { world: claim.world });
    const item = (await read()).find((one) => one.code === code)!;
    expect(item).toMatchObject({ rating: { count: 1, averageHundredths: 400 } });
    expect(item.prices).toEqual([{ priceUnit: "元/年", fromFen: "3000000" }]);
    const answer = await other.enterprise.preparer.post("/api/v1/ratings", {
      caseType: "claim",
      caseId: other.claimId,
      step: "service",
      grade: 3,
    });
    expect(answer.status).toBe(201);
    expect((await read()).find((one) => one.code === code)).toMatchObject({
      rating: { count: 2, averageHundredths: 350 },
    });
    const codes = async (query: string) => (await read(query)).map((one) => one.code);
    expect(await codes("&gradeFrom=4")).toEqual([]);
    expect(await codes("&gradeFrom=3")).toEqual([code]);
    expect(await codes("&priceTo=30000")).toEqual([code]);
    expect(await codes("&priceTo=29999")).toEqual([]);
    const page = (await app.app.inject({ method: "GET", url: "/catalogue/cloud" })).body.replaceAll(/<[^>]+>|\s+/g, "");
    expect(page).toContain("3.5分（2次）");
    expect(page).toContain("30,000.00元/年起");
  });
});

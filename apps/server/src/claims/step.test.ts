import { afterAll, beforeAll, expect, test } from "vitest";
import { fen } from "@yunquan/core/money.ts";
import { approvedClaim } from "../../test/claim-journey.fixture.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { claimsByIds, stepClaim } from "./commands.ts";

let app: TestApp;
beforeAll(async () => void (app = await startTestApp({ settings: { YUNQUAN_LOG_LEVEL: "error" } })));
afterAll(async () => await app.close());

test("claims are locked in the order of ids and step with their history", async () => {
  const one = await approvedClaim(app);
  const two = await approvedClaim(app, { world: one.world, amountFen: fen(50_000_00) });
  expect([one.position, two.position]).toEqual([1, 2]);
  expect([one.amountFen, two.amountFen]).toEqual([120_000_00, 50_000_00]);
  const listed = await app.as(null, async (work) => {
    const claims = await claimsByIds(work, [two.claimId, one.claimId]);
    expect(claims.map((claim) => claim.id)).toEqual([one.claimId, two.claimId].toSorted());
    return await stepClaim(work, claims[0]!, "list", { facts: { settlement: "x" } });
  });
  expect(listed.status).toBe("listed");
});

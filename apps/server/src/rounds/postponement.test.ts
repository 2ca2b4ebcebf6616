import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS, addMs, deadlineZh } from "@yunquan/core/time.ts";
import { issuedVoucher, setUpApplications, type IssuedVoucher } from "../../test/application.fixture.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";

let app: TestApp;
let voucher: IssuedVoucher;
beforeAll(async () => {
  app = await startTestApp();
  const world = await setUpApplications(app);
  voucher = await issuedVoucher(app, { world });
});
afterAll(async () => await app.close());

const read = async () => (await voucher.enterprise.preparer.get(`/api/v1/vouchers/${voucher.voucherId}`)).body;

test("5.17 a voucher that lasts until a settlement deadline lasts until the later one, and its holder is told", async () => {
  const { settlementPeriodIds, deadlines, provincePolicy } = voucher.world.programme;
  expect((await read()).lastClaimAt).toBe(deadlines[0]);
  const later = addMs(deadlines[0], 10 * DAY_MS);
  const moved = await provincePolicy.post(`/api/v1/settlement-periods/${settlementPeriodIds[0]}/postpone`, {
    version: 2,
    deadlineAt: later,
    reason: "结算系统维护",
  });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  expect((await read()).lastClaimAt).toBe(later);

  const [line] = await app.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("history")
        .select(["action", "personId", "facts"])
        .where("objectId", "=", voucher.voucherId)
        .orderBy("seq", "desc")
        .limit(1)
        .execute(),
  );
  expect(line).toMatchObject({
    action: "voucher.extended",
    personId: provincePolicy.actor.personId,
    facts: { lastClaimBefore: deadlines[0], lastClaimAt: later },
  });
  const messages = await app.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("message")
        .select(["kind", "textZh", "textEn"])
        .where("organisationId", "=", voucher.enterprise.enterpriseId)
        .where("kind", "=", "voucher.extended")
        .execute(),
  );
  expect(messages).toHaveLength(1);
  expect(messages[0]?.textZh).toContain(deadlineZh(later));
  expect(messages[0]?.textEn).toMatch(/ 24:00 Beijing time\.$/);
});

test("5.17 another period's deadline leaves the voucher alone, and so does an application round's", async () => {
  const { settlementPeriodIds, deadlines, provincePolicy, roundId } = voucher.world.programme;
  const before = await read();
  const other = await provincePolicy.post(`/api/v1/settlement-periods/${settlementPeriodIds[1]}/postpone`, {
    version: 2,
    deadlineAt: addMs(deadlines[1], 10 * DAY_MS),
    reason: "延期",
  });
  expect(other.status).toBe(200);
  const { body: rounds } = await provincePolicy.get("/api/v1/rounds");
  const round = rounds.items.find((one: { id: string }) => one.id === roundId);
  expect(
    (
      await provincePolicy.post(`/api/v1/rounds/${roundId}/postpone`, {
        version: 2,
        closesAt: addMs(round.closesAt, DAY_MS),
        reason: "延期",
      })
    ).status,
  ).toBe(200);
  expect(await read()).toEqual(before);
});

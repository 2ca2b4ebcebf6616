import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresUrl, startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { inSnapshot, inStatement } from "./reading.ts";
import { newId, type Work } from "./work.ts";

const kinds = postgresUrl === undefined ? (["embedded"] as const) : (["embedded", "postgres"] as const);

describe.each(kinds)("on %s", (on) => {
  let app: TestApp;
  let caller: Caller;
  beforeAll(async () => {
    app = await startTestApp({ on });
    caller = await app.signIn({ role: "province-policy", organisation: { kind: "province" } });
  });
  afterAll(async () => await app.close());

  const names = async (work: Work): Promise<number> =>
    (await work.tx.selectFrom("organisation").select("id").execute()).length;
  const join = async (work: Work): Promise<void> =>
    void (await work.tx
      .insertInto("organisation")
      .values({ id: newId(), kind: "province", nameZh: "另一厅", createdAt: work.now })
      .execute());

  test.runIf(on === "postgres")("the statements of a read agree, whatever commits between them", async () => {
    await inSnapshot(app.platform, caller.actor, "read", async (work) => {
      const before = await names(work);
      await app.as(null, join);
      expect(await names(work)).toBe(before);
    });
  });

  test("a read writes nothing", async () => {
    await expect(inSnapshot(app.platform, caller.actor, "read", join)).rejects.toThrow(/read-only transaction/);
    expect(await inSnapshot(app.platform, caller.actor, "read", names)).toBeGreaterThan(0);
  });

  test("a read may show what a command would decide: what that would hold, it only looks at", async () => {
    const held = await inSnapshot(
      app.platform,
      caller.actor,
      "read",
      async (work) =>
        await work.tx
          .selectFrom("organisation")
          .select("id")
          .where("id", "=", caller.actor.organisationId)
          .forShare()
          .execute(),
    );
    expect(held).toHaveLength(1);
  });

  test("a read is dated by the clock under which its reader was recognised", async () => {
    expect(await inSnapshot(app.platform, caller.actor, "read", async ({ now }) => await Promise.resolve(now))).toBe(
      caller.actor.askedAt,
    );
  });

  test("a read of one statement makes no second one", async () => {
    expect(await inStatement(app.platform, caller.actor, "read", names)).toBeGreaterThan(0);
    await expect(
      inStatement(app.platform, caller.actor, "read", async (work) => [await names(work), await names(work)]),
    ).rejects.toThrow(/began a second one/);
  });

  test("a read that breaks gives its connection back", async () => {
    for (let times = 0; times < 30; times += 1)
      await expect(
        inSnapshot(app.platform, caller.actor, "read", async (work) => {
          await names(work);
          throw new Error("broken");
        }),
      ).rejects.toThrow("broken");
    expect(await inSnapshot(app.platform, caller.actor, "read", names)).toBeGreaterThan(0);
  });
});

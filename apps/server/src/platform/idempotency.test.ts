import { describe, expect, test } from "vitest";
import { startTestApp, postgresUrl } from "../../test/app.ts";
import { createOrganisation } from "../people/commands.ts";
import { contentHash, idempotencyKeyOf } from "./idempotency.ts";

describe("idempotency keys", () => {
  test("know the same content in any order of its fields, and other content as other", () => {
    expect(contentHash({ a: 1, b: [1, { c: "x", d: null }] })).toBe(contentHash({ b: [1, { d: null, c: "x" }], a: 1 }));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: "1" }));
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
  });

  test.each(["password", "newPassword"])("never keep anything of a %s", (field) => {
    expect(contentHash({ person: { [field]: "one", name: "甲" } })).toBe(
      contentHash({ person: { [field]: "two", name: "甲" } }),
    );
  });

  test.each(["", "short", "with blank in", "键-00000001", "x".repeat(201)])("refuse a key out of form: %j", (key) => {
    expect(() => idempotencyKeyOf(key)).toThrow("idempotency-key-missing");
  });
});

describe.skipIf(postgresUrl === undefined)("idempotency keys on a PostgreSQL server", () => {
  test("eight calls at once with one key are one effect and one answer", async () => {
    const app = await startTestApp({ on: "postgres" });
    const caller = await app.signIn({ role: "security-admin", organisation: { kind: "administration" } });
    const office = await app.as(
      null,
      async (work) => await createOrganisation(work, { kind: "province", nameZh: "省厅" }),
    );
    const body = {
      name: "甲",
      loginName: "jia-parallel",
      password: "a long enough password",
      organisationId: office,
      roles: ["province-reviewer"],
    };
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => await caller.post("/api/v1/people", body, "parallel-key-1")),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers.every((answer) => answer.status === 201)).toBe(true);
    await app.close();
  });
});

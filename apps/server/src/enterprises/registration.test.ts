import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  anonymous,
  draftEnterprise,
  freshCreditCode,
  officer,
  registerEnterprise,
  registrationBody,
  uploadPdf,
} from "../../test/parties.fixture.ts";
import { setUpProgramme } from "../../test/programme.fixture.ts";
import { enterConduct } from "../conduct/commands.ts";
import { createOrganisation } from "../people/commands.ts";
import { enterpriseForApplication } from "./commands.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  await setUpProgramme(app);
});
afterAll(async () => await app.close());

const register = async (change: (body: Awaited<ReturnType<typeof registrationBody>>) => unknown, key?: string) => {
  const body = await registrationBody(app);
  return await anonymous(app, "POST", "/api/v1/enterprises", change(body) ?? body, key);
};
const withEnterprise = (change: Record<string, unknown>) => (body: Awaited<ReturnType<typeof registrationBody>>) => ({
  ...body,
  enterprise: { ...body.enterprise, ...change },
});
const details = async (enterpriseId: string, caller: { get: (url: string) => Promise<{ body: any }> }) =>
  (await caller.get(`/api/v1/enterprises/${enterpriseId}`)).body;

describe("5.6 registration", () => {
  test("5.6 person, organisation and enterprise come into being in one call, as a draft with its findings", async () => {
    const answer = await register((body) => body);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ status: "draft", version: 1, actions: [] });
    // The figures' proof needs a signed-in person, so it is what is still open.
    expect(
      answer.body.findings
        .filter((finding: { outcome: string }) => finding.outcome !== "met")
        .map((finding: { rule: string }) => finding.rule),
    ).toEqual(["figures-proof"]);
  });

  test("the person signs in with what he chose, as preparer and approver of a one-person enterprise", async () => {
    const body = await registrationBody(app);
    expect((await anonymous(app, "POST", "/api/v1/enterprises", body)).status).toBe(201);
    const session = await anonymous(app, "POST", "/api/v1/sessions", {
      loginName: body.person.loginName,
      password: body.person.password,
    });
    expect(session.status).toBe(201);
    expect(session.body.memberships).toMatchObject([{ organisationKind: "enterprise", cityCode: "440600" }]);
    expect(session.body.memberships[0].roles.toSorted()).toEqual(["enterprise-approver", "enterprise-preparer"]);
  });

  test("the same call again gives the same enterprise, other content under the same key is refused", async () => {
    const body = await registrationBody(app);
    const key = `key-${body.enterprise.creditCode}`;
    const first = await anonymous(app, "POST", "/api/v1/enterprises", body, key);
    const again = await anonymous(app, "POST", "/api/v1/enterprises", body, key);
    expect(again.body).toEqual(first.body);
    const other = await anonymous(
      app,
      "POST",
      "/api/v1/enterprises",
      { ...body, enterprise: { ...body.enterprise, name: "另一家有限公司" } },
      key,
    );
    expect(other.body.code).toBe("idempotency-key-reused");
  });

  test("4.1.1 a code that is registered is refused with clear words, and nothing is left behind", async () => {
    const creditCode = freshCreditCode();
    expect((await register(withEnterprise({ creditCode }))).status).toBe(201);
    const again = await register(withEnterprise({ creditCode }));
    expect(again.status).toBe(409);
    expect(again.body.code).toBe("credit-code-registered");
    expect(again.body.detailZh).toContain(creditCode);
    expect(again.body.faults[0].path).toBe("enterprise.creditCode");
  });

  test("a login name that is taken is refused", async () => {
    const body = await registrationBody(app);
    await anonymous(app, "POST", "/api/v1/enterprises", body);
    const other = await registrationBody(app);
    const answer = await anonymous(app, "POST", "/api/v1/enterprises", {
      ...other,
      person: { ...other.person, loginName: body.person.loginName.toUpperCase() },
    });
    expect(answer.body.code).toBe("login-name-taken");
  });

  test("an unknown programme and a year that is not over are refused", async () => {
    expect(
      (await register((body) => ({ ...body, programmeId: "00000000-0000-4000-8000-000000000000" }))).body.code,
    ).toBe("no-edition-in-force");
    const early = await register((body) => ({ ...body, years: [{ year: 2026, revenueFen: "1", staff: 1 }] }));
    expect(early.body).toMatchObject({ code: "year-not-over", faults: [{ path: "year" }] });
  });
});

describe("4.1.1 what is typed", () => {
  const good = freshCreditCode();
  const wide = [...good].map((character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)).join("");
  test.each([
    ["a full-width credit code", { creditCode: wide }, "enterprise.creditCode", "半角"],
    ["a lower-case credit code", { creditCode: good.toLowerCase() }, "enterprise.creditCode", "大写"],
    [
      "a credit code with a wrong check character",
      { creditCode: `${good.slice(0, 17)}${good.endsWith("0") ? "1" : "0"}` },
      "enterprise.creditCode",
      "校验位",
    ],
    ["a credit code that is too short", { creditCode: good.slice(1) }, "enterprise.creditCode", "18"],
    [
      "a city that has districts, without one",
      { registeredDivision: "440600" },
      "enterprise.registeredDivision",
      "县（区）",
    ],
    ["a division that does not exist", { registeredDivision: "440699" }, "enterprise.registeredDivision", "没有"],
    [
      "full-width digits for a division",
      { registeredDivision: "４４０６０６" },
      "enterprise.registeredDivision",
      "半角",
    ],
    ["an unknown industry", { industryCode: "99" }, "enterprise.industryCode", "没有"],
    ["a form of entity that does not exist", { entityType: "club" }, "enterprise.entityType", "须为"],
    ["a date that does not exist", { establishedOn: "2010-02-30" }, "enterprise.establishedOn", "日期"],
    ["a telephone number in words", { contactPhone: "none" }, "enterprise.contactPhone", "电话"],
    ["a name of invisible characters", { name: "示例\u200b公司" }, "enterprise.name", "不可见"],
    ["a field that does not exist", { fax: "1" }, "enterprise.fax", "未知字段"],
  ])("4.1.1 %s is refused at its field", async (_what, change, path, words) => {
    const answer = await register(withEnterprise(change));
    expect(answer.status).toBe(400);
    expect(answer.body.faults.map((fault: { path: string }) => fault.path)).toContain(path);
    expect(answer.body.faults.find((fault: { path: string }) => fault.path === path).zh).toContain(words);
  });

  test.each([["1e309"], ["0x10"], ["１００"], ["-1"], ["1.5"], ["01"], [""], ["1e2"]])(
    "the amount %j is refused",
    async (revenueFen) => {
      const answer = await register((body) => ({ ...body, years: [{ year: 2025, revenueFen, staff: 1 }] }));
      expect(answer.status).toBe(400);
      expect(answer.body.faults[0].path).toBe("years.0.revenueFen");
    },
  );

  test.each([[true], [10], [null]])("the amount %j is not a text", async (revenueFen) => {
    expect((await register((body) => ({ ...body, years: [{ year: 2025, revenueFen, staff: 1 }] }))).status).toBe(400);
  });

  test.each([["1e309"], ["0x10"], ["true"], ['"１００"'], ["1.5"], ["-1"], ["10000001"]])(
    "%s people is refused",
    async (staff) => {
      const body = await registrationBody(app);
      const raw = JSON.stringify({ ...body, years: [{ year: 2025, revenueFen: "1", staff: 0 }] }).replace(
        '"staff":0',
        `"staff":${staff}`,
      );
      expect((await anonymous(app, "POST", "/api/v1/enterprises", raw)).status).toBe(400);
    },
  );

  test("every fault is told at once", async () => {
    const answer = await register((body) => ({
      ...body,
      person: { ...body.person, password: "short" },
      enterprise: { ...body.enterprise, creditCode: "x", industryCode: "99" },
    }));
    const paths = answer.body.faults.map((fault: { path: string }) => fault.path);
    expect(paths).toEqual(
      expect.arrayContaining(["person.password", "enterprise.creditCode", "enterprise.industryCode"]),
    );
  });
});

describe("4.1.1 4.1.2 submission", () => {
  const submit = async (enterprise: {
    enterpriseId: Id;
    version: number;
    approver: { post: (url: string, body: unknown) => Promise<any> };
  }) =>
    await enterprise.approver.post(`/api/v1/enterprises/${enterprise.enterpriseId}/submit`, {
      version: enterprise.version,
      promiseAccepted: true,
    });

  test("4.1.1 every condition that is not met is named at once", async () => {
    const enterprise = await draftEnterprise(app, {
      division: "430102",
      entityType: "branch",
      industryCode: "6513",
      revenueFen: 999_999_999,
    });
    const answer = await submit(enterprise);
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe("registration-not-eligible");
    expect(answer.body.faults.map((fault: { code: string }) => fault.code)).toEqual([
      "registered-place",
      "entity-type",
      "industry",
      "revenue",
    ]);
    expect(answer.body.detailZh).toContain("登记地在湖南省");
    expect(answer.body.detailZh).toContain("分支机构");
  });

  test("4.1.2 one fen under the floor is refused with the figure and the rule; exactly at it goes in", async () => {
    const under = await submit(await draftEnterprise(app, { revenueFen: 999_999_999 }));
    expect(under.body).toMatchObject({
      code: "registration-not-eligible",
      facts: { revenueFen: 999_999_999, floorFen: 1_000_000_000, shortFen: 1, year: 2025 },
    });
    expect(under.body.faults).toMatchObject([
      { path: "years", code: "revenue", zh: "2025 年主营业务收入 9,999,999.99 元，低于 10,000,000.00 元，差 0.01 元" },
    ]);
    const at = await submit(await draftEnterprise(app, { revenueFen: 1_000_000_000 }));
    expect(at.status).toBe(200);
    expect(at.body.status).toBe("submitted");
  });

  test("4.1.2 without figures or their proof it is refused", async () => {
    const body = await registrationBody(app);
    const registered = await anonymous(app, "POST", "/api/v1/enterprises", { ...body, years: [] });
    const approver = await app.signIn({ role: "enterprise-approver", organisation: registered.body.id });
    const answer = await submit({ enterpriseId: registered.body.id, version: 1, approver });
    expect(answer.body.faults.map((fault: { code: string }) => fault.code)).toEqual(["revenue", "figures-proof"]);
  });

  test("8.5 a code that was barred as a supplier does not register as an enterprise", async () => {
    const enterprise = await draftEnterprise(app);
    await app.as(null, async (work) => {
      const organisationId = await createOrganisation(work, {
        kind: "supplier",
        nameZh: "同一单位",
        creditCode: enterprise.creditCode,
      });
      await enterConduct(work, { organisationId, kind: "revocation", reason: "骗补", startsAt: work.now });
    });
    const answer = await submit(enterprise);
    expect(answer.body.faults.map((fault: { code: string }) => fault.code)).toEqual(["conduct"]);
    expect(answer.body.detailZh).toContain("骗补");
  });

  test("the promise has to be accepted", async () => {
    const enterprise = await draftEnterprise(app);
    const answer = await enterprise.approver.post(`/api/v1/enterprises/${enterprise.enterpriseId}/submit`, {
      version: enterprise.version,
      promiseAccepted: false,
    });
    expect(answer.body.faults[0].path).toBe("promiseAccepted");
  });

  test("5.16 the bureau has five working days, and is told; the same submission twice is one", async () => {
    const reviewer = await officer(app, "city-reviewer", "440600");
    const enterprise = await draftEnterprise(app);
    expect((await submit(enterprise)).status).toBe(200);
    const read = await details(enterprise.enterpriseId, enterprise.preparer);
    // Submitted on Monday 2026-03-02: five working days end on Monday 2026-03-09 at 24:00.
    expect(read.dueAt).toBe("2026-03-09T16:00:00.000Z");
    const inbox = await reviewer.get("/api/v1/messages");
    expect(inbox.body.items.some((message: { objectId: string }) => message.objectId === enterprise.enterpriseId)).toBe(
      true,
    );
    expect((await submit(enterprise)).body.code).toBe("stale-version");
    const now = { ...enterprise, version: enterprise.version + 1 };
    expect((await submit(now)).body.code).toBe("wrong-state");
  });

  test("a year whose calendar is not loaded stops the submission, never a guess", async () => {
    const lone = await startTestApp();
    try {
      await setUpProgramme(lone);
      const enterprise = await draftEnterprise(lone);
      await lone.as(
        null,
        async (work) => await work.tx.deleteFrom("workCalendarYear").where("year", "=", 2026).execute(),
      );
      const answer = await enterprise.approver.post(`/api/v1/enterprises/${enterprise.enterpriseId}/submit`, {
        version: enterprise.version,
        promiseAccepted: true,
      });
      expect(answer.body.code).toBe("calendar-year-not-loaded");
    } finally {
      await lone.close();
    }
  });
});

describe("certification by the city", () => {
  test("the city certifies, the enterprise is told, and its figures are certified with it", async () => {
    const enterprise = await registerEnterprise(app);
    const read = await details(enterprise.enterpriseId, enterprise.preparer);
    expect(read).toMatchObject({
      status: "certified",
      dueAt: null,
      years: [{ year: 2025, status: "certified", sizeClass: "small" }],
    });
    expect(read.history.map((line: { action: string }) => line.action)).toEqual([
      "enterprise.registered",
      "enterprise.year-declared",
      "enterprise.submitted",
      "enterprise.certified",
    ]);
    // The enterprise learns which office acted, not which officer.
    expect(read.history.at(-1)).toMatchObject({ personName: null });
    const inbox = await enterprise.preparer.get("/api/v1/messages");
    expect(inbox.body.items[0].textZh).toContain("已通过核验");
  });

  test("it comes back with its reason, is corrected and goes in again", async () => {
    const enterprise = await draftEnterprise(app);
    const url = `/api/v1/enterprises/${enterprise.enterpriseId}`;
    const submitted = await enterprise.approver.post(`${url}/submit`, {
      version: enterprise.version,
      promiseAccepted: true,
    });
    const reviewer = await officer(app, "city-reviewer", "440600");
    expect((await reviewer.post(`${url}/return`, { version: submitted.body.version, reason: " " })).status).toBe(400);
    const returned = await reviewer.post(`${url}/return`, {
      version: submitted.body.version,
      reason: "名称与营业执照不符",
    });
    expect(returned.body.status).toBe("returned");
    expect(await details(enterprise.enterpriseId, enterprise.preparer)).toMatchObject({
      returnReason: "名称与营业执照不符",
      actions: expect.arrayContaining(["submit", "edit"]),
    });
    const { creditCode: _code, ...form } = (await registrationBody(app)).enterprise;
    const edited = await enterprise.preparer.put(url, {
      version: returned.body.version,
      ...form,
      name: "佛山市更名精密制造有限公司",
    });
    expect(edited.status).toBe(200);
    const again = await enterprise.preparer.post(`${url}/submit`, {
      version: edited.body.version,
      promiseAccepted: true,
    });
    expect(again.body.status).toBe("submitted");
    expect((await reviewer.post(`${url}/certify`, { version: again.body.version })).body.status).toBe("certified");
  });

  test("an officer who belongs to the enterprise does not decide on it", async () => {
    const enterprise = await draftEnterprise(app);
    const url = `/api/v1/enterprises/${enterprise.enterpriseId}`;
    const submitted = await enterprise.approver.post(`${url}/submit`, {
      version: enterprise.version,
      promiseAccepted: true,
    });
    const reviewer = await app.signIn({
      role: "city-reviewer",
      organisation: { kind: "city-bureau", cityCode: "440600" },
    });
    await app.as(
      null,
      async (work) =>
        await work.tx
          .insertInto("membership")
          .values({
            id: work.newId(),
            personId: reviewer.actor.personId,
            organisationId: enterprise.enterpriseId,
            role: "enterprise-preparer",
            grantedAt: work.now,
          })
          .execute(),
    );
    for (const action of ["certify", "return"]) {
      expect(
        (
          await reviewer.post(`${url}/${action}`, {
            version: submitted.body.version,
            ...(action === "return" ? { reason: "x" } : {}),
          })
        ).body.code,
      ).toBe("own-case");
    }
  });

  test("a certified enterprise reopens to change what was certified, and needs certification again", async () => {
    const enterprise = await registerEnterprise(app);
    const url = `/api/v1/enterprises/${enterprise.enterpriseId}`;
    const before = await details(enterprise.enterpriseId, enterprise.approver);
    expect(
      (await enterprise.preparer.post(`${url}/reopen`, { version: before.version, reason: "迁址" })).body.code,
    ).toBe("not-permitted");
    const reopened = await enterprise.approver.post(`${url}/reopen`, { version: before.version, reason: "迁址" });
    expect(reopened.body.status).toBe("draft");
    const { creditCode: _code, ...form } = (await registrationBody(app, { cityCode: "440100" })).enterprise;
    const moved = await enterprise.approver.put(url, { version: reopened.body.version, ...form });
    expect(
      (await enterprise.approver.post(`${url}/submit`, { version: moved.body.version, promiseAccepted: true })).body
        .status,
    ).toBe("submitted");
    // The old city's bureau has lost it, the new one has it.
    expect((await (await officer(app, "city-reviewer", "440600")).get(url)).status).toBe(404);
    expect((await (await officer(app, "city-reviewer", "440100")).get(url)).body).toMatchObject({
      cityCode: "440100",
      status: "submitted",
      years: [{ status: "certified" }],
    });
  });

  test("how it is reached changes without a new certification", async () => {
    const enterprise = await registerEnterprise(app);
    const url = `/api/v1/enterprises/${enterprise.enterpriseId}`;
    const { version } = await details(enterprise.enterpriseId, enterprise.preparer);
    const contact = { address: "新址 8 号", contactName: "新联系人", contactPhone: "13800138000" };
    expect((await enterprise.preparer.put(`${url}/contact`, { version: version - 1, ...contact })).body.code).toBe(
      "stale-version",
    );
    expect((await enterprise.preparer.put(`${url}/contact`, { version, ...contact })).body.status).toBe("certified");
    expect(await details(enterprise.enterpriseId, enterprise.preparer)).toMatchObject({
      status: "certified",
      ...contact,
    });
    const { creditCode: _code, ...form } = (await registrationBody(app)).enterprise;
    expect((await enterprise.preparer.put(url, { version: version + 1, ...form })).body.code).toBe("wrong-state");
  });
});

describe("5.2 who sees what", () => {
  test("5.2 another enterprise, another city and a supplier do not find it; a draft is its own", async () => {
    const enterprise = await registerEnterprise(app);
    const draft = await draftEnterprise(app);
    const other = await registerEnterprise(app, { cityCode: "440100" });
    const url = `/api/v1/enterprises/${enterprise.enterpriseId}`;
    const otherCity = await officer(app, "city-reviewer", "440100");
    const ownCity = await officer(app, "city-reviewer", "440600");
    const province = await officer(app, "province-reviewer");
    expect((await other.preparer.get(url)).status).toBe(404);
    expect((await otherCity.get(url)).status).toBe(404);
    expect((await ownCity.get(url)).status).toBe(200);
    expect((await province.get(url)).status).toBe(200);
    expect((await ownCity.get(`/api/v1/enterprises/${draft.enterpriseId}`)).status).toBe(404);
    expect((await province.get(`/api/v1/enterprises/${draft.enterpriseId}`)).status).toBe(404);
    const form = (await registrationBody(app)).enterprise;
    const { creditCode: _code, ...rest } = form;
    for (const attempt of [
      other.preparer.put(url, { version: 1, ...rest }),
      other.preparer.put(`${url}/contact`, { version: 1, address: "x", contactName: "x", contactPhone: "13800138000" }),
      other.approver.post(`${url}/submit`, { version: 1, promiseAccepted: true }),
      other.approver.post(`${url}/reopen`, { version: 1, reason: "x" }),
      other.approver.post(`${url}/people`, {
        person: { name: "x", loginName: "xyz-other", password: "a sentence nobody guesses" },
        roles: ["enterprise-preparer"],
      }),
      other.approver.get(`${url}/people`),
      other.preparer.get(`${url}/payment-accounts`),
      otherCity.post(`${url}/certify`, { version: 1 }),
      otherCity.post(`${url}/return`, { version: 1, reason: "x" }),
      otherCity.post(`${url}/certify-year`, { version: 1, year: 2025 }),
    ]) {
      expect((await attempt).status).toBe(404);
    }
  });

  test("5.2 lists hold the own city only, page by key, and say the same as the counts", async () => {
    const lone = await startTestApp();
    try {
      const programme = await setUpProgramme(lone);
      for (const cityCode of ["440600", "440600", "440600", "440100"]) await registerEnterprise(lone, { cityCode });
      const waiting = await draftEnterprise(lone, { name: "佛山市百分之百%_有限公司" });
      await waiting.approver.post(`/api/v1/enterprises/${waiting.enterpriseId}/submit`, {
        version: waiting.version,
        promiseAccepted: true,
      });
      await draftEnterprise(lone);
      const city = await officer(lone, "city-reviewer", "440600");
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { body: any } = await city.get(
          `/api/v1/enterprises?limit=2${cursor === null ? "" : `&cursor=${cursor}`}`,
        );
        seen.push(...page.body.items.map((item: { id: string; cityCode: string }) => `${item.cityCode} ${item.id}`));
        cursor = page.body.nextCursor;
      } while (cursor !== null);
      expect(seen).toHaveLength(4);
      expect(new Set(seen).size).toBe(4);
      expect(seen.every((line) => line.startsWith("440600"))).toBe(true);
      const counts = async (caller: typeof city) =>
        (await caller.get(`/api/v1/enterprises/counts?programmeId=${programme.programmeId}`)).body.counts;
      expect(await counts(city)).toEqual([
        { cityCode: "440600", status: "certified", enterprises: 3 },
        { cityCode: "440600", status: "submitted", enterprises: 1 },
      ]);
      expect(await counts(await officer(lone, "province-policy"))).toHaveLength(3);
      expect(
        (await city.get("/api/v1/enterprises?status=submitted")).body.items.map((item: { id: string }) => item.id),
      ).toEqual([waiting.enterpriseId]);
      // The city's own filter does not open another city; wildcards in a search are plain characters.
      expect((await city.get("/api/v1/enterprises?cityCode=440100")).body.items).toEqual([]);
      expect(
        (await city.get(`/api/v1/enterprises?text=${encodeURIComponent("%_")}`)).body.items.map(
          (item: { id: string }) => item.id,
        ),
      ).toEqual([waiting.enterpriseId]);
      expect((await city.get("/api/v1/enterprises?cursor=bm90aGluZw")).status).toBe(400);
      expect(
        (await city.get(`/api/v1/enterprises?cursor=${Buffer.from('["yesterday","me"]').toString("base64url")}`))
          .status,
      ).toBe(400);
      expect((await waiting.preparer.get("/api/v1/enterprises")).status).toBe(403);
      // Returned: the count moves with it.
      const reviewer = city;
      await reviewer.post(`/api/v1/enterprises/${waiting.enterpriseId}/return`, {
        version: waiting.version + 1,
        reason: "补正",
      });
      expect(await counts(city)).toContainEqual({ cityCode: "440600", status: "returned", enterprises: 1 });
    } finally {
      await lone.close();
    }
  });
});

describe("people of an enterprise", () => {
  test("its approver adds a person, who signs in and sees it; a preparer adds nobody", async () => {
    const enterprise = await registerEnterprise(app);
    const url = `/api/v1/enterprises/${enterprise.enterpriseId}/people`;
    const person = {
      name: "周经办",
      loginName: `add-${enterprise.creditCode.slice(9)}`,
      password: "a sentence nobody guesses",
    };
    expect((await enterprise.preparer.post(url, { person, roles: ["enterprise-preparer"] })).body.code).toBe(
      "not-permitted",
    );
    expect((await enterprise.approver.post(url, { person, roles: ["city-approver"] })).status).toBe(400);
    expect((await enterprise.approver.post(url, { person, roles: ["enterprise-preparer"] })).status).toBe(201);
    expect((await enterprise.approver.post(url, { person, roles: ["enterprise-preparer"] })).body.code).toBe(
      "login-name-taken",
    );
    const session = await anonymous(app, "POST", "/api/v1/sessions", {
      loginName: person.loginName,
      password: person.password,
    });
    expect(session.body.memberships).toMatchObject([
      { organisationId: enterprise.enterpriseId, roles: ["enterprise-preparer"] },
    ]);
    expect((await enterprise.preparer.get(url)).body.people.map((one: { name: string }) => one.name)).toContain(
      "周经办",
    );
  });
});

test("an approver ends what a person may do for the enterprise, at once; the last approver stays", async () => {
  const enterprise = await registerEnterprise(app);
  const url = `/api/v1/enterprises/${enterprise.enterpriseId}`;
  const end = async (personId: Id) => await enterprise.approver.post(`${url}/people/end`, { personId });
  expect((await end(enterprise.preparer.actor.personId)).status).toBe(200);
  expect((await enterprise.preparer.get(url)).status).toBe(401);
  expect((await end(enterprise.preparer.actor.personId)).status).toBe(404);
  const { people } = (await enterprise.approver.get(`${url}/people`)).body;
  for (const one of people) if (one.personId !== enterprise.approver.actor.personId) await end(one.personId);
  expect((await end(enterprise.approver.actor.personId)).body.code).toBe("last-approver");
  const other = await registerEnterprise(app);
  expect(
    (await other.approver.post(`${url}/people/end`, { personId: enterprise.approver.actor.personId })).status,
  ).toBe(404);
});

test("an application asks for the enterprise with the figures of the year before its plan", async () => {
  const enterprise = await registerEnterprise(app, { revenueFen: 41_000_000_00, staff: 300 });
  const applicant = await app.as(
    null,
    async (work) => await enterpriseForApplication(work, enterprise.enterpriseId, 2026),
  );
  expect(applicant).toMatchObject({
    status: "certified",
    cityCode: "440600",
    yearFigures: { year: 2025, revenueFen: 4_100_000_000, staff: 300, sizeClass: "medium" },
  });
  expect(applicant.yearFigures?.certifiedAt).not.toBeNull();
  expect(applicant.findings.every((finding) => finding.outcome === "met")).toBe(true);
  const later = await app.as(null, async (work) => await enterpriseForApplication(work, enterprise.enterpriseId, 2027));
  expect(later.yearFigures).toBeNull();
  expect(later.findings.filter((finding) => finding.outcome !== "met").map((finding) => finding.rule)).toEqual([
    "revenue",
    "figures-certified",
  ]);
});

test("a file that was uploaded for something else, or by somebody else, is no proof", async () => {
  const enterprise = await draftEnterprise(app);
  const other = await draftEnterprise(app);
  const declare = async (fileId: Id) =>
    await enterprise.preparer.post(`/api/v1/enterprises/${enterprise.enterpriseId}/years`, {
      version: enterprise.version,
      year: 2024,
      revenueFen: "2000000000",
      staff: 1,
      fileId,
    });
  expect((await declare(await uploadPdf(enterprise.preparer, "contract"))).status).toBe(404);
  expect((await declare(await uploadPdf(other.preparer, "qualification"))).status).toBe(404);
});

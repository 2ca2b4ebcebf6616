import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  allYes,
  draftApplication,
  expectStatus,
  reviewedApplication,
  setUpApplications,
  submitApplication,
  type Draft,
  type DraftOptions,
  type World,
} from "../../test/application.fixture.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { markedClaim } from "../../test/claim-journey.fixture.ts";
import { officer, registerEnterprise } from "../../test/parties.fixture.ts";

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
});
afterAll(async () => await app.close());

async function confirmed(options: DraftOptions = {}): Promise<Draft & { version: number; number: string }> {
  const draft = await draftApplication(app, world, options);
  const submitted = await submitApplication(draft);
  const url = `/api/v1/applications/${draft.applicationId}/confirm`;
  const answer = await draft.supplier.approver.post(url, { version: submitted.body.version });
  expectStatus(answer, 200);
  return { ...draft, version: answer.body.version, number: submitted.body.number };
}

async function queue(by: Caller, query = "", noun = "application"): Promise<any[]> {
  const answer = await by.get(`/api/v1/reviews?noun=${noun}&limit=100${query}`);
  expectStatus(answer, 200);
  return answer.body.items;
}
const idsOf = (rows: readonly any[]): string[] => rows.map(({ id }) => id);

describe("the bureau's queue", () => {
  test("a confirmed application waits for the reviewer, a reviewed one for the approver, and for no other city", async () => {
    const draft = await confirmed();
    expect(idsOf(await queue(world.reviewer))).toContain(draft.applicationId);
    expect(idsOf(await queue(world.approver))).not.toContain(draft.applicationId);
    expect(idsOf(await queue(world.approver, "&status=open"))).toContain(draft.applicationId);
    expect(await queue(await officer(app, "city-reviewer", "440100"), "&status=open")).toEqual([]);
    const reviewed = await world.reviewer.post(`/api/v1/applications/${draft.applicationId}/review`, {
      version: draft.version,
      checklist: allYes,
      recommendation: "approve",
    });
    expectStatus(reviewed, 200);
    expect(idsOf(await queue(world.reviewer))).not.toContain(draft.applicationId);
    expect(idsOf(await queue(world.approver))).toContain(draft.applicationId);
  });

  test("5.8 who reviewed a case does not find it in what he may approve", async () => {
    const both = await app.signIn({
      role: ["city-reviewer", "city-approver"],
      organisation: world.reviewer.actor.organisationId,
    });
    const draft = await draftApplication(app, world);
    const submitted = await submitApplication(draft);
    await reviewedApplication({ ...draft, world: { ...world, reviewer: both } }, submitted.body.version);
    expect(idsOf(await queue(both))).not.toContain(draft.applicationId);
    expect(idsOf(await queue(world.approver))).toContain(draft.applicationId);
  });

  test("each order pages through the whole queue once", async () => {
    for (const amountFen of [40_000_00, 90_000_00, 60_000_00])
      await confirmed({ lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen }] });
    for (const order of ["due", "amount", "risk"]) {
      const whole = idsOf(await queue(world.reviewer, `&order=${order}`));
      const paged: string[] = [];
      let cursor = "";
      do {
        const { body } = await world.reviewer.get(`/api/v1/reviews?noun=application&limit=2&order=${order}${cursor}`);
        paged.push(...idsOf(body.items));
        cursor = body.nextCursor === null ? "" : `&cursor=${body.nextCursor}`;
      } while (cursor !== "");
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(paged.length);
    }
    const amounts = (await queue(world.reviewer, "&order=amount")).map(({ amountFen }) => Number(amountFen));
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
  });

  test("filters cut by number, names, service, amount, days and flag; a strange cursor is refused", async () => {
    const draft = await confirmed();
    const found = async (query: string) => idsOf(await queue(world.reviewer, query));
    expect(await found(`&text=${draft.number}`)).toEqual([draft.applicationId]);
    expect(await found(`&text=${encodeURIComponent(draft.enterprise.name)}`)).toContain(draft.applicationId);
    expect(await found("&text=%25")).toEqual([]);
    expect(await found("&supplier=nobody")).toEqual([]);
    expect(await found("&serviceCode=SAAS-01")).toEqual([]);
    expect(await found("&minFen=12000001")).toEqual([]);
    expect(await found("&maxFen=12000000&minFen=12000000")).toContain(draft.applicationId);
    expect(await found("&days=0")).toEqual([]);
    expect(await found("&days=30")).toContain(draft.applicationId);
    expect(await found("&flag=overdue")).toEqual([]);
    expect((await world.reviewer.get("/api/v1/reviews?noun=application&cursor=abc")).body.code).toBe("invalid-request");
  });

  test("flags follow from what is recorded: two cases on a contract, a return, time that is over", async () => {
    const first = await confirmed({
      lines: [
        { serviceCode: "SAAS-02", category: "application-service", amountFen: 100_000_00 },
        { serviceCode: "SAAS-01", category: "application-service", amountFen: 100_000_00 },
      ],
    });
    const flags = async (id: string): Promise<string[]> =>
      (await world.reviewer.get(`/api/v1/reviews/application/${id}`)).body.flags;
    expect(await flags(first.applicationId)).toEqual([]);
    const second = await draftApplication(app, world, {
      enterprise: first.enterprise,
      contractId: first.contractId,
      serviceCode: "SAAS-01",
    });
    await submitApplication(second);
    expect(await flags(first.applicationId)).toContain("same-contract");
    const { body } = await world.reviewer.get(`/api/v1/reviews/application/${first.applicationId}`);
    expect(idsOf(body.sameContract)).toEqual([second.applicationId]);
    expect(body.contract.lines).toHaveLength(2);
    const returned = await world.reviewer.post(`/api/v1/applications/${first.applicationId}/return`, {
      version: first.version,
      reason: "请补充",
    });
    expectStatus(returned, 200);
    expect(await flags(first.applicationId)).toContain("returned");
    expect(idsOf(await queue(world.reviewer, "&status=open"))).not.toContain(first.applicationId);
  });

  test("5.11 an evaluated claim waits for the reviewer once a report marks it complete", async () => {
    const claim = await markedClaim(app, { world });
    const [row] = await queue(world.reviewer, "", "claim");
    expect(row).toMatchObject({ id: claim.claimId, status: "evaluated", flags: [] });
    const { body } = await world.reviewer.get("/api/v1/reviews/counts");
    expect(body.claims).toEqual({ mine: 1, open: 1 });
    const context = await world.reviewer.get(`/api/v1/reviews/claim/${claim.claimId}`);
    expect(context.body.sameContract.map(({ noun }: any) => noun)).toEqual(["application"]);
    expect((await world.reviewer.get(`/api/v1/reviews/application/${claim.claimId}`)).status).toBe(404);
  });
});

describe("who has a case", () => {
  test("one takes it, hands it over and gives it back; nobody is locked out, strangers are not given cases", async () => {
    const draft = await confirmed();
    const url = `/api/v1/reviews/application/${draft.applicationId}/assign`;
    const me = world.reviewer.actor.personId;
    const taken = await world.reviewer.post(url, { personId: me });
    expect(taken.body.assignee).toMatchObject({ personId: me });
    expect(idsOf(await queue(world.reviewer, "&taken=me"))).toEqual([draft.applicationId]);
    expect(idsOf(await queue(world.reviewer, "&taken=nobody"))).not.toContain(draft.applicationId);
    const stranger = await officer(app, "city-reviewer", "440100");
    expect((await world.reviewer.post(url, { personId: stranger.actor.personId })).status).toBe(404);
    expect((await stranger.post(url, { personId: stranger.actor.personId })).status).toBe(404);
    const colleague = await app.signIn({
      role: "city-approver",
      organisation: world.reviewer.actor.organisationId,
    });
    const handed = await world.reviewer.post(url, { personId: colleague.actor.personId });
    expect(handed.body.assignee.personId).toBe(colleague.actor.personId);
    expect((await world.reviewer.post(url, { personId: null })).body.assignee).toBeNull();
    const over = await draft.enterprise.approver.post(`/api/v1/applications/${draft.applicationId}/withdraw`, {
      version: draft.version,
    });
    expectStatus(over, 200);
    expect((await world.reviewer.post(url, { personId: me })).body.code).toBe("wrong-state");
  });
});

describe("filters that people keep", () => {
  test("a filter is its owner's alone; one of the same name takes the place of the first", async () => {
    const url = "/api/v1/saved-filters";
    const saved = await world.reviewer.post(url, { list: "/review", name: "快到期", query: "days=1" });
    expectStatus(saved, 201);
    expectStatus(await world.reviewer.post(url, { list: "/review", name: "快到期", query: "days=2" }), 201);
    const mine = await world.reviewer.get(`${url}?list=/review`);
    expect(mine.body.filters).toMatchObject([{ name: "快到期", query: "days=2" }]);
    expect((await world.approver.get(`${url}?list=/review`)).body.filters).toEqual([]);
    const gone = async (by: Caller) =>
      (
        await app.app.inject({
          method: "DELETE",
          url: `${url}/${saved.body.id}`,
          headers: { authorization: `Bearer ${by.token}`, "idempotency-key": `delete-${by.actor.personId}` },
        })
      ).statusCode;
    expect(await gone(world.approver)).toBe(404);
    expect(await gone(world.reviewer)).toBe(200);
    expect((await world.reviewer.get(`${url}?list=/review`)).body.filters).toEqual([]);
  });
});

describe("accounts to be confirmed", () => {
  test("5.14 a proposed account waits in the office of its enterprise's city, beside the one in force", async () => {
    const enterprise = await registerEnterprise(app);
    const proposed = await enterprise.preparer.post(`/api/v1/enterprises/${enterprise.enterpriseId}/payment-accounts`, {
      accountName: enterprise.name,
      bankName: "示例银行",
      bankCode: "102588000013",
      accountNumber: "6222020200112233445",
    });
    expectStatus(proposed, 201);
    const rows = (await world.reviewer.get("/api/v1/payment-accounts")).body.items;
    expect(rows).toMatchObject([
      { id: proposed.body.id, enterpriseName: enterprise.name, accountNumber: "**** 3445", inForce: null },
    ]);
    expect(rows[0].actions).toEqual(expect.arrayContaining(["confirm", "refuse"]));
    const elsewhere = await officer(app, "city-finance", "440100");
    expect((await elsewhere.get("/api/v1/payment-accounts")).body.items).toEqual([]);
    expect((await world.finance.get("/api/v1/payment-accounts")).body.items[0].accountNumber).toBe(
      "6222020200112233445",
    );
  });
});

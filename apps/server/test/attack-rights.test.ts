import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRoutes } from "../src/routes.ts";
import { startTestApp, type Caller, type TestApp } from "./app.ts";
import { draftApplication, setUpApplications, type World } from "./application.fixture.ts";
import { approvedClaim, draftClaim, type ApprovedClaim, type DraftedClaim } from "./claim-journey.fixture.ts";

/*
 * Strangers of every kind call every operation that their role may call with the ids of another city's, another firm's and
 * another supplier's things: nothing is found, nothing changes, and no list, count or search tells that they exist.
 */
let app: TestApp;
let world: World;
let claim: ApprovedClaim;
let draft: DraftedClaim;
let strangers: Caller[];
/** Ids and words that only the parties and their city may meet. */
const secrets: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
  claim = await approvedClaim(app, { world });
  draft = await draftClaim(app, { world });
  const unsubmitted = await draftApplication(app, world);
  const away = "440300";
  const bureau = await app.signIn({ role: "city-reviewer", organisation: { kind: "city-bureau", cityCode: away } });
  strangers = [
    bureau,
    await app.signIn({ role: "city-approver", organisation: bureau.actor.organisationId }),
    await app.signIn({ role: "city-finance", organisation: { kind: "city-finance", cityCode: away } }),
    await app.signIn({
      role: ["enterprise-preparer", "enterprise-approver"],
      organisation: { kind: "enterprise", name: "别家企业" },
    }),
    await app.signIn({
      role: ["supplier-preparer", "supplier-approver"],
      organisation: { kind: "supplier", name: "别家供应商" },
    }),
    await app.signIn({ role: "expert", organisation: { kind: "expert-panel" } }),
    await app.signIn({ role: "operator", organisation: { kind: "operator" } }),
    await app.signIn({ role: ["system-admin"], organisation: { kind: "administration" } }),
    await app.signIn({ role: ["security-admin"], organisation: { kind: "administration" } }),
  ];
  secrets.push(
    claim.claimId,
    claim.number,
    claim.voucherId,
    claim.voucherCode,
    claim.contractId,
    claim.voucher.applicationId,
    claim.enterprise.enterpriseId,
    claim.enterprise.name,
    claim.enterprise.creditCode,
    draft.claimId,
    draft.voucher.voucherId,
    draft.voucher.contractId,
    draft.voucher.enterprise.enterpriseId,
    unsubmitted.applicationId,
    unsubmitted.contractId,
    ...claim.invoiceIds,
    ...draft.invoiceIds,
  );
  await app.as(null, async (work) => {
    for (const row of await work.tx.selectFrom("file").select(["id", "organisationId"]).execute())
      if (
        row.organisationId === claim.enterprise.enterpriseId ||
        row.organisationId === draft.voucher.enterprise.enterpriseId
      )
        secrets.push(row.id);
  });
});
afterAll(async () => await app.close());

const idsByNoun = (): Readonly<Record<string, readonly string[]>> => ({
  applications: [claim.voucher.applicationId, draft.voucher.applicationId],
  vouchers: [claim.voucherId, draft.voucher.voucherId],
  claims: [claim.claimId, draft.claimId],
  contracts: [claim.contractId, draft.voucher.contractId],
  enterprises: [claim.enterprise.enterpriseId],
  suppliers: [claim.supplier.supplierId],
  invoices: [...claim.invoiceIds, ...draft.invoiceIds],
  products: [claim.supplier.productId],
});

describe("what is not yours", () => {
  test("5.2 is in no list, count, search or wallet", async () => {
    const lists = allRoutes.filter(
      (route) => route.spec.method === "GET" && route.who !== "public" && !route.spec.url.includes(":"),
    );
    const words = [claim.number, claim.enterprise.name, claim.enterprise.creditCode, claim.voucherCode];
    const told: string[] = [];
    for (const route of lists) {
      const takes = Object.keys((route.spec.query as { shape?: object } | undefined)?.shape ?? {});
      const queries = [
        "",
        ...["text", "q", "search"]
          .filter((name) => takes.includes(name))
          .flatMap((name) => words.map((word) => `?${name}=${encodeURIComponent(word)}`)),
      ];
      for (const [name, value] of [
        ["contractId", claim.contractId],
        ["enterpriseId", claim.enterprise.enterpriseId],
        ["voucherId", claim.voucherId],
        ["cityCode", world.cityCode],
        ["programmeId", world.programme.programmeId],
      ] as const)
        if (takes.includes(name)) queries.push(`?${name}=${value}`);
      if (takes.includes("programmeId") && takes.includes("cityCode"))
        for (const order of ["", "&order=line", "&order=position", "&order=due"])
          queries.push(`?programmeId=${world.programme.programmeId}&cityCode=${world.cityCode}${order}`);
      for (const stranger of strangers) {
        for (const query of queries) {
          const answer = await stranger.download(`${route.spec.url}${query}`);
          const text = answer.bytes.toString("utf8");
          for (const secret of secrets)
            if (text.includes(secret) && !query.includes(encodeURIComponent(secret)) && answer.status === 200)
              told.push(`${stranger.actor.roles.join("+")} ${route.spec.url}${query}: ${secret}`);
          if (
            /counts/.test(route.spec.url) &&
            answer.status === 200 &&
            new RegExp(`"cityCode":"${world.cityCode}"`).test(text)
          )
            told.push(`${stranger.actor.roles.join("+")} ${route.spec.url}${query}: counts of ${world.cityCode}`);
        }
      }
    }
    expect(told).toEqual([]);
    // The same look finds what is the reader's own, so the silence above says something.
    expect((await world.reviewer.download("/api/v1/claims")).bytes.toString("utf8")).toContain(claim.number);
  });

  test("5.2 is not found by its id: read, written, downloaded", async () => {
    const before = await snapshot();
    const found: string[] = [];
    for (const [noun, ids] of Object.entries(idsByNoun())) {
      const routes = allRoutes.filter(
        (route) => route.who !== "public" && route.spec.url.startsWith(`/api/v1/${noun}/:id`),
      );
      for (const route of routes)
        for (const stranger of strangers) {
          if (route.who === "public" || !stranger.actor.roles.some((role) => route.who.includes(role))) continue;
          for (const id of ids) {
            const url = route.spec.url.replace(":id", id).replace(/:fileId/, secrets.at(-1) ?? "");
            const method = route.spec.method === "GET" ? "get" : route.spec.method === "PUT" ? "put" : "post";
            for (const version of method === "get" ? [1] : [1, 2, 3, 4, 5, 6, 7]) {
              const answer =
                method === "get"
                  ? await stranger.get(url)
                  : await stranger[method](url, { version, reason: "外人的理由", roles: [], personId: id });
              if (answer.status < 400 || (answer.status !== 404 && answer.status !== 400))
                found.push(
                  `${answer.status} ${answer.body["code"]} ${stranger.actor.roles.join("+")} ${route.spec.method} ${url}`,
                );
            }
          }
        }
    }
    expect(found).toEqual([]);
    expect(await snapshot()).toEqual(before);
  });

  test("5.2 nor are its files, by their ids", async () => {
    const files = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("file")
          .select(["id", "organisationId"])
          .where("organisationId", "in", [claim.enterprise.enterpriseId, draft.voucher.enterprise.enterpriseId])
          .execute(),
    );
    expect(files.length).toBeGreaterThan(4);
    for (const stranger of strangers)
      for (const { id } of files) {
        expect((await stranger.get(`/api/v1/files/${id}`)).status).toBe(404);
        expect((await stranger.download(`/api/v1/files/${id}/content`)).status).toBe(404);
      }
  });

  test("a draft's evidence is its enterprise's alone until it is submitted; then supplier and bureau read it", async () => {
    const evidence = async (claimId: string) =>
      await app.as(null, async (work) =>
        (
          await work.tx
            .selectFrom("claimEvidence")
            .select("fileId")
            .where("claimId", "=", claimId as never)
            .execute()
        ).map((row) => row.fileId),
      );
    for (const [id, status] of [
      [draft.claimId, 404],
      [claim.claimId, 200],
    ] as const)
      for (const fileId of await evidence(id))
        for (const reader of [world.reviewer, claim.supplier.preparer])
          expect((await reader.get(`/api/v1/files/${fileId}`)).status).toBe(status);
  });
});

async function snapshot() {
  return await app.as(null, async (work) => ({
    applications: await work.tx.selectFrom("application").select(["id", "status", "version"]).orderBy("id").execute(),
    claims: await work.tx.selectFrom("claim").select(["id", "status", "version"]).orderBy("id").execute(),
    vouchers: await work.tx.selectFrom("voucher").select(["id", "status", "version"]).orderBy("id").execute(),
    contracts: await work.tx.selectFrom("contract").select(["id", "status", "version"]).orderBy("id").execute(),
    enterprises: await work.tx.selectFrom("enterprise").select(["id", "status", "version"]).orderBy("id").execute(),
  }));
}

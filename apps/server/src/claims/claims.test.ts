import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fen } from "@yunquan/core/money.ts";
import { addDays } from "@yunquan/core/time.ts";
import { setUpApplications, type IssuedVoucher, type World } from "../../test/application.fixture.ts";
import { startTestApp, type Answer, type Caller, type TestApp } from "../../test/app.ts";
import {
  completeDraft,
  confirmClaim,
  draftClaim,
  feeLines,
  invoiceContract,
  invoiceOf,
  submitClaim,
  todayOf,
  uploadScan,
  voucherToClaim,
  type DraftedClaim,
  type SubmittedClaim,
} from "../../test/claim-journey.fixture.ts";
import { officer } from "../../test/parties.fixture.ts";
import { newId } from "../platform/work.ts";

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
});
afterAll(async () => await app.close());

async function submit(
  claim: Pick<DraftedClaim, "claimId" | "version" | "voucher">,
  key?: string,
): Promise<Answer<any>> {
  return await claim.voucher.enterprise.approver.post(
    `/api/v1/claims/${claim.claimId}/submit`,
    { version: claim.version },
    key,
  );
}

async function read(by: Caller, claim: Pick<DraftedClaim, "claimId">): Promise<any> {
  const answer = await by.get(`/api/v1/claims/${claim.claimId}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const pathsOf = (answer: Answer<any>): string[] => answer.body.faults.map((fault: { path: string }) => fault.path);

describe("drafting", () => {
  test("5.9 a draft shows live what is still missing and what it would ask for", async () => {
    const voucher = await voucherToClaim(app, { world });
    const { preparer } = voucher.enterprise;
    const created = await preparer.post("/api/v1/claims", { voucherId: voucher.voucherId });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      status: "draft",
      version: 1,
      position: null,
      amountFen: null,
      actions: ["update", "submit", "withdraw"],
    });
    expect(created.body.number).toMatch(/^JS2026-\d{6}$/);
    const empty = await preparer.get(`/api/v1/claims/${created.body.id}`);
    expect(empty.body).toMatchObject({ invoicedFen: "0", reckonedFen: "0", holder: "enterprise" });
    expect(
      empty.body.findings.filter((finding: any) => finding.outcome === "failed").map((finding: any) => finding.rule),
    ).toEqual([
      "invoice-total",
      "evidence-payment-proof",
      "evidence-acceptance-report",
      "implemented-on",
      "accepted-on",
      "claim-amount",
    ]);
    await invoiceContract(app, voucher);
    const updated = await preparer.put(`/api/v1/claims/${created.body.id}`, {
      version: 1,
      ...(await completeDraft(app, voucher)),
    });
    expect(updated.body).toMatchObject({ status: "draft", version: 2 });
    const whole = await preparer.get(`/api/v1/claims/${created.body.id}`);
    expect(whole.body).toMatchObject({
      invoicedFen: "12000000",
      eligibleInvoicedFen: "12000000",
      paidFen: "12000000",
      reckonedFen: "12000000",
    });
    expect(whole.body.waterfall.map((step: any) => `${step.step} ${step.afterFen}`)).toEqual([
      "face-value 12000000",
      "invoiced 12000000",
    ]);
    expect(
      whole.body.findings.filter((finding: any) => finding.outcome !== "met").map((finding: any) => finding.rule),
    ).toEqual(["payment-account"]);
    expect(whole.body.evidence.map((one: any) => one.kind)).toEqual(["payment-proof", "acceptance-report"]);

    // What is left out of a change stays; an emptied date is missing again.
    const again = await preparer.put(`/api/v1/claims/${created.body.id}`, { version: 2, acceptedOn: null });
    expect(again.status).toBe(200);
    const changed = await preparer.get(`/api/v1/claims/${created.body.id}`);
    expect(changed.body).toMatchObject({ acceptedOn: null, implementedOn: whole.body.implementedOn });
    expect(changed.body.evidence).toHaveLength(2);
    expect((await preparer.put(`/api/v1/claims/${created.body.id}`, { version: 2 })).body.code).toBe("stale-version");
  });

  test("5.9 evidence is the enterprise's own file, uploaded for its purpose, and a payment says how much and when", async () => {
    const voucher = await voucherToClaim(app, { world });
    const { preparer } = voucher.enterprise;
    const create = async (evidence: unknown) =>
      await preparer.post("/api/v1/claims", { voucherId: voucher.voucherId, evidence });
    const fileId = await uploadScan(preparer, "payment-proof");
    expect(pathsOf(await create([{ kind: "acceptance-report", fileId, amountFen: "1" }]))).toEqual([
      "evidence.0.amountFen",
    ]);
    expect((await create([{ kind: "acceptance-report", fileId }])).body.code).toBe("not-found");
    const foreign = await uploadScan(voucher.supplier.preparer, "acceptance-report");
    expect((await create([{ kind: "acceptance-report", fileId: foreign }])).body.code).toBe("not-found");
    expect(
      pathsOf(
        await create([
          { kind: "other", fileId },
          { kind: "other", fileId },
        ]),
      ),
    ).toEqual(["evidence"]);
    const drafted = await create([{ kind: "payment-proof", fileId }]);
    expect(drafted.status).toBe(201);
    const whole = await preparer.get(`/api/v1/claims/${drafted.body.id}`);
    expect(whole.body.findings).toContainEqual(
      expect.objectContaining({ rule: "payment-proof-unfinished", outcome: "failed" }),
    );
  });

  test("3.2 a voucher has one claim at a time, and only its own enterprise drafts it", async () => {
    const draft = await draftClaim(app, { world });
    const { voucher } = draft;
    const second = await voucher.enterprise.preparer.post("/api/v1/claims", { voucherId: voucher.voucherId });
    expect(second.body).toMatchObject({ code: "claim-exists", facts: { number: draft.number } });
    const other = await voucherToClaim(app, { world });
    expect((await other.enterprise.preparer.post("/api/v1/claims", { voucherId: voucher.voucherId })).body.code).toBe(
      "not-found",
    );
    expect((await voucher.supplier.preparer.post("/api/v1/claims", { voucherId: voucher.voucherId })).body.code).toBe(
      "not-permitted",
    );
    // A draft is its enterprise's own affair.
    for (const caller of [voucher.supplier.preparer, world.reviewer, other.enterprise.preparer]) {
      expect((await caller.get(`/api/v1/claims/${draft.claimId}`)).status).toBe(404);
    }
    const withdrawn = await voucher.enterprise.approver.post(`/api/v1/claims/${draft.claimId}/withdraw`, {
      version: draft.version,
    });
    expect(withdrawn.body.status).toBe("withdrawn");
    expect((await voucher.enterprise.preparer.post("/api/v1/claims", { voucherId: voucher.voucherId })).status).toBe(
      201,
    );
  });

  test("5.17 a voucher that was given up cannot be claimed", async () => {
    const voucher = await voucherToClaim(app, { world });
    const seen = await voucher.enterprise.approver.get(`/api/v1/vouchers/${voucher.voucherId}`);
    await voucher.enterprise.approver.post(`/api/v1/vouchers/${voucher.voucherId}/surrender`, {
      version: seen.body.version,
      reason: "不再实施",
    });
    const created = await voucher.enterprise.preparer.post("/api/v1/claims", { voucherId: voucher.voucherId });
    expect(created.body).toMatchObject({ code: "voucher-not-claimable", facts: { status: "surrendered" } });
  });
});

describe("submitting", () => {
  test("8.2 a submission is given its position and instant by the system, and the voucher is claimed", async () => {
    const first = await draftClaim(app, { world });
    const second = await draftClaim(app, { world });
    const [one, two] = [await submit(first), await submit(second)];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.body.position).toBe(one.body.position + 1);
    expect(two.body.submittedAt > one.body.submittedAt).toBe(true);
    expect(one.body).toMatchObject({ status: "submitted", amountFen: "12000000" });
    const { enterprise, supplier, voucherId } = first.voucher;
    expect((await enterprise.preparer.get(`/api/v1/vouchers/${voucherId}`)).body.status).toBe("claimed");
    const seen = await read(supplier.preparer, first);
    expect(seen).toMatchObject({
      holder: "supplier",
      actions: ["confirm", "dispute"],
      supplierDueAt: "2026-03-09T16:00:00.000Z",
    });
    // Who of another side acted is told by organisation, not by name.
    expect(seen.timeline.map((line: any) => [line.action, line.by.name])).toEqual([
      ["claim.created", null],
      ["claim.submitted", null],
    ]);
    expect((await read(enterprise.preparer, first)).timeline[0].by.name).toEqual(
      expect.stringContaining("enterprise-preparer"),
    );
    const messages = await supplier.preparer.get("/api/v1/messages");
    expect(messages.body.items[0]).toMatchObject({ kind: "claim.to-confirm" });
  });

  test("5.6 the same key submits once, and gives the first answer again", async () => {
    const draft = await draftClaim(app, { world });
    const key = newId();
    const one = await submit(draft, key);
    const two = await submit(draft, key);
    expect(two.status).toBe(200);
    expect(two.body).toEqual(one.body);
    expect((await submit(draft)).body.code).toBe("wrong-state");
  });

  test("5.9 invoices that are not the contract's amount to the fen block the submission, with the difference", async () => {
    const voucher = await voucherToClaim(app, { world });
    const { preparer } = voucher.enterprise;
    const [line] = await feeLines(voucher);
    const part = { totalFen: "11999999", splits: [{ feeLineId: line!.id, amountFen: "11999999" }] };
    const entered = await preparer.post("/api/v1/invoices", await invoiceOf(app, voucher, part));
    expect(entered.status).toBe(201);
    const created = await preparer.post("/api/v1/claims", {
      voucherId: voucher.voucherId,
      ...(await completeDraft(app, voucher)),
    });
    const refused = await submit({ claimId: created.body.id, version: 1, voucher });
    expect(refused.body).toMatchObject({ code: "invoice-total-differs", facts: { sign: "−", differenceFen: 1 } });
    expect(refused.body.detailZh).toBe("发票总金额 119,999.99 元，合同金额 120,000.00 元，差额 −0.01 元；两者须一致。");
    const rest = { totalFen: "1", splits: [{ feeLineId: line!.id, amountFen: "1" }] };
    expect((await preparer.post("/api/v1/invoices", await invoiceOf(app, voucher, rest))).status).toBe(201);
    expect((await submit({ claimId: created.body.id, version: 1, voucher })).status).toBe(200);
  });

  test("5.9 a claim without evidence and dates is refused with everything that is missing", async () => {
    const voucher = await voucherToClaim(app, { world });
    await invoiceContract(app, voucher);
    const created = await voucher.enterprise.preparer.post("/api/v1/claims", {
      voucherId: voucher.voucherId,
      implementedOn: addDays(await todayOf(app), 1),
    });
    const refused = await submit({ claimId: created.body.id, version: 1, voucher });
    expect(refused.body.code).toBe("claim-incomplete");
    expect(pathsOf(refused)).toEqual(["evidence", "evidence", "implementedOn", "acceptedOn"]);
    expect((await voucher.enterprise.preparer.get(`/api/v1/vouchers/${voucher.voucherId}`)).body.status).toBe("issued");
  });

  test("4.4.3 the claim asks for the face value, or for less where less is invoiced on eligible lines", async () => {
    const lines = [
      { serviceCode: "SAAS-02", category: "application-service", amountFen: 70_000_00 },
      { serviceCode: "SAAS-02", category: "automation-equipment", amountFen: 50_000_00 },
    ];
    const claim = await submitClaim(await draftClaim(app, { world, lines }));
    expect(claim.amountFen).toBe(70_000_00);
    expect((await read(claim.voucher.enterprise.preparer, claim)).eligibleInvoicedFen).toBe("7000000");
    const capped = await submitClaim(await draftClaim(app, { world, amountFen: fen(180_000_00) }));
    expect(capped.amountFen).toBe(180_000_00);
  });

  test("5.9 by a paid-share edition payments count, and nothing invoiced is nothing to pay", async () => {
    const shared = await setUpApplications(app, {
      code: "paid-share",
      parameters: { invoiceRule: { kind: "paid-share", shareBp: 9_000 } },
    });
    const voucher = await voucherToClaim(app, { world: shared });
    const { preparer } = voucher.enterprise;
    const complete = await completeDraft(app, voucher);
    const [proof, report] = complete.evidence;
    const created = await preparer.post("/api/v1/claims", {
      voucherId: voucher.voucherId,
      ...complete,
      evidence: [{ ...proof, amountFen: "10799999" }, report],
    });
    const attempt = async (version: number) => await submit({ claimId: created.body.id, version, voucher });
    expect((await attempt(1)).body).toMatchObject({
      code: "payments-too-low",
      facts: { neededFen: 108_000_00, share: "90%" },
    });
    await preparer.put(`/api/v1/claims/${created.body.id}`, {
      version: 1,
      evidence: [{ ...proof, amountFen: "10800000" }, report],
    });
    expect((await attempt(2)).body.code).toBe("nothing-invoiced");
    const [line] = await feeLines(voucher);
    await preparer.post(
      "/api/v1/invoices",
      await invoiceOf(app, voucher, { totalFen: "9000000", splits: [{ feeLineId: line!.id, amountFen: "9000000" }] }),
    );
    expect((await attempt(2)).body).toMatchObject({ status: "submitted", amountFen: "9000000" });
  });

  test("5.9 the evidence that explains an invoice between other parties goes with the claim, and the finding to the bureau", async () => {
    const voucher = await voucherToClaim(app, { world });
    const { preparer } = voucher.enterprise;
    const explanationFileId = await uploadScan(preparer, "other");
    const explained = { buyerName: "某集团有限公司", buyerCode: null, explanation: "由母公司付款", explanationFileId };
    await preparer.post("/api/v1/invoices", await invoiceOf(app, voucher, explained));
    const created = await preparer.post("/api/v1/claims", {
      voucherId: voucher.voucherId,
      ...(await completeDraft(app, voucher)),
    });
    expect((await submit({ claimId: created.body.id, version: 1, voucher })).status).toBe(200);
    const seen = await read(world.reviewer, { claimId: created.body.id });
    expect(seen.findings.find((finding: any) => finding.rule === "invoice-buyer")).toMatchObject({
      outcome: "open",
      zh: expect.stringContaining("由母公司付款"),
    });
    expect(seen.evidence.map((one: any) => one.fileId)).toContain(explanationFileId);
    expect((await world.reviewer.download(`/api/v1/files/${explanationFileId}/content`)).status).toBe(200);
  });

  test("5.2 nobody else submits a claim, and what is not his is not found", async () => {
    const draft = await draftClaim(app, { world });
    const other = await voucherToClaim(app, { world });
    for (const caller of [other.enterprise.approver]) {
      expect((await caller.post(`/api/v1/claims/${draft.claimId}/submit`, { version: 1 })).body.code).toBe("not-found");
    }
    expect(
      (await draft.voucher.supplier.approver.post(`/api/v1/claims/${draft.claimId}/submit`, { version: 1 })).body.code,
    ).toBe("not-permitted");
    expect((await submit({ ...draft, version: 9 })).body.code).toBe("stale-version");
    expect(
      (await draft.voucher.enterprise.approver.post(`/api/v1/claims/${newId()}/submit`, { version: 1 })).status,
    ).toBe(404);
  });
});

describe("the supplier's answer", () => {
  test("5.10 only the contract's supplier confirms, and disputes with a reason", async () => {
    const claim = await submitClaim(await draftClaim(app, { world }));
    const stranger = await voucherToClaim(app, { world: await setUpApplications(app, { code: "strangers" }) });
    const path = `/api/v1/claims/${claim.claimId}`;
    expect((await stranger.supplier.approver.post(`${path}/confirm`, { version: claim.version })).body.code).toBe(
      "not-found",
    );
    expect(
      (await claim.voucher.enterprise.approver.post(`${path}/confirm`, { version: claim.version })).body.code,
    ).toBe("not-permitted");
    const disputed = await claim.voucher.supplier.preparer.post(`${path}/dispute`, {
      version: claim.version,
      reason: "金额与实际不符",
    });
    expect(disputed.body.status).toBe("disputed");
    const seen = await read(claim.voucher.enterprise.preparer, claim);
    expect(seen).toMatchObject({
      lastReason: "金额与实际不符",
      holder: "enterprise",
      actions: ["bringBack", "withdraw"],
      returnDueAt: "2026-03-16T16:00:00.000Z",
    });
    const back = await claim.voucher.enterprise.preparer.post(`${path}/bring-back`, { version: disputed.body.version });
    expect(back.body).toMatchObject({ status: "returned", position: claim.position });
    // The time to come back runs on from the dispute.
    expect((await read(claim.voucher.enterprise.preparer, claim)).returnDueAt).toBe("2026-03-16T16:00:00.000Z");
    const again = await submitClaim({ ...claim, version: back.body.version });
    expect(again.position).toBe(claim.position);
    expect((await confirmClaim(again)).version).toBeGreaterThan(again.version);
  });

  test("5.10 while the supplier has it, the enterprise may take the claim back and correct it; a second dispute needs a reason", async () => {
    const claim = await submitClaim(await draftClaim(app, { world }));
    const path = `/api/v1/claims/${claim.claimId}`;
    const back = await claim.voucher.enterprise.preparer.post(`${path}/bring-back`, { version: claim.version });
    expect(back.body.status).toBe("returned");
    // Its invoices may be corrected now.
    expect(
      (await claim.voucher.enterprise.preparer.post(`/api/v1/invoices/${claim.invoiceIds[0]}/delete`)).status,
    ).toBe(200);
    await invoiceContract(app, claim.voucher);
    const again = await submitClaim({ ...claim, version: back.body.version });
    expect(pathsOf(await claim.voucher.supplier.preparer.post(`${path}/dispute`, { version: again.version }))).toEqual([
      "reason",
    ]);
  });
});

describe("lists and line", () => {
  test("5.2 a city sees its own claims only, in lists, counts and line; the province sees all", async () => {
    const here = await setUpApplications(app, { code: "two-cities" });
    const there: World = {
      ...here,
      cityCode: "440300",
      reviewer: await officer(app, "city-reviewer", "440300"),
      approver: await officer(app, "city-approver", "440300"),
    };
    const one = await submitClaim(await draftClaim(app, { world: here }));
    const two = await submitClaim(await draftClaim(app, { world: there }));
    const draft = await draftClaim(app, { world: here });
    const { programmeId } = here.programme;
    const province = await officer(app, "province-reviewer");
    const ids = async (caller: Caller, more = "") =>
      (await caller.get(`/api/v1/claims?programmeId=${programmeId}${more}`)).body.items.map((claim: any) => claim.id);
    expect(await ids(here.reviewer)).toEqual([one.claimId]);
    expect(await ids(there.reviewer)).toEqual([two.claimId]);
    expect(await ids(here.reviewer, "&cityCode=440300")).toEqual([]);
    expect(await ids(province)).toEqual([two.claimId, one.claimId]);
    expect(await ids(province, "&cityCode=440600&order=line")).toEqual([one.claimId]);
    expect(await ids(draft.voucher.enterprise.preparer)).toEqual([draft.claimId]);
    const counts = async (caller: Caller) =>
      (await caller.get(`/api/v1/claims/counts?programmeId=${programmeId}`)).body.counts;
    expect(await counts(here.reviewer)).toEqual([{ cityCode: "440600", status: "submitted", cases: 1 }]);
    expect(await counts(province)).toEqual([
      { cityCode: "440300", status: "submitted", cases: 1 },
      { cityCode: "440600", status: "submitted", cases: 1 },
    ]);
    expect(await counts(draft.voucher.enterprise.preparer)).toEqual([
      { cityCode: "440600", status: "draft", cases: 1 },
    ]);
    expect((await province.get(`/api/v1/claims?order=line`)).body.faults.map((fault: any) => fault.path)).toEqual([
      "query.programmeId",
      "query.cityCode",
    ]);
    for (const path of ["", "/line", "/receipt"])
      expect((await there.reviewer.get(`/api/v1/claims/${one.claimId}${path}`)).status).toBe(404);
  });

  test("8.2 the line is shown in the order of settlement, page by page, and everybody sees how many are ahead without a name", async () => {
    const own = await setUpApplications(app, { code: "one-line" });
    const claims: SubmittedClaim[] = [];
    for (let count = 0; count < 4; count += 1) claims.push(await submitClaim(await draftClaim(app, { world: own })));
    const last = claims[3]!;
    // A shortfall puts a claim before every new one.
    await app.as(
      null,
      async (work) =>
        await work.tx.updateTable("claim").set({ shortSince: 1 }).where("id", "=", claims[2]!.claimId).execute(),
    );
    const { programmeId } = own.programme;
    const shown: number[] = [];
    let cursor = "";
    do {
      const page = await own.reviewer.get(`/api/v1/claims?programmeId=${programmeId}&order=line&limit=3${cursor}`);
      shown.push(...page.body.items.map((claim: any) => claim.position));
      cursor = page.body.nextCursor === null ? "" : `&cursor=${page.body.nextCursor}`;
    } while (cursor !== "");
    expect(shown).toEqual([3, 1, 2, 4]);
    const line = await last.voucher.enterprise.preparer.get(`/api/v1/claims/${last.claimId}/line`);
    expect(line.body).toMatchObject({
      position: 4,
      waiting: true,
      lastPosition: 4,
      ahead: { claims: 3, amountFen: "36000000", markedComplete: 0 },
    });
    expect(line.body.nearest.map((one: any) => one.position)).toEqual([2, 1, 3]);
    expect(JSON.stringify(line.body)).not.toContain(claims[0]!.voucher.enterprise.name);
    const first = await claims[2]!.voucher.enterprise.preparer.get(`/api/v1/claims/${claims[2]!.claimId}/line`);
    expect(first.body.ahead.claims).toBe(0);
    const draft = await draftClaim(app, { world: own });
    expect((await draft.voucher.enterprise.preparer.get(`/api/v1/claims/${draft.claimId}/line`)).body.code).toBe(
      "wrong-state",
    );
  });

  test("5.9 the receipt is a PDF with number and place, the same bytes at every call; a draft has none", async () => {
    const draft = await draftClaim(app, { world });
    const path = `/api/v1/claims/${draft.claimId}/receipt`;
    expect((await draft.voucher.enterprise.preparer.get(path)).body.code).toBe("wrong-state");
    await submitClaim(draft);
    const [one, two] = [
      await draft.voucher.enterprise.preparer.download(path),
      await draft.voucher.enterprise.preparer.download(path),
    ];
    expect(one.status).toBe(200);
    expect(one.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(two.bytes.equals(one.bytes)).toBe(true);
  });

  test("5.9 a contract's second voucher is claimed on the same invoices, and they stay locked for the other claim", async () => {
    const lines = [
      { serviceCode: "SAAS-02", category: "application-service", amountFen: 60_000_00 },
      { serviceCode: "SAAS-01", category: "application-service", amountFen: 40_000_00 },
    ];
    const first = await voucherToClaim(app, { world, lines });
    const { enterprise, contractId } = first;
    const second: IssuedVoucher = await voucherToClaim(app, { world, enterprise, contractId, serviceCode: "SAAS-01" });
    const one = await submitClaim(await draftClaim(app, { voucher: first }));
    expect(one.amountFen).toBe(60_000_00);
    const created = await enterprise.preparer.post("/api/v1/claims", {
      voucherId: second.voucherId,
      ...(await completeDraft(app, second)),
    });
    const two = await submit({ claimId: created.body.id, version: 1, voucher: second });
    expect(two.body).toMatchObject({ status: "submitted", amountFen: "4000000" });
    // One claim goes; the other still relies on the invoices.
    await enterprise.approver.post(`/api/v1/claims/${one.claimId}/withdraw`, { version: one.version });
    expect((await enterprise.preparer.post(`/api/v1/invoices/${one.invoiceIds[0]}/delete`)).body.code).toBe(
      "invoice-locked",
    );
    await enterprise.approver.post(`/api/v1/claims/${created.body.id}/withdraw`, { version: two.body.version });
    expect((await enterprise.preparer.post(`/api/v1/invoices/${one.invoiceIds[0]}/delete`)).status).toBe(200);
  });
});

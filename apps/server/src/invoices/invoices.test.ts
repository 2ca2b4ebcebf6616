import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { fen } from "@yunquan/core/money.ts";
import { addDays, calendarDate } from "@yunquan/core/time.ts";
import {
  draftApplication,
  expectStatus,
  setUpApplications,
  submitApplication,
  type Draft,
  type IssuedVoucher,
  type World,
} from "../../test/application.fixture.ts";
import { startTestApp, type Answer, type Caller, type TestApp } from "../../test/app.ts";
import {
  completeDraft,
  feeLines,
  invoiceNumber,
  invoiceOf,
  todayOf,
  uploadScan,
  voucherToClaim,
} from "../../test/claim-journey.fixture.ts";
import { contractBody, draftContract, officer } from "../../test/parties.fixture.ts";
import { buildInvoiceXml } from "../documents/invoice-xml.ts";
import { json } from "../platform/work.ts";
import { insertInvoice } from "./store.ts";

let app: TestApp;
let world: World;
/** Two lines: an application service of 60,000.00 yuan and a robot of 40,000.00 that is not eligible. */
let voucher: IssuedVoucher;
let preparer: Caller;

const twoLines = [
  { serviceCode: "SAAS-02", category: "application-service", amountFen: 60_000_00 },
  { serviceCode: "SAAS-02", category: "automation-equipment", amountFen: 40_000_00 },
];

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
  voucher = await voucherToClaim(app, { world, lines: twoLines });
  ({ preparer } = voucher.enterprise);
});
afterAll(async () => await app.close());
// Every test begins with a contract without invoices.
afterEach(async () => {
  const left = await preparer.get(`/api/v1/invoices?contractId=${voucher.contractId}&limit=100`);
  for (const { id } of left.body.items) await remove(id);
});

async function enter(changes: Readonly<Record<string, unknown>> = {}, by: Caller = preparer): Promise<Answer<any>> {
  return await by.post("/api/v1/invoices", await invoiceOf(app, voucher, changes));
}

/** An entry of the given amount, all of it on the first line. */
async function small(amountFen: number, changes: Readonly<Record<string, unknown>> = {}): Promise<Answer<any>> {
  const [first] = await feeLines(voucher);
  return await enter({
    totalFen: String(amountFen),
    splits: [{ feeLineId: first!.id, amountFen: String(amountFen) }],
    ...changes,
  });
}

/** An invoice from the time when a contract took them before its first voucher. */
async function enteredBeforeItsVoucher(draft: Draft, entry: Awaited<ReturnType<typeof invoiceOf>>): Promise<string> {
  return await app.as(draft.enterprise.preparer.actor, async (work) => {
    const id = work.newId();
    const { splits, contractId, code, number, fileId, totalFen, ...written } = entry;
    await insertInvoice(
      work,
      {
        ...written,
        id,
        key: number,
        kind: "digital",
        contractId,
        code,
        number,
        fileId,
        totalFen: fen(Number(totalFen)),
        enterpriseId: draft.enterprise.enterpriseId,
        readFromFile: false,
        findings: json([]),
        enteredBy: draft.enterprise.preparer.actor.personId,
        enteredAt: work.now,
      },
      splits.map((split) => ({ feeLineId: split.feeLineId, amountFen: fen(Number(split.amountFen)) })),
    );
    return id;
  });
}

async function remove(id: string): Promise<void> {
  expect((await preparer.post(`/api/v1/invoices/${id}/delete`)).status).toBe(200);
}

function refused(answer: Answer<any>, code: string, ...paths: readonly string[]): void {
  expect({ code: answer.body.code, paths: answer.body.faults?.map((fault: { path: string }) => fault.path) }).toEqual({
    code,
    paths,
  });
}

describe("entering", () => {
  test("5.9 an invoice is entered once for its contract, split over its lines, and read with its findings", async () => {
    const entered = await enter();
    expect(entered.status).toBe(201);
    expect(entered.body).toMatchObject({
      kind: "digital",
      totalFen: "10000000",
      lockedAt: null,
      actions: ["delete"],
      readFromFile: false,
    });
    expect(entered.body.splits.map((split: any) => [split.lineNumber, split.amountFen])).toEqual([
      [1, "6000000"],
      [2, "4000000"],
    ]);
    expect(entered.body.findings.map((finding: any) => `${finding.rule} ${finding.outcome}`)).toEqual([
      "invoice-date met",
      "invoice-seller met",
      "invoice-buyer met",
    ]);
    const read = await preparer.get(`/api/v1/invoices/${entered.body.id}`);
    expect(read.body).toEqual(entered.body);
    await remove(entered.body.id);
  });

  test("5.9 the old kind has code and number; its number alone, and a number that is none, are marked by field", async () => {
    const old = await small(1, { code: "044001900111", number: "12345678" });
    expect(old.body).toMatchObject({ kind: "old", code: "044001900111", number: "12345678" });
    await remove(old.body.id);
    refused(await small(1, { number: "12345678" }), "invalid-request", "code");
    refused(await small(1, { number: "2444OOOO000000000001" }), "invalid-request", "number");
    refused(await small(1, { code: "12", number: "" }), "invalid-request", "number", "code");
  });

  test("5.9 a duplicate in any disguise is refused, whoever enters it, and nothing of another firm is told", async () => {
    const number = invoiceNumber();
    const entered = await small(100, { number });
    expect(entered.status).toBe(201);
    const disguises = [
      number,
      [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(""),
      `${number.slice(0, 4)} ${number.slice(4, 12)}\u3000${number.slice(12)}`,
      `${number.slice(0, 4)}-${number.slice(4, 12)}－${number.slice(12)}`,
      `\u200b${number}\ufeff`,
    ];
    for (const disguise of disguises) {
      const again = await small(100, { number: disguise });
      refused(again, "invoice-used", "number");
      expect(again.body.facts.ownContract).toMatch(/^HT-/);
    }
    const other = await voucherToClaim(app, { world });
    const stolen = await other.enterprise.preparer.post("/api/v1/invoices", await invoiceOf(app, other, { number }));
    refused(stolen, "invoice-used", "number");
    expect(stolen.body.facts).toEqual({ number, ownContract: null });
    expect(JSON.stringify(stolen.body)).not.toContain(voucher.enterprise.name);
    await remove(entered.body.id);
    const free = await small(100, { number });
    expect(free.status).toBe(201);
    await remove(free.body.id);
  });

  test("5.9 an old invoice typed as one 20-digit number is the same invoice", async () => {
    const entered = await small(100, { code: "044001900222", number: "87654321" });
    expect(entered.status).toBe(201);
    refused(await small(100, { code: null, number: "04400190022287654321" }), "invoice-used", "number");
    await remove(entered.body.id);
  });

  test("5.9 parts that do not add up, a line invoiced above its amount, another contract's line", async () => {
    const [first, second] = await feeLines(voucher);
    const parts = (one: number, two: number) => [
      { feeLineId: first!.id, amountFen: String(one) },
      { feeLineId: second!.id, amountFen: String(two) },
    ];
    const differs = await enter({ totalFen: "300", splits: parts(100, 199) });
    refused(differs, "invoice-split-differs", "splits");
    expect(differs.body.detailZh).toBe("分摊合计 2.99 元，与发票价税合计 3.00 元 不一致，差额 −0.01 元。");
    refused(
      await enter({ totalFen: "4000101", splits: parts(100, 40_000_01) }),
      "invoice-split-over-line",
      "splits.1.amountFen",
    );
    const entered = await small(59_999_99);
    refused(await small(2), "invoice-split-over-line", "splits.0.amountFen");
    expect((await small(2)).body.facts).toMatchObject({ line: 1, leftFen: 1 });
    await remove(entered.body.id);
    const other = await voucherToClaim(app, { world });
    refused(
      await enter({ totalFen: "100", splits: [{ feeLineId: (await feeLines(other))[0]!.id, amountFen: "100" }] }),
      "invalid-request",
      "splits.0.feeLineId",
    );
  });

  test("5.9 an invoice is not dated ahead; one before its contract is a question for the reviewer", async () => {
    refused(await small(1, { issuedOn: addDays(await todayOf(app), 1) }), "invalid-request", "issuedOn");
    const early = await small(1, { issuedOn: "2025-01-01" });
    expect(early.body.findings[0]).toMatchObject({ rule: "invoice-date", outcome: "open" });
    await remove(early.body.id);
  });

  test("5.9 other parties than the contract's need an explanation with evidence, and stay a finding", async () => {
    const other = { sellerName: "广东某某结算中心有限公司" };
    const refusal = await small(1, other);
    refused(refusal, "invoice-parties-differ", "sellerName", "explanation");
    expect(refusal.body.detailZh).toContain("销售方");
    refused(
      await small(1, { ...other, explanation: "由集团结算中心统一开票" }),
      "invoice-parties-differ",
      "sellerName",
      "explanation",
    );
    const explanationFileId = await uploadScan(preparer, "other");
    const entered = await small(1, { ...other, explanation: "由集团结算中心统一开票", explanationFileId });
    expect(entered.status).toBe(201);
    expect(entered.body.findings[1]).toMatchObject({ rule: "invoice-seller", outcome: "failed" });
    await remove(entered.body.id);
    refused(await small(1, { explanationFileId }), "invalid-request", "explanation");
  });

  test("5.9 the file is the enterprise's own and was uploaded as an invoice", async () => {
    refused(await small(1, { fileId: await uploadScan(preparer, "other") }), "not-found", "fileId");
    refused(await small(1, { fileId: await uploadScan(voucher.supplier.preparer, "invoice") }), "not-found", "fileId");
  });

  test("5.9 only the enterprise's own contract takes invoices, and only with a voucher on it", async () => {
    const other = await voucherToClaim(app, { world });
    expect((await enter({}, other.enterprise.preparer)).body.code).toBe("not-found");
    expect((await enter({}, voucher.supplier.preparer)).body.code).toBe("not-permitted");
    const contractId = await draftContract(app, {
      enterprise: voucher.enterprise,
      supplier: voucher.supplier,
      lines: twoLines,
      programmeId: world.programme.programmeId,
    });
    const draft = await preparer.post("/api/v1/invoices", await invoiceOf(app, voucher, { contractId }));
    expect(draft.body).toMatchObject({ code: "contract-without-voucher" });
  });

  test("5.8 5.9 an application under way takes no invoices yet; returned with one, its contract says so, and without it can be corrected", async () => {
    const draft = await draftApplication(app, world);
    const { version } = (await submitApplication(draft)).body;
    const { enterprise, supplier, contractId } = draft;
    const entry = await invoiceOf(app, draft);
    expect((await enterprise.preparer.post("/api/v1/invoices", entry)).body.code).toBe("contract-without-voucher");
    const early = await enteredBeforeItsVoucher(draft, entry);
    expectStatus(
      await world.reviewer.post(`/api/v1/applications/${draft.applicationId}/return`, {
        version,
        reason: "费用项有误",
      }),
      200,
    );
    const contract = (await enterprise.preparer.get(`/api/v1/contracts/${contractId}`)).body;
    const { programmeId: _programme, ...terms } = await contractBody(app, {
      enterprise,
      supplier,
      lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen: 110_000_00 }],
      programmeId: world.programme.programmeId,
    });
    const edit = async () =>
      await enterprise.preparer.put(`/api/v1/contracts/${contractId}`, {
        ...terms,
        number: contract.number,
        version: contract.version,
      });
    expect((await edit()).body).toMatchObject({ code: "contract-invoiced", facts: { numbers: entry.number } });
    expectStatus(await enterprise.preparer.post(`/api/v1/invoices/${early}/delete`), 200);
    expectStatus(await edit(), 200);
  });
});

describe("the invoice's own XML", () => {
  const sample = (changes: Partial<Parameters<typeof buildInvoiceXml>[0]> = {}) =>
    buildInvoiceXml({
      number: "24440000000012345678",
      issuedOn: calendarDate("2026-02-25"),
      sellerName: voucher.supplier.name,
      sellerCode: voucher.supplier.creditCode,
      buyerName: voucher.enterprise.name,
      buyerCode: voucher.enterprise.creditCode,
      items: [{ name: "*信息技术服务*云服务", netFen: fen(56_603_77), taxFen: fen(3_396_23) }],
      ...changes,
    });
  const uploadXml = async (bytes: Uint8Array): Promise<string> => {
    const uploaded = await preparer.upload("invoice", "invoice.xml", bytes);
    expect(uploaded.status).toBe(201);
    return uploaded.body.id;
  };

  test("5.9 the fields are read from the file and compared with the contract's parties; nothing is stored", async () => {
    const fileId = await uploadXml(sample());
    const read = await preparer.get(`/api/v1/contracts/${voucher.contractId}/invoice-reading?fileId=${fileId}`);
    expect(read.status).toBe(200);
    expect(read.body).toMatchObject({
      number: "24440000000012345678",
      issuedOn: "2026-02-25",
      totalFen: "6000000",
      needsExplanation: false,
      sample: true,
    });
    const other = await preparer.get(
      `/api/v1/contracts/${voucher.contractId}/invoice-reading?fileId=${await uploadXml(sample({ buyerName: "别的公司" }))}`,
    );
    expect(other.body.needsExplanation).toBe(true);
    expect(other.body.findings.map((finding: any) => finding.outcome)).toEqual(["met", "failed"]);
    expect((await preparer.get(`/api/v1/invoices?contractId=${voucher.contractId}`)).body.items).toEqual([]);
  });

  test("5.9 what was typed has to be what the file says; then the invoice counts as read from its file", async () => {
    const fileId = await uploadXml(sample());
    const typed = { number: "24440000000012345678", issuedOn: "2026-02-25", fileId };
    refused(await small(59_999_00, typed), "invoice-differs-from-file", "totalFen");
    refused(
      await small(60_000_00, { ...typed, number: invoiceNumber(), issuedOn: "2026-02-24" }),
      "invoice-differs-from-file",
      "number",
      "issuedOn",
    );
    const entered = await small(60_000_00, typed);
    expect(entered.status).toBe(201);
    expect(entered.body.readFromFile).toBe(true);
    await remove(entered.body.id);
  });

  test("5.9 a scan is not read, an XML that is no invoice is refused", async () => {
    const reading = async (fileId: string) =>
      await preparer.get(`/api/v1/contracts/${voucher.contractId}/invoice-reading?fileId=${fileId}`);
    expect((await reading(await uploadScan(preparer, "invoice"))).body.code).toBe("invoice-unreadable");
    const none = await uploadXml(Buffer.from('<?xml version="1.0" encoding="UTF-8"?><root><a>1</a></root>'));
    expect((await reading(none)).body.code).toBe("invoice-unreadable");
    expect((await small(1, { fileId: none })).body.code).toBe("invoice-unreadable");
  });

  test("5.9 a sample file is no invoice outside a sample programme", async () => {
    const real = await setUpApplications(app, { code: "real-programme" });
    // Three transactions: what an edition's change sets off at its commit has to be over before the table is altered again.
    for (const statement of [
      sql`alter table edition disable trigger edition_append_only`,
      sql`update edition set sample = false where id = ${real.programme.editionId}`,
      sql`alter table edition enable trigger edition_append_only`,
    ])
      await app.as(null, async (work) => await statement.execute(work.tx));
    const own = await voucherToClaim(app, { world: real });
    const uploaded = await own.enterprise.preparer.upload(
      "invoice",
      "invoice.xml",
      sample({
        buyerName: own.enterprise.name,
        buyerCode: own.enterprise.creditCode,
        sellerName: own.supplier.name,
        sellerCode: own.supplier.creditCode,
      }),
    );
    const read = await own.enterprise.preparer.get(
      `/api/v1/contracts/${own.contractId}/invoice-reading?fileId=${uploaded.body.id}`,
    );
    expect(read.body).toMatchObject({
      code: "invoice-unreadable",
      facts: { reasonZh: "这是示例文件，不是真实发票。" },
    });
  });
});

describe("whose an invoice is", () => {
  test("5.2 enterprise and supplier see it, the city once a claim was submitted, another city and firm never", async () => {
    const mine = await voucherToClaim(app, { world });
    const entered = await mine.enterprise.preparer.post("/api/v1/invoices", await invoiceOf(app, mine));
    const path = `/api/v1/invoices/${entered.body.id}`;
    const elsewhere = await officer(app, "city-reviewer", "440300");
    const seen = async (...callers: readonly Caller[]) =>
      await Promise.all(callers.map(async (caller) => (await caller.get(path)).status));
    expect(await seen(mine.enterprise.preparer, mine.supplier.preparer, preparer, world.reviewer, elsewhere)).toEqual([
      200, 200, 404, 404, 404,
    ]);
    const claim = await mine.enterprise.preparer.post("/api/v1/claims", {
      voucherId: mine.voucherId,
      ...(await completeDraft(app, mine)),
    });
    await mine.enterprise.approver.post(`/api/v1/claims/${claim.body.id}/submit`, { version: claim.body.version });
    expect(await seen(world.reviewer, elsewhere)).toEqual([200, 404]);
    expect((await elsewhere.get("/api/v1/invoices")).body.items).toEqual([]);

    // A submitted claim relies on it: it is neither deleted nor changed, by nobody.
    expect((await mine.enterprise.preparer.post(`${path}/delete`)).body.code).toBe("invoice-locked");
    const change = app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("invoice")
          .set({ totalFen: fen(1) })
          .where("id", "=", entered.body.id)
          .execute(),
    );
    await expect(change).rejects.toThrow(/never changes/);
    const split = app.as(
      null,
      async (work) => await work.tx.deleteFrom("invoiceSplit").where("invoiceId", "=", entered.body.id).execute(),
    );
    await expect(split).rejects.toThrow(/never changes/);
    const withdrawn = await mine.enterprise.approver.get(`/api/v1/claims/${claim.body.id}`);
    await mine.enterprise.approver.post(`/api/v1/claims/${claim.body.id}/withdraw`, {
      version: withdrawn.body.version,
    });
    expect((await mine.enterprise.preparer.post(`${path}/delete`)).status).toBe(200);
  });

  test("invoices are listed by pages without a gap or a repeat", async () => {
    const entered: string[] = [];
    for (let amount = 1; amount <= 5; amount += 1) entered.push((await small(amount)).body.id);
    const pages: string[] = [];
    let cursor = "";
    do {
      const page = await preparer.get(`/api/v1/invoices?contractId=${voucher.contractId}&limit=2${cursor}`);
      pages.push(...page.body.items.map((invoice: any) => invoice.id));
      cursor = page.body.nextCursor === null ? "" : `&cursor=${page.body.nextCursor}`;
    } while (cursor !== "");
    expect(pages).toEqual(entered.toReversed());
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { addDays } from "@yunquan/core/time.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  admitSupplier,
  anonymous,
  contractBody,
  draftContract,
  draftSupplier,
  listProduct,
  officer,
  registerEnterprise,
  registerSupplier,
  today,
  uploadPdf,
  type ContractLine,
  type Enterprise,
  type SupplierWithProduct,
} from "../../test/parties.fixture.ts";
import { fixtureParameters, setUpProgramme, type SetUpProgramme } from "../../test/programme.fixture.ts";
import { pdfText } from "../documents/pdf-text.fixture.ts";
import { contractForCase, lockContract, reopenContract } from "./commands.ts";

let app: TestApp;
let programme: SetUpProgramme;
let programmeId: Id;
let enterprise: Enterprise;
let supplier: SupplierWithProduct;
beforeAll(async () => {
  app = await startTestApp();
  programme = await setUpProgramme(app);
  ({ programmeId } = programme);
  enterprise = await registerEnterprise(app);
  supplier = await admitSupplier(app, { serviceCode: "SAAS-01" });
});
afterAll(async () => await app.close());

/** The lines of the programme's own example: 60,000 cloud, 50,000 application service, 200,000 robot arm. */
const example: readonly ContractLine[] = [
  { serviceCode: "SAAS-01", category: "cloud-resource", amountFen: 60_000_00 },
  { serviceCode: "SAAS-01", category: "application-service", amountFen: 50_000_00 },
  { serviceCode: "SAAS-01", category: "automation-equipment", amountFen: 200_000_00, description: "机械臂" },
];
const body = async (more: Partial<Parameters<typeof contractBody>[1]> = {}) =>
  await contractBody(app, { enterprise, supplier, lines: example, withFile: false, ...more });
const create = async (change: object = {}, more: Partial<Parameters<typeof contractBody>[1]> = {}) =>
  await enterprise.preparer.post("/api/v1/contracts", { ...(await body(more)), ...change });
const lock = async (id: Id) =>
  await app.as(enterprise.preparer.actor, async (work) => {
    const { contract } = await contractForCase(work, id);
    return await lockContract(work, contract);
  });
const codes = (answer: { body: { faults: { code: string }[] } }) => answer.body.faults.map((fault) => fault.code);

describe("3.1 fee lines", () => {
  test("3.1 only eligible lines make the eligible fee; the robot arm is kept, shown and explained", async () => {
    const id = await draftContract(app, {
      enterprise,
      supplier,
      lines: [...example, { serviceCode: "SAAS-02", category: "network", amountFen: 1 }],
    });
    const read = (await enterprise.preparer.get(`/api/v1/contracts/${id}`)).body;
    expect(read).toMatchObject({
      totalFen: "31000001",
      eligibleFen: "11000001",
      status: "draft",
      actions: ["edit", "addAnnex"],
    });
    expect(read.eligibleByService).toEqual([
      { serviceCode: "SAAS-01", eligibleFen: "11000000" },
      { serviceCode: "SAAS-02", eligibleFen: "1" },
    ]);
    expect(read.lines[2]).toMatchObject({
      description: "机械臂",
      eligible: false,
      categoryZh: "自动化装备",
      reasonZh: "自动化装备、非云化软件不予支持",
      amountFen: "20000000",
    });
    expect(read.findings.every((finding: { outcome: string }) => finding.outcome === "met")).toBe(true);
  });

  test("lines that do not add up to the total are refused with the difference", async () => {
    const answer = await create({}, { totalFen: 310_000_01 });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: "contract-not-acceptable",
      facts: { differenceFen: 1, linesFen: 31_000_000, totalFen: 31_000_001 },
    });
    expect(answer.body.faults).toMatchObject([
      { path: "lines", code: "total", zh: "费用项合计 310,000.00 元，比合同总额 310,000.01 元少 0.01 元" },
    ]);
  });

  test("lines that add up to more than the platform handles are refused, not an error of ours", async () => {
    const huge = { serviceCode: "SAAS-01", category: "network", amountFen: 999_999_999_999_999 };
    expect(codes(await create({}, { lines: [huge, huge], totalFen: 999_999_999_999_999 }))).toEqual(["total"]);
  });

  test("3.1 a category the edition does not have, a service the catalogue does not have: refused by name", async () => {
    expect(codes(await create({}, { lines: [{ serviceCode: "SAAS-01", category: "gifts", amountFen: 100 }] }))).toEqual(
      ["categories"],
    );
    const unlisted = await create({}, { lines: [{ serviceCode: "NONE-1", category: "network", amountFen: 100 }] });
    expect(unlisted.body).toMatchObject({ code: "service-not-listed", faults: [{ path: "lines.0.serviceCode" }] });
  });

  test("a product is one of that supplier, under that service, and listed", async () => {
    const other = await admitSupplier(app, { serviceCode: "SAAS-01" });
    const elsewhere = await listProduct(app, supplier, { serviceCode: "SAAS-02" });
    const draft = await supplier.preparer.post("/api/v1/products", {
      programmeId,
      serviceCode: "SAAS-01",
      nameZh: "草稿",
      description: "未上架",
      priceFen: "100",
      priceUnit: "元",
    });
    const unknown = "00000000-0000-4000-8000-000000000000" as Id;
    for (const productId of [other.productId, elsewhere.productId, draft.body.id as Id, unknown]) {
      const answer = await create(
        {},
        { lines: [{ serviceCode: "SAAS-01", category: "network", amountFen: 100, productId }] },
      );
      expect(answer.body).toMatchObject({ code: "product-not-usable", faults: [{ path: "lines.0.productId" }] });
    }
    expect(
      (
        await create(
          {},
          { lines: [{ serviceCode: "SAAS-01", category: "network", amountFen: 100, productId: supplier.productId }] },
        )
      ).status,
    ).toBe(201);
  });
});

describe("5.5 4.3 what a contract has to be", () => {
  test("5.5 signed from the first day on: a day early is refused, and so is a date after today", async () => {
    const early = await create({}, { signedOn: "2018-03-19" });
    expect(early.body).toMatchObject({
      code: "contract-not-acceptable",
      facts: { signedOn: "2018-03-19", contractsFromOn: "2018-03-20" },
    });
    expect(early.body.faults).toMatchObject([{ path: "signedOn", code: "signed-from" }]);
    expect((await create({}, { signedOn: "2018-03-20" })).status).toBe(201);
    const on = await today(app);
    expect((await create({}, { signedOn: on })).status).toBe(201);
    expect(codes(await create({}, { signedOn: addDays(on, 1) }))).toEqual(["signed-until"]);
  });

  test("4.3 a place of implementation outside the province is refused", async () => {
    const answer = await create({}, { implementationDivision: "350100" });
    expect(answer.body.faults).toMatchObject([
      { path: "implementationDivision", code: "implementation-place", zh: "实施地点在福建省，须在广东省内" },
    ]);
    expect((await create({}, { implementationDivision: "441900" })).status).toBe(201);
  });

  test("every fault is told at once", async () => {
    const answer = await create({}, { signedOn: "2018-03-19", implementationDivision: "110101", totalFen: 1 });
    expect(codes(answer)).toEqual(["signed-from", "total", "implementation-place"]);
    expect(answer.body.detailZh).toContain("有 3 项不符合规定");
  });

  test.each([
    ["totalFen", "1e309"],
    ["totalFen", "0x10"],
    ["totalFen", "１００"],
    ["totalFen", "0"],
    ["totalFen", true],
    ["totalFen", 100],
    ["signedOn", "2026-02-30"],
    ["endsOn", "2018-01-01"],
    ["statesEligibleFee", "yes"],
    ["number", ""],
    ["supplierId", "me"],
    ["lines", []],
  ])("a contract with %s %j is refused at its field", async (field, value) => {
    const answer = await create({ [field]: value });
    expect(answer.status).toBe(400);
    expect(answer.body.faults.map((fault: { path: string }) => fault.path)).toContain(field);
  });

  test.each([["1e309"], ["0x10"], ["true"], ['"１"'], ["0"], ["1.5"]])(
    "the line number %s is refused, and a number used twice",
    async (number) => {
      const raw = JSON.stringify(await body()).replace('"number":1,', `"number":${number},`);
      expect((await enterprise.preparer.post("/api/v1/contracts", raw)).status).toBe(400);
      const { lines, ...rest } = await body();
      const twice = await enterprise.preparer.post("/api/v1/contracts", {
        ...rest,
        lines: lines.map((line) => ({ ...line, number: 1 })),
      });
      expect(twice.body.faults.map((fault: { path: string }) => fault.path)).toEqual([
        "lines.1.number",
        "lines.2.number",
      ]);
    },
  );

  test("a supplier that is not admitted, and one that does not exist, make no contract; nor does somebody else's document", async () => {
    const draft = await draftSupplier(app);
    expect((await create({ supplierId: draft.supplierId })).body.code).toBe("supplier-not-admitted");
    expect((await create({ supplierId: "00000000-0000-4000-8000-000000000000" })).status).toBe(404);
    const other = await registerEnterprise(app);
    expect((await create({ fileId: await uploadPdf(other.preparer, "contract") })).status).toBe(404);
    expect((await create({ fileId: await uploadPdf(enterprise.preparer, "contract-annex") })).status).toBe(404);
  });

  test("a number is used once between the same two parties", async () => {
    const first = await create({ number: "HT-2026-001" });
    expect(first.status).toBe(201);
    expect((await create({ number: "HT-2026-001" })).body).toMatchObject({
      code: "contract-number-taken",
      faults: [{ path: "number" }],
    });
    const other = await registerSupplier(app);
    expect((await create({ number: "HT-2026-001", supplierId: other.supplierId })).status).toBe(201);
    const second = await create({ number: "HT-2026-002" });
    const { programmeId: _programme, ...form } = await body({ number: "HT-2026-001" });
    expect(
      (await enterprise.preparer.put(`/api/v1/contracts/${second.body.id}`, { version: 1, ...form })).body.code,
    ).toBe("contract-number-taken");
  });
});

describe("5.5 draft and lock", () => {
  test("a draft is changed as a whole on the version one saw, until it is locked", async () => {
    const id = await draftContract(app, { enterprise, supplier, lines: example });
    const url = `/api/v1/contracts/${id}`;
    const { programmeId: _programme, ...form } = await contractBody(app, {
      enterprise,
      supplier,
      lines: example.slice(0, 2),
    });
    expect((await enterprise.preparer.put(url, { version: 2, ...form })).body.code).toBe("stale-version");
    const edited = await enterprise.preparer.put(url, { version: 1, ...form });
    expect(edited.body).toMatchObject({ version: 2, eligibleFen: "11000000" });
    expect((await enterprise.preparer.get(url)).body.lines).toHaveLength(2);
    expect((await enterprise.preparer.put(url, { version: 2, ...form, totalFen: "1" })).body.code).toBe(
      "contract-not-acceptable",
    );
    const locked = await lock(id);
    expect(locked).toMatchObject({ status: "locked", version: 3 });
    expect((await enterprise.preparer.put(url, { version: 3, ...form })).body.code).toBe("contract-locked");
    // A second voucher of the same contract finds it locked, and that is fine.
    expect((await lock(id)).version).toBe(3);
  });

  test("5.6 without its document a contract is not locked", async () => {
    const id = await draftContract(app, { enterprise, supplier, lines: example, withFile: false });
    await expect(lock(id)).rejects.toMatchObject({
      code: "contract-not-acceptable",
      faults: [{ path: "fileId", code: "file" }],
    });
  });

  test("5.5 an old contract without the eligible fees waits for its annex; the annex has its own date of signature", async () => {
    const id = await draftContract(app, {
      enterprise,
      supplier,
      lines: example,
      signedOn: "2018-07-31",
      statesEligibleFee: false,
    });
    const url = `/api/v1/contracts/${id}/annexes`;
    await expect(lock(id)).rejects.toMatchObject({
      faults: [{ path: "statesEligibleFee", code: "states-eligible-fee" }],
    });
    const fileId = await uploadPdf(enterprise.preparer, "contract-annex");
    const on = await today(app);
    for (const [signedOn, words] of [
      ["2018-07-30", "早于"],
      [addDays(on, 1), "晚于"],
    ] as const) {
      const answer = await enterprise.preparer.post(url, { version: 1, signedOn, fileId });
      expect(answer.body).toMatchObject({ code: "annex-not-allowed", faults: [{ path: "signedOn" }] });
      expect(answer.body.detailZh).toContain(words);
    }
    expect(
      (
        await enterprise.preparer.post(url, {
          version: 1,
          signedOn: on,
          fileId: await uploadPdf(enterprise.preparer, "contract"),
        })
      ).status,
    ).toBe(404);
    expect((await enterprise.preparer.post(url, { version: 9, signedOn: on, fileId })).body.code).toBe("stale-version");
    expect((await enterprise.preparer.post(url, { version: 1, signedOn: on, fileId })).status).toBe(201);
    expect((await lock(id)).status).toBe("locked");
    // A locked contract is still supplemented.
    expect((await enterprise.preparer.post(url, { version: 3, signedOn: on, fileId })).status).toBe(201);
    expect((await enterprise.preparer.get(`/api/v1/contracts/${id}`)).body).toMatchObject({
      status: "locked",
      annexes: [{ signedOn: on }, { signedOn: on }],
      actions: ["addAnnex"],
    });
  });

  test("5.5 a contract of the day of publication has to state the fees itself", async () => {
    expect(codes(await create({}, { signedOn: "2018-08-01", statesEligibleFee: false }))).toEqual([
      "states-eligible-fee",
    ]);
    const fileId = await uploadPdf(enterprise.preparer, "contract-annex");
    const on = await today(app);
    const stating = await draftContract(app, { enterprise, supplier, lines: example, signedOn: "2018-07-31" });
    expect(
      (await enterprise.preparer.post(`/api/v1/contracts/${stating}/annexes`, { version: 1, signedOn: on, fileId }))
        .body.detailZh,
    ).toContain("无须补签");
    const late = await draftContract(app, { enterprise, supplier, lines: example, signedOn: "2018-08-01" });
    expect(
      (await enterprise.preparer.post(`/api/v1/contracts/${late}/annexes`, { version: 1, signedOn: on, fileId })).body
        .code,
    ).toBe("annex-not-allowed");
  });

  test("what a lock keeps, the database keeps: neither the contract nor its lines change", async () => {
    const id = await draftContract(app, { enterprise, supplier, lines: example });
    await lock(id);
    const attempts = [
      async () =>
        await app.as(
          null,
          async (work) => await work.tx.updateTable("contract").set({ title: "x" }).where("id", "=", id).execute(),
        ),
      async () =>
        await app.as(null, async (work) => await work.tx.deleteFrom("contract").where("id", "=", id).execute()),
      async () =>
        await app.as(
          null,
          async (work) =>
            await work.tx.updateTable("feeLine").set({ eligible: true }).where("contractId", "=", id).execute(),
        ),
      async () =>
        await app.as(null, async (work) => await work.tx.deleteFrom("feeLine").where("contractId", "=", id).execute()),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(/locked contract/);
  });

  test("3.1 a draft is judged again by the edition in force when a case takes it up", async () => {
    const lone = await startTestApp();
    try {
      const revised = await setUpProgramme(lone);
      const party = await registerEnterprise(lone);
      const seller = await admitSupplier(lone);
      const id = await draftContract(lone, {
        enterprise: party,
        supplier: seller,
        lines: [{ serviceCode: seller.serviceCode, category: "network", amountFen: 100 }],
      });
      const feeCategories = fixtureParameters.feeCategories.map((category) =>
        category.code === "network" ? { ...category, eligible: false } : category,
      );
      const edition = await revised.provincePolicy.post(`/api/v1/programmes/${revised.programmeId}/editions`, {
        titleZh: "修订",
        titleEn: "Revised",
        publishedOn: "2018-08-01",
        inForceFrom: null,
        sample: true,
        parameters: { ...fixtureParameters, feeCategories },
      });
      expect(edition.status, JSON.stringify(edition.body)).toBe(201);
      await lone.moveClock(0.001);
      const held = await lone.as(party.preparer.actor, async (work) => await contractForCase(work, id));
      expect(held.lines.map((line) => line.eligible)).toEqual([false]);
      expect(held.contract).toMatchObject({ editionId: edition.body.id, version: 2 });
    } finally {
      await lone.close();
    }
  });

  test("5.8 a locked contract opens again for a returned application, unless something else stands on it", async () => {
    const id = await draftContract(app, { enterprise, supplier, lines: example });
    await lock(id);
    const reviewer = await officer(app, "city-reviewer", "440600");
    expect(await app.as(reviewer.actor, async (work) => await reopenContract(work, id))).toBe(true);
    expect((await enterprise.preparer.get(`/api/v1/contracts/${id}`)).body).toMatchObject({
      status: "draft",
      actions: ["edit", "addAnnex"],
    });
    expect(await app.as(enterprise.preparer.actor, async (work) => await reopenContract(work, id))).toBe(true);
    const { programmeId: _programme, ...form } = await contractBody(app, {
      enterprise,
      supplier,
      lines: example.slice(0, 1),
    });
    expect((await enterprise.preparer.put(`/api/v1/contracts/${id}`, { version: 3, ...form })).status).toBe(200);
  });
});

describe("cases on a contract", () => {
  /** An application under way, as far as a contract looks at it. */
  const applied = async (contractId: Id, cityCode: string): Promise<Id> =>
    await app.as(null, async (work) => {
      const id = work.newId();
      await work.tx
        .insertInto("application")
        .values({
          id,
          number: `SQ-${id.slice(-12)}`,
          programmeId,
          planId: programme.planId,
          roundId: programme.roundId,
          editionId: programme.editionId,
          standardId: programme.standardId,
          cityCode,
          enterpriseId: enterprise.enterpriseId,
          supplierId: supplier.supplierId,
          contractId,
          serviceCode: "SAAS-01",
          status: "submitted",
          faceValueFen: fen(1),
          position: 1,
          createdBy: enterprise.preparer.actor.personId,
          createdAt: work.now,
        })
        .execute();
      return id;
    });

  test("5.8 a contract on which an application is under way stays locked, and opens once that is returned", async () => {
    const id = await draftContract(app, { enterprise, supplier, lines: example });
    await lock(id);
    const applicationId = await applied(id, "440600");
    const reopen = async () => await app.as(enterprise.preparer.actor, async (work) => await reopenContract(work, id));
    expect(await reopen()).toBe(false);
    await app.as(
      null,
      async (work) =>
        await work.tx.updateTable("application").set({ status: "returned" }).where("id", "=", applicationId).execute(),
    );
    expect(await reopen()).toBe(true);
  });

  test("5.2 the city of a case keeps its contract when the enterprise moves on", async () => {
    const id = await draftContract(app, { enterprise, supplier, lines: example });
    await lock(id);
    const elsewhere = await officer(app, "city-reviewer", "440100");
    expect((await elsewhere.get(`/api/v1/contracts/${id}`)).status).toBe(404);
    await applied(id, "440100");
    // An enterprise of that city has a city too, and still no business with the contract.
    const neighbour = await registerEnterprise(app, { cityCode: "440100" });
    expect((await neighbour.preparer.get(`/api/v1/contracts/${id}`)).status).toBe(404);
    expect((await neighbour.preparer.get("/api/v1/contracts")).body.items).toEqual([]);
    expect((await elsewhere.get(`/api/v1/contracts/${id}`)).status).toBe(200);
  });
});

describe("5.2 who sees a contract", () => {
  test("5.2 a draft is the enterprise's alone; locked, its supplier, its city and the province see it and nobody else", async () => {
    const id = await draftContract(app, { enterprise, supplier, lines: example });
    const url = `/api/v1/contracts/${id}`;
    const otherEnterprise = await registerEnterprise(app);
    const otherSupplier = await registerSupplier(app);
    const insiders = [
      supplier.preparer,
      await officer(app, "city-reviewer", "440600"),
      await officer(app, "city-finance", "440600"),
      await officer(app, "province-reviewer"),
    ];
    const outsiders = [otherEnterprise.preparer, otherSupplier.preparer, await officer(app, "city-reviewer", "440100")];
    for (const caller of [...insiders, ...outsiders]) expect((await caller.get(url)).status).toBe(404);
    await lock(id);
    for (const caller of insiders) {
      expect((await caller.get(url)).body).toMatchObject({ id, actions: [] });
      expect(
        (await caller.get(`/api/v1/contracts?text=${encodeURIComponent(enterprise.name)}&limit=100`)).body.items.map(
          (item: { id: string }) => item.id,
        ),
      ).toContain(id);
    }
    for (const caller of outsiders) {
      expect((await caller.get(url)).status).toBe(404);
      expect(
        (await caller.get("/api/v1/contracts?limit=100")).body.items.map((item: { id: string }) => item.id),
      ).not.toContain(id);
      expect((await caller.download(`${url}/template`)).status).toBe(404);
    }
    const { programmeId: _programme, ...form } = await body();
    expect((await otherEnterprise.preparer.put(url, { version: 2, ...form })).status).toBe(404);
    expect(
      (await otherEnterprise.preparer.post(`${url}/annexes`, { version: 2, signedOn: "2026-01-01", fileId: id }))
        .status,
    ).toBe(404);
    await expect(
      app.as(otherEnterprise.preparer.actor, async (work) => await contractForCase(work, id)),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(
      app.as(null, async (work) => await contractForCase(work, "00000000-0000-4000-8000-000000000000" as Id)),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("the list pages by key, newest first, and filters by state, supplier and text", async () => {
    const party = await registerEnterprise(app);
    const ids: Id[] = [];
    for (let count = 0; count < 3; count += 1)
      ids.unshift(
        await draftContract(app, {
          enterprise: party,
          supplier,
          lines: example,
          withFile: count === 2,
          number: `L-${count}`,
        }),
      );
    const first = await party.preparer.get("/api/v1/contracts?limit=2");
    expect(first.body.items.map((item: { id: string }) => item.id)).toEqual(ids.slice(0, 2));
    expect((await party.preparer.get(`/api/v1/contracts?limit=2&cursor=${first.body.nextCursor}`)).body).toMatchObject({
      items: [{ id: ids[2] }],
      nextCursor: null,
    });
    expect((await party.preparer.get("/api/v1/contracts?text=L-1")).body.items).toMatchObject([
      { number: "L-1", supplierName: supplier.name },
    ]);
    expect((await party.preparer.get("/api/v1/contracts?status=locked")).body.items).toEqual([]);
    expect((await party.preparer.get(`/api/v1/contracts?supplierId=${party.enterpriseId}`)).body.items).toEqual([]);
  });
});

describe("A1.3 the contract's form", () => {
  test("A1.3 anybody downloads the blank form as PDF", async () => {
    const answer = await app.app.inject({
      method: "GET",
      url: `/api/v1/public/contract-template?programmeId=${programmeId}`,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/pdf");
    expect(pdfText(answer.rawPayload)).toContain("可补助费用声明");
    expect(
      (await anonymous(app, "GET", "/api/v1/public/contract-template?programmeId=00000000-0000-4000-8000-000000000000"))
        .status,
    ).toBe(404);
  });

  test("A1.3 5.5 the enterprise downloads its contract filled in, and the annex of an old one", async () => {
    const id = await draftContract(app, {
      enterprise,
      supplier,
      lines: example,
      signedOn: "2018-07-31",
      statesEligibleFee: false,
    });
    const contract = await enterprise.preparer.download(`/api/v1/contracts/${id}/template`);
    const words = pdfText(contract.bytes).replaceAll("\n", "");
    expect(words).toContain("其中可补助费用 110,000.00 元");
    expect(words).toContain(enterprise.creditCode);
    expect(words).toContain("机械臂");
    expect(words).toContain("生产执行管理");
    const annex = await enterprise.preparer.download(`/api/v1/contracts/${id}/template?kind=annex`);
    expect(pdfText(annex.bytes).replaceAll("\n", "")).toContain("本附件补充双方于2018年7月31日签订");
    expect((await enterprise.preparer.get(`/api/v1/contracts/${id}/template?kind=other`)).status).toBe(400);
  });
});

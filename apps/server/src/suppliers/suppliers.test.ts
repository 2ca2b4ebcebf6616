import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  admitSupplier,
  anonymous,
  draftSupplier,
  freshCreditCode,
  officer,
  registerEnterprise,
  registerSupplier,
  supplierBody,
  smallPdf,
  uploadPdf,
} from "../../test/parties.fixture.ts";
import { setUpProgramme } from "../../test/programme.fixture.ts";
import { pinyinKey, productById, supplierForBusiness } from "./commands.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await setUpProgramme(app);
});
afterAll(async () => await app.close());

const forBusiness = async (id: Parameters<typeof supplierForBusiness>[1]) =>
  await app.as(null, async (work) => await supplierForBusiness(work, id));

describe("5.3 registration", () => {
  test("5.3 person, organisation and supplier come into being in one call; a supplier from elsewhere registers too", async () => {
    const body = supplierBody({ registeredDivision: "110108" });
    const answer = await anonymous(app, "POST", "/api/v1/suppliers", body);
    expect(answer.status).toBe(201);
    const session = await anonymous(app, "POST", "/api/v1/sessions", {
      loginName: body.person.loginName,
      password: body.person.password,
    });
    expect(session.body.memberships).toMatchObject([{ organisationKind: "supplier", cityCode: null }]);
  });

  test("5.3 a code that is registered is refused, whether draft or admitted; as an enterprise it may register beside it", async () => {
    const creditCode = freshCreditCode();
    await draftSupplier(app, { creditCode });
    const again = await anonymous(app, "POST", "/api/v1/suppliers", supplierBody({ creditCode }));
    expect(again.body).toMatchObject({ code: "credit-code-registered", faults: [{ path: "supplier.creditCode" }] });
    expect((await registerEnterprise(app, { creditCode })).creditCode).toBe(creditCode);
  });

  test.each([
    ["creditCode", "x", "supplier.creditCode"],
    ["registeredDivision", "449999", "supplier.registeredDivision"],
    ["registeredDivision", "991234", "supplier.registeredDivision"],
    ["registeredDivision", "440000", "supplier.registeredDivision"],
    ["introduction", "", "supplier.introduction"],
  ])("a wrong %s (%s) is refused at its field", async (field, value, path) => {
    const body = supplierBody();
    const answer = await anonymous(app, "POST", "/api/v1/suppliers", {
      ...body,
      supplier: { ...body.supplier, [field]: value },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.faults[0].path).toBe(path);
  });

  test("a draft is saved, changed on the version one saw, and is nobody else's", async () => {
    const supplier = await draftSupplier(app);
    const { creditCode: _code, ...form } = supplierBody().supplier;
    const url = `/api/v1/suppliers/${supplier.supplierId}`;
    expect((await supplier.preparer.put(url, { version: 9, ...form })).body.code).toBe("stale-version");
    const edited = await supplier.preparer.put(url, { version: 1, ...form, name: "广州改名科技有限公司" });
    expect(edited.body).toMatchObject({
      status: "draft",
      version: 2,
      actions: ["submit", "edit", "attachQualification"],
    });
    expect((await supplier.preparer.get(url)).body).toMatchObject({
      name: "广州改名科技有限公司",
      placeZh: "广东省深圳市南山区",
    });
    const other = await draftSupplier(app);
    const reviewer = await officer(app, "province-reviewer");
    for (const attempt of [
      other.preparer.get(url),
      other.preparer.put(url, { version: 2, ...form }),
      other.approver.post(`${url}/submit`, { version: 2 }),
      other.approver.get(`${url}/people`),
      other.approver.post(`${url}/people`, {
        person: { name: "x", loginName: "xyz-supplier", password: "a sentence nobody guesses" },
        roles: ["supplier-preparer"],
      }),
      reviewer.get(url),
      reviewer.post(`${url}/admit`, { version: 2 }),
    ]) {
      expect((await attempt).status).toBe(404);
    }
  });
});

test("5.3 the licence is attached to the draft, read by its own people and the province, and by nobody else", async () => {
  const supplier = await draftSupplier(app);
  const url = `/api/v1/suppliers/${supplier.supplierId}`;
  expect((await supplier.preparer.get(`${url}/qualification`)).status).toBe(404);
  const attach = async (fileId: Id, version: number) =>
    await supplier.preparer.post(`${url}/qualification`, { version, fileId });
  const other = await draftSupplier(app);
  expect((await attach(await uploadPdf(other.preparer, "qualification"), 1)).status).toBe(404);
  expect((await attach(await uploadPdf(supplier.preparer, "invoice"), 1)).status).toBe(404);
  const fileId = await uploadPdf(supplier.preparer, "qualification");
  expect((await attach(fileId, 9)).body.code).toBe("stale-version");
  expect((await attach(fileId, 1)).body).toMatchObject({ status: "draft", version: 2 });
  const reviewer = await officer(app, "province-reviewer");
  expect((await reviewer.download(`${url}/qualification`)).status).toBe(404);
  await supplier.preparer.post(`${url}/submit`, { version: 2 });
  expect((await reviewer.get(url)).body).toMatchObject({ qualificationFileId: fileId });
  for (const caller of [reviewer, supplier.approver])
    expect((await caller.download(`${url}/qualification`)).bytes).toEqual(Buffer.from(await smallPdf()));
  expect((await other.preparer.download(`${url}/qualification`)).status).toBe(404);
  expect((await reviewer.download(`/api/v1/files/${fileId}/content`)).status).toBe(200);
  expect((await other.preparer.download(`/api/v1/files/${fileId}/content`)).status).toBe(404);
  expect((await attach(fileId, 3)).body.code).toBe("wrong-state");
});

describe("5.4 admission", () => {
  test("5.4 the province admits; before that there is no business with it", async () => {
    const supplier = await draftSupplier(app);
    await expect(forBusiness(supplier.supplierId)).rejects.toMatchObject({ code: "supplier-not-admitted" });
    const url = `/api/v1/suppliers/${supplier.supplierId}`;
    const submitted = await supplier.approver.post(`${url}/submit`, { version: 1 });
    expect(submitted.body).toMatchObject({ status: "submitted", actions: ["addPerson", "endPerson"] });
    const reviewer = await officer(app, "province-reviewer");
    expect(
      (await reviewer.get("/api/v1/suppliers?status=submitted")).body.items.map((item: { id: string }) => item.id),
    ).toContain(supplier.supplierId);
    expect((await reviewer.post(`${url}/admit`, { version: 1 })).body.code).toBe("stale-version");
    expect(
      (await reviewer.post(`${url}/admit`, { version: submitted.body.version, opinion: "材料齐全" })).body.status,
    ).toBe("admitted");
    expect((await forBusiness(supplier.supplierId)).route).toBe("province");
    expect((await supplier.approver.post(`${url}/submit`, { version: submitted.body.version + 1 })).body.code).toBe(
      "wrong-state",
    );
    const { creditCode: _code, ...form } = supplierBody().supplier;
    expect((await supplier.approver.put(url, { version: submitted.body.version + 1, ...form })).body.code).toBe(
      "wrong-state",
    );
  });

  test("5.4 it comes back with a reason and goes in again; a rejected one stays out", async () => {
    const supplier = await draftSupplier(app);
    const url = `/api/v1/suppliers/${supplier.supplierId}`;
    const reviewer = await officer(app, "province-reviewer");
    await supplier.approver.post(`${url}/submit`, { version: 1 });
    expect((await reviewer.post(`${url}/return`, { version: 2 })).status).toBe(400);
    expect((await reviewer.post(`${url}/return`, { version: 2, reason: "缺少产品介绍" })).body.status).toBe("returned");
    expect((await supplier.preparer.get(url)).body).toMatchObject({
      decidedReason: "缺少产品介绍",
      actions: ["submit", "edit", "attachQualification"],
    });
    expect((await supplier.preparer.post(`${url}/submit`, { version: 3 })).body.status).toBe("submitted");
    expect((await reviewer.post(`${url}/reject`, { version: 4, reason: "不具备平台能力" })).body.status).toBe(
      "rejected",
    );
    expect((await supplier.preparer.post(`${url}/submit`, { version: 5 })).body.code).toBe("wrong-state");
    await expect(forBusiness(supplier.supplierId)).rejects.toMatchObject({ code: "supplier-not-admitted" });
  });

  test("5.4 a member of the resource pool is admitted by the system as it submits", async () => {
    const policy = await officer(app, "province-policy");
    const creditCode = freshCreditCode();
    expect(
      (
        await policy.post("/api/v1/resource-pool", {
          creditCode: creditCode.toLowerCase(),
          name: "池内供应商",
          listedOn: "2018-06-01",
        })
      ).status,
    ).toBe(400);
    expect(
      (await policy.post("/api/v1/resource-pool", { creditCode, name: "池内供应商", listedOn: "2018-06-01" })).status,
    ).toBe(201);
    const supplier = await draftSupplier(app, { creditCode });
    const submitted = await supplier.approver.post(`/api/v1/suppliers/${supplier.supplierId}/submit`, { version: 1 });
    expect(submitted.body).toMatchObject({ status: "admitted", version: 3 });
    expect((await supplier.preparer.get(`/api/v1/suppliers/${supplier.supplierId}`)).body).toMatchObject({
      route: "resource-pool",
    });
    const steps = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("history")
          .select(["action", "actorKind"])
          .where("objectId", "=", supplier.supplierId)
          .orderBy("seq")
          .execute(),
    );
    expect(steps.map((step) => `${step.actorKind} ${step.action}`)).toEqual([
      "system supplier.registered",
      "person supplier.submitted",
      "system supplier.admitted",
    ]);
    // Taken off the list it stays admitted, and the next of that kind is reviewed.
    expect((await policy.get("/api/v1/resource-pool")).body.items).toContainEqual({
      creditCode,
      name: "池内供应商",
      listedOn: "2018-06-01",
    });
    expect((await policy.post("/api/v1/resource-pool/remove", { creditCode, reason: "已退出" })).status).toBe(200);
    expect((await policy.post("/api/v1/resource-pool/remove", { creditCode, reason: "已退出" })).status).toBe(404);
    expect((await forBusiness(supplier.supplierId)).status).toBe("admitted");
  });

  test("5.4 nobody decides on an organisation he belongs to", async () => {
    const supplier = await draftSupplier(app);
    await supplier.approver.post(`/api/v1/suppliers/${supplier.supplierId}/submit`, { version: 1 });
    const reviewer = await app.signIn({ role: "province-reviewer", organisation: { kind: "province" } });
    await app.as(
      null,
      async (work) =>
        await work.tx
          .insertInto("membership")
          .values({
            id: work.newId(),
            personId: reviewer.actor.personId,
            organisationId: supplier.supplierId,
            role: "supplier-preparer",
            grantedAt: work.now,
          })
          .execute(),
    );
    expect((await reviewer.post(`/api/v1/suppliers/${supplier.supplierId}/admit`, { version: 2 })).body.code).toBe(
      "own-case",
    );
  });

  test("8.5 a code that was barred as an enterprise does not come in as a supplier", async () => {
    const creditCode = freshCreditCode();
    const enterprise = await registerEnterprise(app, { creditCode });
    await app.as(
      null,
      async (work) =>
        await work.tx
          .insertInto("conductRecord")
          .values({
            id: work.newId(),
            organisationId: enterprise.enterpriseId,
            kind: "revocation",
            reason: "骗补",
            startsAt: work.now,
            enteredAt: work.now,
          })
          .execute(),
    );
    const supplier = await draftSupplier(app, { creditCode });
    const answer = await supplier.approver.post(`/api/v1/suppliers/${supplier.supplierId}/submit`, { version: 1 });
    expect(answer.body.code).toBe("supplier-revoked");
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("supplier")
          .set({ status: "admitted", revokedAt: work.now })
          .where("id", "=", supplier.supplierId)
          .execute(),
    );
    await expect(forBusiness(supplier.supplierId)).rejects.toMatchObject({ code: "supplier-revoked" });
  });
});

test("an unknown supplier and an unknown product are not found", async () => {
  const nobody = "00000000-0000-4000-8000-000000000000" as Parameters<typeof supplierForBusiness>[1];
  await expect(forBusiness(nobody)).rejects.toMatchObject({ code: "not-found" });
  await expect(app.as(null, async (work) => await productById(work, nobody))).rejects.toMatchObject({
    code: "not-found",
  });
});

test("its approver adds a person with a supplier's roles only", async () => {
  const supplier = await registerSupplier(app);
  const url = `/api/v1/suppliers/${supplier.supplierId}/people`;
  const person = {
    name: "孙经办",
    loginName: `add-${supplier.creditCode.slice(9)}`,
    password: "a sentence nobody guesses",
  };
  expect((await supplier.preparer.post(url, { person, roles: ["supplier-preparer"] })).body.code).toBe("not-permitted");
  expect((await supplier.approver.post(url, { person, roles: ["province-reviewer"] })).status).toBe(400);
  expect(
    (await supplier.approver.post(url, { person, roles: ["supplier-preparer", "supplier-preparer"] })).body.roles,
  ).toEqual(["supplier-preparer"]);
  expect((await supplier.preparer.get(url)).body.people).toHaveLength(4);
});

test("its approver ends what a person may do there, at once; the last approver stays", async () => {
  const supplier = await registerSupplier(app);
  const url = `/api/v1/suppliers/${supplier.supplierId}`;
  const end = async (personId: Id) => await supplier.approver.post(`${url}/people/end`, { personId });
  expect((await end(supplier.preparer.actor.personId)).status).toBe(200);
  expect((await supplier.preparer.get(url)).status).toBe(401);
  expect((await end(supplier.preparer.actor.personId)).status).toBe(404);
  const { people } = (await supplier.approver.get(`${url}/people`)).body;
  const first = people.find((one: { personId: string }) => one.personId !== supplier.approver.actor.personId);
  expect((await end(first.personId)).status).toBe(200);
  expect((await end(supplier.approver.actor.personId)).body.code).toBe("last-approver");
  expect((await supplier.approver.get(url)).status).toBe(200);
  const other = await registerSupplier(app);
  expect((await other.approver.post(`${url}/people/end`, { personId: supplier.approver.actor.personId })).status).toBe(
    404,
  );
});

describe("the public list", () => {
  test("it holds who may do business now, in the order of pinyin, found by name, pinyin and service", async () => {
    const lone = await startTestApp();
    try {
      await setUpProgramme(lone);
      const [zhuhai, foshan, guangzhou] = [
        await admitSupplier(lone, { name: "珠海格物工业互联网有限公司", serviceCode: "SAAS-01" }),
        await admitSupplier(lone, { name: "佛山云帆科技有限公司", serviceCode: "SAAS-02" }),
        await registerSupplier(lone, { name: "广州 Alpha 云有限公司" }),
      ];
      await draftSupplier(lone, { name: "尚未提交有限公司" });
      const names = async (query: string) =>
        (await anonymous(lone, "GET", `/api/v1/public/suppliers${query}`)).body.items.map(
          (item: { name: string }) => item.name,
        );
      expect(await names("")).toEqual([foshan.name, guangzhou.name, zhuhai.name]);
      expect(await names("?serviceCode=SAAS-01")).toEqual([zhuhai.name]);
      expect(await names("?text=gewu")).toEqual([zhuhai.name]);
      expect(await names("?text=fsyf")).toEqual([foshan.name]);
      expect(await names(`?text=${encodeURIComponent("云")}`)).toEqual([foshan.name, guangzhou.name]);
      expect(await names("?text=%25")).toEqual([]);
      const first = await anonymous(lone, "GET", "/api/v1/public/suppliers?limit=2");
      expect(first.body.items.map((item: { listedProducts: number }) => item.listedProducts)).toEqual([1, 0]);
      expect(await names(`?limit=2&cursor=${first.body.nextCursor}`)).toEqual([zhuhai.name]);
      // The public list says nothing that is not for strangers.
      expect(JSON.stringify(first.body)).not.toContain("contactPhone");
      expect(
        (
          await anonymous(
            lone,
            "GET",
            `/api/v1/public/suppliers?cursor=${Buffer.from('["a","b"]').toString("base64url")}`,
          )
        ).status,
      ).toBe(400);
    } finally {
      await lone.close();
    }
  });

  test("pinyin holds the syllables and their first letters", () => {
    expect(pinyinKey("格力云")).toBe("geliyun gly");
    expect(pinyinKey("绿洲 A1")).toMatch(/^lvzhou/);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  admitSupplier,
  anonymous,
  draftSupplier,
  listProduct,
  officer,
  registerSupplier,
} from "../../test/parties.fixture.ts";
import { setUpProgramme } from "../../test/programme.fixture.ts";

let app: TestApp;
let programmeId: Id;
beforeAll(async () => {
  app = await startTestApp();
  ({ programmeId } = await setUpProgramme(app));
});
afterAll(async () => await app.close());

const product = (more: object = {}) => ({
  programmeId,
  serviceCode: "SAAS-01",
  nameZh: "云上生产管家",
  description: "工单与交期",
  priceFen: "3000000",
  priceUnit: "元/年",
  ...more,
});

test("3.3 a product is a draft, is listed and is withdrawn; a listed one stays as it was offered", async () => {
  const supplier = await registerSupplier(app);
  const created = await supplier.preparer.post("/api/v1/products", product());
  expect(created.body).toMatchObject({ status: "draft", version: 1, actions: ["list", "edit"] });
  const url = `/api/v1/products/${created.body.id}`;
  const { programmeId: _programme, ...form } = product({ priceFen: "2500000" });
  expect((await supplier.preparer.put(url, { version: 2, ...form })).body.code).toBe("stale-version");
  expect((await supplier.preparer.put(url, { version: 1, ...form })).body.version).toBe(2);
  expect((await supplier.preparer.post(`${url}/withdraw`, { version: 2 })).body.code).toBe("wrong-state");
  expect((await supplier.preparer.post(`${url}/list`, { version: 2 })).body).toMatchObject({
    status: "listed",
    actions: ["withdraw"],
  });
  expect((await supplier.preparer.put(url, { version: 3, ...form })).body.code).toBe("wrong-state");
  expect((await supplier.preparer.post(`${url}/withdraw`, { version: 3 })).body).toMatchObject({
    status: "withdrawn",
    actions: [],
  });
  expect((await supplier.preparer.get("/api/v1/products")).body.items).toMatchObject([
    { id: created.body.id, priceFen: "2500000", status: "withdrawn" },
  ]);
});

test("a product names a service of the current catalogue, and its supplier is admitted", async () => {
  const supplier = await registerSupplier(app);
  expect((await supplier.preparer.post("/api/v1/products", product({ serviceCode: "NONE-9" }))).body.code).toBe(
    "service-not-listed",
  );
  expect(
    (await supplier.preparer.post("/api/v1/products", product({ programmeId: "00000000-0000-4000-8000-000000000000" })))
      .body.code,
  ).toBe("service-not-listed");
  const draft = await draftSupplier(app);
  expect((await draft.preparer.post("/api/v1/products", product())).body.code).toBe("supplier-not-admitted");
  const created = await supplier.preparer.post("/api/v1/products", product());
  const reviewer = await officer(app, "province-reviewer");
  await reviewer.post(`/api/v1/organisations/${supplier.supplierId}/suspend`, { reason: "实施效果不理想" });
  expect((await supplier.preparer.post(`/api/v1/products/${created.body.id}/list`, { version: 1 })).body.code).toBe(
    "supplier-suspended",
  );
});

test.each([["0"], ["1e309"], ["0x10"], ["１００"], [true], [100]])("the price %j is refused", async (priceFen) => {
  const supplier = await shared();
  expect((await supplier.preparer.post("/api/v1/products", product({ priceFen }))).status).toBe(400);
});

test("another supplier's product is not found", async () => {
  const supplier = await shared();
  const other = await registerSupplier(app);
  const url = `/api/v1/products/${supplier.productId}`;
  const { programmeId: _programme, ...form } = product();
  expect((await other.preparer.put(url, { version: 1, ...form })).status).toBe(404);
  expect((await other.preparer.post(`${url}/list`, { version: 1 })).status).toBe(404);
  expect((await other.preparer.post(`${url}/withdraw`, { version: 2 })).status).toBe(404);
  expect((await other.preparer.get("/api/v1/products")).body.items).toEqual([]);
});

test("the public list holds listed products of suppliers that may do business, by service, supplier, text and pinyin", async () => {
  const lone = await startTestApp();
  try {
    await setUpProgramme(lone);
    const first = await admitSupplier(lone, { serviceCode: "SAAS-01" });
    const second = await admitSupplier(lone, { serviceCode: "SAAS-02" });
    const third = await listProduct(lone, first, { serviceCode: "SAAS-02", name: "排产大师" });
    const ids = async (query: string) =>
      (await anonymous(lone, "GET", `/api/v1/public/products${query}`)).body.items.map(
        (item: { id: string }) => item.id,
      );
    expect((await ids("")).toSorted()).toEqual([first.productId, second.productId, third.productId].toSorted());
    expect(await ids(`?supplierId=${second.supplierId}`)).toEqual([second.productId]);
    expect(await ids(`?serviceCode=SAAS-01`)).toEqual([first.productId]);
    expect(await ids("?text=pcds")).toEqual([third.productId]);
    expect(await ids(`?text=${encodeURIComponent("大师")}`)).toEqual([third.productId]);
    const page = await anonymous(lone, "GET", "/api/v1/public/products?limit=1");
    expect(page.body.items[0].id).toBe(third.productId);
    expect(await ids(`?limit=2&cursor=${page.body.nextCursor}`)).toHaveLength(2);
    await (
      await officer(lone, "province-reviewer")
    ).post(`/api/v1/organisations/${first.supplierId}/suspend`, { reason: "整改" });
    expect(await ids("")).toEqual([second.productId]);
  } finally {
    await lone.close();
  }
});

let one: ReturnType<typeof admitSupplier> | undefined;
async function shared() {
  one ??= admitSupplier(app, { serviceCode: "SAAS-01" });
  return await one;
}

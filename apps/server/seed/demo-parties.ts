import { z } from "@yunquan/contract/z.ts";
import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import { fen, fenText } from "@yunquan/core/money.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { severalAtOnce, type DemoClient } from "./demo-client.ts";
import type { DemoEnterprise, DemoProduct, DemoSupplier } from "./demo-companies.ts";
import { samplePaper } from "./demo-papers.ts";
import type { DemoStage } from "./demo-stage.ts";
import { DEMO_PASSWORD } from "./people.ts";

interface Registered {
  readonly id: string;
  readonly creditCode: string;
  /** Where there is one person, he does both. */
  readonly preparer: DemoClient;
  readonly approver: DemoClient;
}

export interface Supplier extends Registered, DemoSupplier {
  /** Its products by the code of their service; they come with the catalogue that has the service. */
  readonly productIds: Map<string, string>;
}

export interface Enterprise extends Registered, DemoEnterprise {}

const registered = z.object({ id: z.string(), version: z.number() });

/** Credit codes of the demonstration: valid in form, and of no real company. */
const creditCodeOf = ({ division, serial }: { division: string; serial: number }): string =>
  makeCreditCode({ serial: 9_100_000 + serial, division });

/** The suppliers register and send their registrations in; a member of the resource pool is admitted by that alone. */
export async function registerSuppliers(
  stage: DemoStage,
  suppliers: readonly DemoSupplier[],
  at: Instant,
): Promise<Supplier[]> {
  return await severalAtOnce(suppliers, async (supplier): Promise<Supplier> => {
    const { name, legalPerson, contactPhone, address, introduction } = supplier;
    const [contactName] = supplier.people;
    const creditCode = creditCodeOf(supplier);
    if (supplier.route === "resource-pool") {
      await stage.policy.ask(z.object({}), "/api/v1/resource-pool", {
        creditCode,
        name,
        listedOn: stage.time.on(-300),
      });
    }
    const { id, version } = await stage.visitor.ask(registered, "/api/v1/suppliers", {
      person: { name: contactName, loginName: supplier.logins[0], password: DEMO_PASSWORD },
      supplier: {
        creditCode,
        name,
        registeredDivision: supplier.division,
        legalPerson,
        contactName,
        contactPhone,
        address,
        introduction,
      },
    });
    const people = await signInPeople(stage, `/api/v1/suppliers/${id}`, supplier, "supplier-preparer");
    const lines = [`单位：${name}`, `统一社会信用代码：${creditCode}`, `法定代表人：${legalPerson}`, introduction];
    const licence = await samplePaper("营业执照与资质证明", "Licence and qualifications", lines, at);
    const fileId = await people.preparer.upload("qualification", "营业执照与资质证明（示例）.pdf", licence);
    const attached = await people.preparer.post(`/api/v1/suppliers/${id}/qualification`, { version, fileId });
    await people.approver.post(`/api/v1/suppliers/${id}/submit`, { version: attached.version });
    return { ...supplier, ...people, id, creditCode, productIds: new Map() };
  });
}

/** The province admits those that came by its own route. */
export async function admitSuppliers(stage: DemoStage, suppliers: readonly Supplier[]): Promise<void> {
  for (const supplier of suppliers) {
    if (supplier.route === "province") await stage.reviewer.step(`/api/v1/suppliers/${supplier.id}`, "admit");
  }
}

/** Suppliers list those of their products whose service is in the catalogue. */
export async function listProducts(
  programmeId: string,
  suppliers: readonly Supplier[],
  serviceCodes: readonly string[],
): Promise<void> {
  await severalAtOnce(suppliers, async (supplier) => {
    for (const product of supplier.products) {
      if (!serviceCodes.includes(product.serviceCode) || supplier.productIds.has(product.serviceCode)) continue;
      supplier.productIds.set(product.serviceCode, await listProduct(supplier, programmeId, product));
    }
  });
}

async function listProduct(supplier: Supplier, programmeId: string, product: DemoProduct): Promise<string> {
  const { serviceCode, nameZh, nameEn, yuanAYear } = product;
  const created = await supplier.preparer.post("/api/v1/products", {
    programmeId,
    serviceCode,
    nameZh,
    nameEn,
    description: `${nameZh}（示例产品）：${supplier.introduction}`,
    priceFen: fenText(fen(yuanAYear * 100)),
    priceUnit: "元/年",
  });
  await supplier.approver.post(`/api/v1/products/${created.id}/list`, { version: created.version });
  return created.id;
}

/** Enterprises register for a programme with their figures of a year that is over, and send it in. */
export async function registerEnterprises(
  stage: DemoStage,
  enterprises: readonly DemoEnterprise[],
  by: { programmeId: string; year: number; at: Instant },
): Promise<Enterprise[]> {
  const { programmeId, year, at } = by;
  return await severalAtOnce(enterprises, async (enterprise): Promise<Enterprise> => {
    const { name, legalPerson, industryCode, establishedOn, address, contactPhone } = enterprise;
    const [contactName] = enterprise.people;
    const creditCode = creditCodeOf(enterprise);
    const details = {
      name,
      entityType: "legal-person",
      legalPerson,
      registeredDivision: enterprise.division,
      industryCode,
      establishedOn,
    };
    const { id, version } = await stage.visitor.ask(registered, "/api/v1/enterprises", {
      programmeId,
      person: { name: contactName, loginName: enterprise.logins[0], password: DEMO_PASSWORD },
      enterprise: { creditCode, ...details, address, contactName, contactPhone },
    });
    const path = `/api/v1/enterprises/${id}`;
    const people = await signInPeople(stage, path, enterprise, "enterprise-preparer");
    const made = { ...enterprise, ...people, id, creditCode };
    const declared = await declareFigures(made, year, version, at);
    await people.approver.post(`${path}/submit`, { version: declared, promiseAccepted: true });
    return made;
  });
}

/** Declares a year's figures with the audit report. Gives the version. */
async function declareFigures(enterprise: Enterprise, year: number, version: number, at: Instant): Promise<number> {
  const { name, revenueWan, staff } = enterprise;
  const lines = [`企业：${name}`, `${year} 年主营业务收入 ${revenueWan} 万元，从业人员 ${staff} 人。`];
  const fileId = await enterprise.preparer.upload(
    "qualification",
    "年度审计报告.pdf",
    await samplePaper("年度审计报告", "Audit report", lines, at),
  );
  const figures = { year, revenueFen: fenText(fen(revenueWan * 1_000_000)), staff, fileId };
  return (await enterprise.preparer.post(`/api/v1/enterprises/${enterprise.id}/years`, { version, ...figures }))
    .version;
}

/** Figures of a further year, for a plan of the year after: declared by the enterprises, certified by their cities. */
export async function certifyFurtherYear(
  stage: DemoStage,
  enterprises: readonly Enterprise[],
  year: number,
  at: Instant,
): Promise<void> {
  await severalAtOnce(enterprises, async (enterprise) => {
    const path = `/api/v1/enterprises/${enterprise.id}`;
    const { version } = await enterprise.preparer.get(z.object({ version: z.number() }), path);
    await declareFigures(enterprise, year, version, at);
    await stage.offices[enterprise.cityCode].reviewer.step(path, "certify-year", { year });
  });
}

/** Each city certifies its enterprises, and their accounts for payment are confirmed. */
export async function certifyEnterprises(stage: DemoStage, enterprises: readonly Enterprise[]): Promise<void> {
  await severalAtOnce(enterprises, async (enterprise, index) => {
    const { reviewer, finance } = stage.offices[enterprise.cityCode];
    await reviewer.step(`/api/v1/enterprises/${enterprise.id}`, "certify", { opinion: "登记信息与年度数据核对一致。" });
    const account = await enterprise.preparer.post(`/api/v1/enterprises/${enterprise.id}/payment-accounts`, {
      accountName: enterprise.name,
      bankName: "示例银行示例支行",
      bankCode: "102100099996",
      accountNumber: `62229999${String(index + 1).padStart(11, "0")}`,
    });
    const { version } = account;
    // Never by who proposed it: where an enterprise has one person, its city's treasury looks at the account permit.
    const twoPeople = enterprise.logins.length === 2;
    await (twoPeople ? enterprise.approver : finance).post(`/api/v1/payment-accounts/${account.id}/confirm`, {
      version,
      ...(twoPeople ? {} : { reason: "已核对开户许可证（示例）" }),
    });
  });
}

/** Signs the first person in, and the preparer whom he adds where the demonstration has one. */
async function signInPeople(
  stage: DemoStage,
  path: string,
  company: Pick<DemoSupplier, "logins" | "people">,
  role: "supplier-preparer" | "enterprise-preparer",
): Promise<Pick<Registered, "preparer" | "approver">> {
  const [login, preparerLogin] = company.logins;
  const approver = await stage.visitor.signIn(login, DEMO_PASSWORD);
  if (preparerLogin === undefined) return { approver, preparer: approver };
  const person = { name: company.people[1] ?? preparerLogin, loginName: preparerLogin, password: DEMO_PASSWORD };
  await approver.ask(z.object({}), `${path}/people`, { person, roles: [role] });
  return { approver, preparer: await stage.visitor.signIn(preparerLogin, DEMO_PASSWORD) };
}

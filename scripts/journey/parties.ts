import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import { fen, fenText } from "@yunquan/core/money.ts";
import { cloudProgramme } from "../../apps/server/seed/cloud-programme.ts";
import { inParallel, type Client } from "./client.ts";
import { textPdf } from "./papers.ts";
import type { Programme } from "./province.ts";
import { cities, type City, type Stage } from "./stage.ts";

export interface Company {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  /** The first person; he prepares. */
  readonly preparer: Client;
  /** The second; he approves. */
  readonly approver: Client;
}

export interface Enterprise extends Company {
  readonly city: City;
  readonly number: number;
}

export interface Supplier extends Company {
  /** Its products by the code of their service. */
  readonly products: Readonly<Record<string, string>>;
}

const PASSWORD = "a journey of one thousand li";
const offered = ["PC-01", "PC-03", "EQ-02", "SC-01", "PL-01", "MS-01"] as const;

/** Serial numbers of this run's credit codes: enterprises from 0, suppliers from 500. */
const codeOf = (stage: Stage, serial: number, division: string): string =>
  makeCreditCode({ serial: (stage.run % 9_000) * 1_000 + serial, division });

const loginOf = (stage: Stage, word: string, number: number): string => `${word}${number}-${stage.run.toString(36)}`;

/** Six suppliers: five admitted by the province, of which one only after correction, and one from the resource pool. */
export async function registerSuppliers(stage: Stage, programme: Programme): Promise<Supplier[]> {
  const { report, policy, reviewer, visitor } = stage;
  report.step("供应商注册、审核与产品上架", "Suppliers register, are admitted and list their products");
  const suppliers = await inParallel([0, 1, 2, 3, 4, 5], 2, async (number): Promise<Supplier> => {
    const creditCode = codeOf(stage, 500 + number, "440300");
    const name = `演练云服务商${"甲乙丙丁戊己"[number]}（${stage.run}）有限公司`;
    if (number === 5) await policy.post("/api/v1/resource-pool", { creditCode, name, listedOn: await stage.today() });
    const login = loginOf(stage, "supplier", number);
    const person = { name: `供方经办${number}`, loginName: login, password: PASSWORD };
    const details = {
      name,
      registeredDivision: "440300",
      legalPerson: "云启航",
      contactName: "云小一",
      contactPhone: "0755-88880000",
      address: "深圳市南山区科技园",
      introduction: "面向制造业的工业互联网服务商。",
    };
    const registered = await visitor.post("/api/v1/suppliers", { person, supplier: { creditCode, ...details } });
    const preparer = await visitor.signIn(login, PASSWORD);
    const second = loginOf(stage, "supplier-lead", number);
    await preparer.post(`/api/v1/suppliers/${registered.id}/people`, {
      person: { name: `供方负责人${number}`, loginName: second, password: PASSWORD },
      roles: ["supplier-approver"],
    });
    let submitted = await preparer.post(`/api/v1/suppliers/${registered.id}/submit`, { version: registered.version });
    if (number === 4) {
      const returned = await reviewer.post(`/api/v1/suppliers/${registered.id}/return`, {
        version: submitted.version,
        reason: "请补充主要业绩。",
      });
      const edited = await preparer.put(`/api/v1/suppliers/${registered.id}`, {
        version: returned.version,
        ...details,
        introduction: "面向制造业的工业互联网服务商，已服务三百家工业企业。",
      });
      submitted = await preparer.post(`/api/v1/suppliers/${registered.id}/submit`, { version: edited.version });
    }
    if (number !== 5) await reviewer.post(`/api/v1/suppliers/${registered.id}/admit`, { version: submitted.version });
    const approver = await visitor.signIn(second, PASSWORD);
    const products: Record<string, string> = {};
    for (const serviceCode of offered) {
      const service = cloudProgramme.services.find(({ code }) => code === serviceCode);
      const product = await preparer.post("/api/v1/products", {
        programmeId: programme.id,
        serviceCode,
        nameZh: `${service?.nameZh ?? serviceCode}·${"甲乙丙丁戊己"[number]}`,
        description: service?.descriptionZh ?? "云服务",
        priceFen: "6000000",
        priceUnit: "元/年",
      });
      const listed = await approver.post(`/api/v1/products/${product.id}/list`, { version: product.version });
      report.check(`${serviceCode} 上架 listed`, listed.status, "listed");
      products[serviceCode] = String(product.id);
    }
    return { id: String(registered.id), name, creditCode, preparer, approver, products };
  });
  report.fact(`6 家供应商：5 家经省级审核（1 家补正后），1 家资源池免审；产品 ${suppliers.length * offered.length} 个`);
  return suppliers;
}

/** Forty enterprises in three cities, certified by their cities; those of Dongguan are larger. */
export async function registerEnterprises(stage: Stage, programme: Programme): Promise<Enterprise[]> {
  const { report, visitor } = stage;
  report.step("企业注册与核验", "Enterprises register and are certified");
  const plan = cities.flatMap((city) => Array.from({ length: city.enterprises }, (_, index) => ({ city, index })));
  const now = await stage.now();
  const enterprises = await inParallel(plan, 4, async ({ city, index }, number): Promise<Enterprise> => {
    const creditCode = codeOf(stage, number, city.district);
    const name = `${city.zh}演练制造${String(index + 1).padStart(2, "0")}号（${stage.run}）有限公司`;
    const login = loginOf(stage, "enterprise", number);
    const registered = await visitor.post("/api/v1/enterprises", {
      programmeId: programme.id,
      person: { name: `企业经办${number}`, loginName: login, password: PASSWORD },
      enterprise: {
        creditCode,
        name,
        entityType: "legal-person",
        legalPerson: "钟实业",
        registeredDivision: city.district,
        industryCode: "3311",
        establishedOn: "2010-05-18",
        address: `${city.zh}市演练工业园 ${index + 1} 号`,
        contactName: "钟小一",
        contactPhone: "0757-80000000",
      },
      years: [],
    });
    const preparer = await visitor.signIn(login, PASSWORD);
    const second = loginOf(stage, "enterprise-lead", number);
    await preparer.post(`/api/v1/enterprises/${registered.id}/people`, {
      person: { name: `企业负责人${number}`, loginName: second, password: PASSWORD },
      roles: ["enterprise-approver"],
    });
    const approver = await visitor.signIn(second, PASSWORD);
    const proof = await preparer.upload(
      "qualification",
      "年度审计报告.pdf",
      await textPdf("年度审计报告（示例）", [name, "主营业务收入 8,000.00 万元，从业人员 260 人。"], now),
    );
    const declared = await preparer.post(`/api/v1/enterprises/${registered.id}/years`, {
      version: registered.version,
      year: programme.year - 1,
      revenueFen: fenText(fen(8_000_000_000)),
      staff: 260,
      fileId: proof.id,
    });
    const submitted = await preparer.post(`/api/v1/enterprises/${registered.id}/submit`, {
      version: declared.version,
      promiseAccepted: true,
    });
    await stage.offices[city.code].reviewer.post(`/api/v1/enterprises/${registered.id}/certify`, {
      version: submitted.version,
    });
    const account = await preparer.post(`/api/v1/enterprises/${registered.id}/payment-accounts`, {
      accountName: name,
      bankName: "演练银行示例支行",
      bankCode: "102100099996",
      accountNumber: `62220000${String(stage.run).padStart(6, "0")}${String(number).padStart(4, "0")}`,
    });
    await approver.post(`/api/v1/payment-accounts/${account.id}/confirm`, { version: account.version });
    return { id: String(registered.id), name, creditCode, preparer, approver, city, number };
  });
  for (const city of cities)
    report.fact(
      `${city.zh}：${enterprises.filter((enterprise) => enterprise.city.code === city.code).length} 家已核验`,
    );
  return enterprises;
}

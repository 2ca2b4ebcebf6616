import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Role } from "@yunquan/core/roles.ts";
import { addDays, beijingDate, calendarDate, instant, yearOf, type CalendarDate } from "@yunquan/core/time.ts";
import { sampleContract } from "../src/documents/sample-contract.ts";
import { newId } from "../src/platform/work.ts";
import type { Answer, Caller, TestApp } from "./app.ts";
import { loadCalendars } from "./programme.fixture.ts";

/** A certified enterprise with two people of its own. */
export interface Enterprise {
  readonly enterpriseId: Id;
  readonly name: string;
  readonly preparer: Caller;
  readonly approver: Caller;
  readonly creditCode: string;
  readonly cityCode: string;
}

/** An admitted supplier with two people of its own. */
export interface Supplier {
  readonly supplierId: Id;
  readonly name: string;
  readonly preparer: Caller;
  readonly approver: Caller;
  readonly creditCode: string;
}

export interface SupplierWithProduct extends Supplier {
  readonly productId: Id;
  readonly serviceCode: string;
}

export interface EnterpriseOptions {
  /** The only programme of the test when left out. */
  readonly programmeId?: Id;
  readonly cityCode?: string;
  /** A district of the city; the city itself where it has none. */
  readonly division?: string;
  readonly name?: string;
  readonly creditCode?: string;
  readonly entityType?: string;
  readonly industryCode?: string;
  readonly establishedOn?: string;
  readonly legalPerson?: string;
  /** The figures of last year; 50,000,000.00 yuan and 120 people when left out. */
  readonly revenueFen?: number;
  readonly staff?: number;
  /** Figures of further years, certified with the registration. */
  readonly years?: readonly { year: number; revenueFen: number; staff: number }[];
}

export interface SupplierOptions {
  readonly name?: string;
  readonly creditCode?: string;
  readonly registeredDivision?: string;
}

export interface ProductOptions {
  readonly programmeId?: Id;
  /** The first service of the current catalogue when left out. */
  readonly serviceCode?: string;
  readonly name?: string;
  readonly priceFen?: number;
}

export interface ContractLine {
  readonly serviceCode: string;
  readonly category: string;
  readonly amountFen: number;
  readonly productId?: Id | null;
  readonly description?: string;
}

export interface ContractOptions {
  readonly enterprise: Pick<Enterprise, "preparer">;
  readonly supplier: Pick<Supplier, "supplierId">;
  readonly lines: readonly ContractLine[];
  readonly programmeId?: Id;
  /** What the lines add up to when left out. */
  readonly totalFen?: number;
  readonly signedOn?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly number?: string;
  readonly statesEligibleFee?: boolean;
  readonly implementationDivision?: string;
  readonly withFile?: boolean;
}

/** Districts to register in, for cities that have districts. */
const districtOf: Readonly<Record<string, string>> = {
  "440100": "440106",
  "440300": "440305",
  "440400": "440402",
  "440600": "440606",
  "441300": "441302",
};

let serial = 100_000;
const offices = new WeakMap<TestApp, Map<string, Caller>>();
const loaded = new WeakSet<TestApp>();

/** A credit code that no other of this run has. */
export function freshCreditCode(division = "440600"): string {
  serial += 1;
  return makeCreditCode({ serial, division });
}

/** Somebody of an office, the same person every time in one test app. */
export async function officer(test: TestApp, role: Role, cityCode?: string): Promise<Caller> {
  const known = offices.get(test) ?? new Map<string, Caller>();
  offices.set(test, known);
  const name = `${role} ${cityCode ?? ""}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const kind = role === "city-finance" ? "city-finance" : role.startsWith("city") ? "city-bureau" : "province";
  const caller = await test.signIn({ role, organisation: { kind, ...(cityCode === undefined ? {} : { cityCode }) } });
  known.set(name, caller);
  return caller;
}

/** A call of somebody who has not signed in. */
export async function anonymous(
  test: TestApp,
  method: "GET" | "POST",
  url: string,
  body?: unknown,
  key?: string,
): Promise<Answer<any>> {
  const answer = await test.app.inject({
    method,
    url,
    headers: {
      ...(method === "GET" ? {} : { "idempotency-key": key ?? newId() }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { payload: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: answer.statusCode, body: answer.body === "" ? {} : answer.json(), headers: answer.headers };
}

/** The calendars a review's due date needs, once per test app. */
async function withCalendars(test: TestApp): Promise<void> {
  if (loaded.has(test)) return;
  loaded.add(test);
  await loadCalendars(test);
}

export async function today(test: TestApp): Promise<CalendarDate> {
  return await test.as(null, async (work) => beijingDate(work.now));
}

async function programmeOf(test: TestApp, given: Id | undefined): Promise<Id> {
  if (given !== undefined) return given;
  return await test.as(
    null,
    async (work) =>
      (await work.tx.selectFrom("programme").select("id").orderBy("createdAt").orderBy("id").executeTakeFirstOrThrow())
        .id,
  );
}

/** What a registration is sent with. */
export async function registrationBody(test: TestApp, options: EnterpriseOptions = {}) {
  const cityCode = options.cityCode ?? "440600";
  const creditCode = options.creditCode ?? freshCreditCode(cityCode);
  const lastYear = yearOf(await today(test)) - 1;
  return {
    programmeId: await programmeOf(test, options.programmeId),
    person: { name: "陈登记", loginName: `e${newId().slice(0, 18)}`, password: "a sentence nobody guesses" },
    enterprise: {
      creditCode,
      name: options.name ?? `佛山市示例${creditCode.slice(9, 16)}精密制造有限公司`,
      entityType: options.entityType ?? "legal-person",
      legalPerson: options.legalPerson ?? "林法定",
      registeredDivision: options.division ?? districtOf[cityCode] ?? cityCode,
      industryCode: options.industryCode ?? "3525",
      establishedOn: options.establishedOn ?? "2010-05-04",
      address: "示例工业园 1 号",
      contactName: "陈登记",
      contactPhone: "0757-82345678",
    },
    years: [{ year: lastYear, revenueFen: String(options.revenueFen ?? 50_000_000_00), staff: options.staff ?? 120 }],
  };
}

/** Registers an enterprise and files the proof of its figures, all through HTTP: still a draft. */
export async function draftEnterprise(
  test: TestApp,
  options: EnterpriseOptions = {},
): Promise<Enterprise & { readonly version: number }> {
  await withCalendars(test);
  const body = await registrationBody(test, options);
  const registered = await anonymous(test, "POST", "/api/v1/enterprises", body);
  expectStatus(registered, 201);
  const enterpriseId = registered.body.id as Id;
  const approver = await test.signIn({ role: "enterprise-approver", organisation: enterpriseId });
  const preparer = await test.signIn({ role: "enterprise-preparer", organisation: enterpriseId });
  let version = registered.body.version as number;
  const years = [
    ...body.years,
    ...(options.years ?? []).map((year) => ({ ...year, revenueFen: String(year.revenueFen) })),
  ];
  for (const year of years) {
    const declared = await preparer.post(`/api/v1/enterprises/${enterpriseId}/years`, {
      version,
      ...year,
      fileId: await uploadPdf(preparer, "qualification"),
    });
    expectStatus(declared, 200);
    version = declared.body.version as number;
  }
  return {
    enterpriseId,
    name: body.enterprise.name,
    preparer,
    approver,
    creditCode: body.enterprise.creditCode,
    cityCode: options.cityCode ?? "440600",
    version,
  };
}

/** A registered enterprise, certified by its city, all through HTTP. */
export async function registerEnterprise(test: TestApp, options: EnterpriseOptions = {}): Promise<Enterprise> {
  const { version, ...enterprise } = await draftEnterprise(test, options);
  const submitted = await enterprise.approver.post(`/api/v1/enterprises/${enterprise.enterpriseId}/submit`, {
    version,
    promiseAccepted: true,
  });
  expectStatus(submitted, 200);
  const reviewer = await officer(test, "city-reviewer", enterprise.cityCode);
  expectStatus(
    await reviewer.post(`/api/v1/enterprises/${enterprise.enterpriseId}/certify`, { version: submitted.body.version }),
    200,
  );
  return enterprise;
}

/** Confirms an account for payments to an enterprise: proposed by its preparer, confirmed by its approver. */
export async function confirmAccount(enterprise: Enterprise, accountNumber = "6222020200112233445"): Promise<Id> {
  const proposed = await enterprise.preparer.post(`/api/v1/enterprises/${enterprise.enterpriseId}/payment-accounts`, {
    accountName: enterprise.name,
    bankName: "示例银行佛山分行",
    bankCode: "102588000013",
    accountNumber,
  });
  expectStatus(proposed, 201);
  expectStatus(
    await enterprise.approver.post(`/api/v1/payment-accounts/${proposed.body.id}/confirm`, {
      version: proposed.body.version,
    }),
    200,
  );
  return proposed.body.id as Id;
}

/** What a supplier's registration is sent with. */
export function supplierBody(options: SupplierOptions = {}) {
  const creditCode = options.creditCode ?? freshCreditCode("440300");
  return {
    person: { name: "吴供应", loginName: `s${newId().slice(0, 18)}`, password: "a sentence nobody guesses" },
    supplier: {
      creditCode,
      name: options.name ?? `深圳市示例${creditCode.slice(9, 16)}工业互联网有限公司`,
      registeredDivision: options.registeredDivision ?? "440305",
      legalPerson: "郑法定",
      contactName: "吴供应",
      contactPhone: "0755-26001234",
      address: "示例科技园 2 栋",
      introduction: "面向中小制造企业的云化生产管理。",
    },
  };
}

/** Registers a supplier through HTTP: still a draft. */
export async function draftSupplier(
  test: TestApp,
  options: SupplierOptions = {},
): Promise<Supplier & { readonly version: number }> {
  const body = supplierBody(options);
  const registered = await anonymous(test, "POST", "/api/v1/suppliers", body);
  expectStatus(registered, 201);
  const supplierId = registered.body.id as Id;
  return {
    supplierId,
    name: body.supplier.name,
    approver: await test.signIn({ role: "supplier-approver", organisation: supplierId }),
    preparer: await test.signIn({ role: "supplier-preparer", organisation: supplierId }),
    creditCode: body.supplier.creditCode,
    version: registered.body.version as number,
  };
}

/** A supplier that the province admitted, without a product yet. */
export async function registerSupplier(test: TestApp, options: SupplierOptions = {}): Promise<Supplier> {
  const { version, ...supplier } = await draftSupplier(test, options);
  const submitted = await supplier.approver.post(`/api/v1/suppliers/${supplier.supplierId}/submit`, { version });
  expectStatus(submitted, 200);
  if (submitted.body.status === "submitted") {
    const reviewer = await officer(test, "province-reviewer");
    expectStatus(
      await reviewer.post(`/api/v1/suppliers/${supplier.supplierId}/admit`, { version: submitted.body.version }),
      200,
    );
  }
  return supplier;
}

/** Enters and lists a product of an admitted supplier. */
export async function listProduct(
  test: TestApp,
  supplier: Pick<Supplier, "preparer">,
  options: ProductOptions = {},
): Promise<{ productId: Id; serviceCode: string }> {
  const programmeId = await programmeOf(test, options.programmeId);
  const serviceCode = options.serviceCode ?? (await firstService(test, programmeId));
  const created = await supplier.preparer.post("/api/v1/products", {
    programmeId,
    serviceCode,
    nameZh: options.name ?? "云上生产管家",
    description: "工单、报工、在制品和交期一屏可见。",
    priceFen: String(options.priceFen ?? 30_000_00),
    priceUnit: "元/年",
  });
  expectStatus(created, 201);
  expectStatus(
    await supplier.preparer.post(`/api/v1/products/${created.body.id}/list`, { version: created.body.version }),
    200,
  );
  return { productId: created.body.id as Id, serviceCode };
}

/** A supplier that the province admitted, with one listed product, all through HTTP. */
export async function admitSupplier(
  test: TestApp,
  options: SupplierOptions & ProductOptions = {},
): Promise<SupplierWithProduct> {
  const { name: supplierName, creditCode, registeredDivision, ...product } = options;
  const supplier = await registerSupplier(test, {
    ...(supplierName === undefined ? {} : { name: supplierName }),
    ...(creditCode === undefined ? {} : { creditCode }),
    ...(registeredDivision === undefined ? {} : { registeredDivision }),
  });
  return { ...supplier, ...(await listProduct(test, supplier, product)) };
}

async function firstService(test: TestApp, programmeId: Id): Promise<string> {
  return await test.as(null, async (work) => {
    const service = await work.tx
      .selectFrom("service")
      .innerJoin("catalogue", "catalogue.id", "service.catalogueId")
      .select("service.code")
      .where("catalogue.programmeId", "=", programmeId)
      .where("catalogue.status", "=", "published")
      .orderBy("service.ordinal")
      .executeTakeFirstOrThrow();
    return service.code;
  });
}

/** What a contract is sent with. */
export async function contractBody(test: TestApp, options: ContractOptions) {
  const signedOn = options.signedOn ?? addDays(await today(test), -10);
  const totalFen = options.totalFen ?? options.lines.reduce((sum, line) => sum + line.amountFen, 0);
  serial += 1;
  return {
    programmeId: await programmeOf(test, options.programmeId),
    supplierId: options.supplier.supplierId,
    number: options.number ?? `HT-${serial}`,
    title: "工业互联网应用服务合同",
    signedOn,
    startsOn: options.startsOn ?? signedOn,
    endsOn: options.endsOn ?? addDays(calendarDate(options.startsOn ?? signedOn), 365),
    totalFen: String(totalFen),
    statesEligibleFee: options.statesEligibleFee ?? true,
    implementationDivision: options.implementationDivision ?? "440606",
    implementationAddress: "示例工业园 1 号厂房",
    fileId: options.withFile === false ? null : await uploadPdf(options.enterprise.preparer, "contract"),
    lines: options.lines.map((line, index) => ({
      number: index + 1,
      serviceCode: line.serviceCode,
      productId: line.productId ?? null,
      category: line.category,
      description: line.description ?? "按合同约定",
      amountFen: String(line.amountFen),
    })),
  };
}

/** A draft contract with its document uploaded, through HTTP. Gives its id. */
export async function draftContract(test: TestApp, options: ContractOptions): Promise<Id> {
  const created = await options.enterprise.preparer.post("/api/v1/contracts", await contractBody(test, options));
  expectStatus(created, 201);
  return created.body.id as Id;
}

let pdf: Promise<Uint8Array> | undefined;

/** A small real PDF, made once in a run. */
export async function smallPdf(): Promise<Uint8Array> {
  pdf ??= sampleContract(
    {
      subject: "上云上平台",
      number: "HT-1",
      enterprise: { name: "示例企业" },
      supplier: { name: "示例供应商" },
      lines: [],
      from: calendarDate("2026-01-01"),
      to: calendarDate("2026-12-31"),
      signedOn: calendarDate("2026-01-01"),
    },
    instant("2026-01-01T00:00:00.000Z"),
  );
  return await pdf;
}

export async function uploadPdf(caller: Caller, purpose: string): Promise<Id> {
  const uploaded = await caller.upload(purpose, `${purpose}.pdf`, await smallPdf());
  expectStatus(uploaded, 201);
  return uploaded.body.id as Id;
}

/** A fixture that does not get what it asks for says what it got. */
function expectStatus(answer: Answer<unknown>, status: number): void {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
}

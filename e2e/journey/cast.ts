import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import { addDays, addMs, beijingDate, instant, yearOf, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import { visitor, type Client } from "../../scripts/journey/client.ts";
import { textPdf } from "../../scripts/journey/papers.ts";
import { serverUrl, widths } from "../people.ts";

const PASSWORD = "yunquan-demo-2018";
const DAY_MS = 86_400_000;

/** One voucher on its way from the application to the payment, and how wide the windows of its people are. */
export interface Voyage {
  readonly width: number;
  /** Before the login names of the city's people: `foshan` of `foshan-reviewer`. */
  readonly city: string;
  readonly district: string;
  readonly enterprise: { readonly login: string; readonly name: string; readonly creditCode: string };
  readonly contractNumber: string;
  applicationNumber: string;
  voucherCode: string;
  claimNumber: string;
  listNumber: string;
  /** The notice's address on the portal. */
  noticePath: string;
  batchNumber: string;
}

/** The supplier of the demonstration, who is party to all contracts. */
export const supplier = {
  login: "supplier-preparer",
  name: "粤云智造科技（示例）有限公司",
  creditCode: makeCreditCode({ serial: 9_100_001, division: "440305" }),
};

/** The contract of a voyage: what counts and what does not, in yuan. */
export const contract = { totalYuan: "160000.00", countedYuan: "140000.00", otherYuan: "20000.00" };

const places = {
  desk: { width: widths.desk, city: "foshan", zh: "佛山", district: "440606" },
  phone: { width: widths.phone, city: "dongguan", zh: "东莞", district: "441900" },
  keyboard: { width: widths.desk, city: "foshan", zh: "佛山", district: "440605" },
} as const;
export type Place = keyof typeof places;

/** Registers an enterprise that has neither vouchers nor drafts: certified, with figures of last year and an account. */
export async function newcomer(place: Place): Promise<Voyage> {
  const { width, city, zh, district } = places[place];
  const serial = Math.floor(Date.now() / 100) % 9_000_000;
  const nobody = visitor(serverUrl());
  const login = `${place}-${serial.toString(36)}`;
  const name = `${zh}启程机械（演练 ${serial}）有限公司`;
  const creditCode = makeCreditCode({ serial, division: district });
  const now = instant(String((await nobody.get("/api/v1/clock")).now));
  const programmes = await nobody.get("/api/v1/public/programmes");
  const programme = programmes.items.find((one: { code: string }) => one.code === "cloud");
  const registered = await nobody.post("/api/v1/enterprises", {
    programmeId: programme.id,
    person: { name: "程启航", loginName: login, password: PASSWORD },
    enterprise: {
      creditCode,
      name,
      entityType: "legal-person",
      legalPerson: "程启航",
      registeredDivision: district,
      industryCode: "3421",
      establishedOn: "2012-04-09",
      address: `${zh}市演练工业园 1 号`,
      contactName: "程启航",
      contactPhone: "0757-81110001",
    },
    years: [],
  });
  const own = await nobody.signIn(login, PASSWORD);
  const path = `/api/v1/enterprises/${registered.id}`;
  await declareYear(own, path, yearOf(beijingDate(now)) - 1, now);
  const submitted = await own.post(`${path}/submit`, { version: await versionOf(own, path), promiseAccepted: true });
  const reviewer = await nobody.signIn(`${city}-reviewer`, PASSWORD);
  await reviewer.post(`${path}/certify`, { version: submitted.version });
  const account = await own.post(`${path}/payment-accounts`, {
    accountName: name,
    bankName: "示例银行演练支行",
    bankCode: "102100099996",
    accountNumber: `6222${String(serial).padStart(15, "0")}`,
  });
  const finance = await nobody.signIn(`${city}-finance`, PASSWORD);
  await finance.post(`/api/v1/payment-accounts/${account.id}/confirm`, {
    version: account.version,
    reason: "已核对开户许可证",
  });
  return {
    width,
    city,
    district,
    enterprise: { login, name, creditCode },
    contractNumber: `QC-${serial}`,
    applicationNumber: "",
    voucherCode: "",
    claimNumber: "",
    listNumber: "",
    noticePath: "",
    batchNumber: "",
  };
}

/** Figures of the year before, by which the tier is known. */
async function declareYear(own: Client, path: string, year: number, now: Instant): Promise<void> {
  const proof = await own.upload("qualification", "年度审计报告.pdf", await textPdf("年度审计报告（示例）", [], now));
  await own.post(`${path}/years`, {
    version: await versionOf(own, path),
    year,
    revenueFen: "8000000000",
    staff: 260,
    fileId: proof.id,
  });
}

const versionOf = async (client: Client, path: string): Promise<number> => Number((await client.get(path)).version);

export async function businessNow(): Promise<Instant> {
  return instant(String((await visitor(serverUrl()).get("/api/v1/clock")).now));
}

export async function today(): Promise<CalendarDate> {
  return beijingDate(await businessNow());
}

/** Lives on to a later instant: what falls due on the way is done. */
export async function liveTo(at: Instant): Promise<void> {
  const administrator = await visitor(serverUrl()).signIn("system-admin", PASSWORD);
  if (at > (await businessNow())) await administrator.post("/api/v1/clock/advance", { to: at });
}

export async function liveDays(count: number): Promise<void> {
  await liveTo(addMs(await businessNow(), count * DAY_MS));
}

/** The settlement period that takes claims now. */
export async function openPeriod(): Promise<{ readonly name: string; readonly deadlineAt: Instant }> {
  const policy = await visitor(serverUrl()).signIn("province-policy", PASSWORD);
  const { items } = await policy.get("/api/v1/settlement-periods");
  const now = await businessNow();
  const open = items.find((one: Period) => one.opensAt <= now && now < one.deadlineAt);
  return { name: open.nameZh, deadlineAt: instant(open.deadlineAt) };
}
interface Period {
  readonly opensAt: string;
  readonly deadlineAt: string;
}

export async function noticeEnd(path: string): Promise<Instant> {
  return instant(String((await visitor(serverUrl()).get(`/api/v1/public${path}`)).endsAt));
}

/** A PDF as one has at hand: a contract, a receipt of the bank, minutes of acceptance. */
export async function paper(name: string, lines: readonly string[]): Promise<FilePayload> {
  const bytes = await textPdf(`${name}（示例）`, lines, await businessNow());
  return { name: `${name}.pdf`, mimeType: "application/pdf", buffer: Buffer.from(bytes) };
}

export interface FilePayload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const daysAfter = (on: CalendarDate, count: number): CalendarDate => addDays(on, count);

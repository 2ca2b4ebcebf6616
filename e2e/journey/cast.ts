import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import { addDays, addMs, beijingDate, instant, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import { visitor } from "../../scripts/journey/client.ts";
import { textPdf } from "../../scripts/journey/papers.ts";
import { serverUrl, widths } from "../people.ts";

export const PASSWORD = "yunquan-demo-2018";
const DAY_MS = 86_400_000;

/** One voucher on its way from the application to the payment, how wide the windows of its people are, and their tools. */
export interface Voyage {
  readonly width: number;
  readonly hand: "mouse" | "keys";
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
  desk: { width: widths.desk, hand: "mouse", city: "foshan", zh: "佛山", district: "440606" },
  phone: { width: widths.phone, hand: "mouse", city: "dongguan", zh: "东莞", district: "441900" },
  keyboard: { width: widths.desk, hand: "keys", city: "foshan", zh: "佛山", district: "440605" },
} as const;
export type Place = keyof typeof places;

/** Voyages begun in this run: two that begin at the same moment are two enterprises with two contracts. */
let serials = 0;

/** An enterprise that is not registered yet. */
export function newcomer(place: Place): Voyage {
  const { width, hand, city, zh, district } = places[place];
  serials += 1;
  const serial = (Math.floor(Date.now() / 100) + serials) % 9_000_000;
  const login = `${place}-${serial.toString(36)}`;
  const name = `${zh}启程机械（演练 ${serial}）有限公司`;
  const creditCode = makeCreditCode({ serial, division: district });
  return {
    width,
    hand,
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

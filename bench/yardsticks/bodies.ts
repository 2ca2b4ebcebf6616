import { randomUUID } from "node:crypto";

/** The application of the trial as it comes over the wire: about 780 bytes, the form of 577 bytes mostly Chinese. */
export interface TrialBody {
  readonly city: number;
  readonly enterprise: number;
  readonly supplier: number;
  readonly offer: number;
  readonly contractNo: string;
  readonly amount: string;
  readonly fee: string;
  readonly subsidy: string;
  readonly idem: string;
  readonly form: unknown;
}

const form = {
  company: "广东某某精密制造有限公司",
  uscc: "91440101MA5XXXXXXX",
  contact: "张三",
  phone: "13800000000",
  address: "广东省佛山市顺德区某某镇某某工业区某某路12号",
  industry: "C3484",
  revenue_band: 3,
  items: [
    { code: "SAAS-017", name: "设备联网与数据采集服务", qty: 12, unit: "月", price: "2500.00" },
    { code: "APP-203", name: "能耗监测工业App", qty: 1, unit: "套", price: "18000.00" },
  ],
  attachments: [
    { kind: "contract", sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", size: 482_133 },
  ],
  consent: true,
};

const formText = JSON.stringify(form);
let serial = Math.floor(Math.random() * 1e9);

/** The next application as JSON text; no two have the same enterprise or key. */
export function trialBodyText(spread: "hot" | "21"): string {
  serial += 1;
  const city = spread === "hot" ? 1 : 1 + Math.floor(21 * Math.random() ** 2.5);
  return `{"city":${city},"enterprise":${serial},"supplier":${serial % 200},"offer":${serial % 5000},"contractNo":"HT-2018-0001234","amount":"50000.00","fee":"48000.00","subsidy":"20000.00","idem":"${randomUUID()}","form":${formText}}`;
}

/** The schema that the trial's server checks the body with. */
export const trialSchema = {
  type: "object",
  required: ["city", "enterprise", "supplier", "offer", "contractNo", "amount", "fee", "subsidy", "idem", "form"],
  properties: {
    city: { type: "integer", minimum: 1, maximum: 21 },
    enterprise: { type: "integer" },
    supplier: { type: "integer" },
    offer: { type: "integer" },
    contractNo: { type: "string", maxLength: 64 },
    amount: { type: "string", pattern: String.raw`^\d{1,12}\.\d{2}$` },
    fee: { type: "string" },
    subsidy: { type: "string" },
    idem: { type: "string", format: "uuid" },
    form: {
      type: "object",
      required: ["company", "uscc"],
      properties: { company: { type: "string" }, uscc: { type: "string", minLength: 18, maxLength: 18 } },
    },
  },
} as const;

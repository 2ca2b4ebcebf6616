import { buildInvoiceXml, splitTax } from "../../apps/server/src/documents/invoice-xml.ts";
import { checklistItems } from "@yunquan/core/claims/checklist.ts";
import { bp, fen, fenText } from "@yunquan/core/money.ts";
import { addDays } from "@yunquan/core/time.ts";
import type { Case } from "./applications.ts";
import { refusalOf } from "./applications.ts";
import { inParallel, Refused, type Client, type Wire } from "./client.ts";
import { textPdf } from "./papers.ts";
import type { Programme } from "./province.ts";
import { yuan } from "./report.ts";
import { cities, type Stage } from "./stage.ts";

/** A claim with what became of it. */
export interface ClaimCase {
  readonly of: Case;
  id: string;
  position: number;
  amountFen: number;
}

const versionOf = async (client: Client, path: string): Promise<number> => Number((await client.get(path)).version);
const allYes = Object.fromEntries(checklistItems.map((item) => [item, true]));

/** The number of a fully digital invoice that nobody used: 20 digits made of the run and the contract. */
const invoiceNumber = (stage: Stage, one: Case): string =>
  `2744${String(stage.run).padStart(6, "0")}${one.contractNumber.slice(-3)}${"0".repeat(7)}`;

/** Enters the contract's invoice from its XML, split over the fee lines as the contract has them. */
async function enterInvoice(stage: Stage, one: Case): Promise<void> {
  const { preparer } = one.enterprise;
  const total = fen(one.totalFen);
  const xml = buildInvoiceXml({
    number: invoiceNumber(stage, one),
    issuedOn: await stage.today(),
    sellerName: one.supplier.name,
    sellerCode: one.supplier.creditCode,
    buyerName: one.enterprise.name,
    buyerCode: one.enterprise.creditCode,
    items: [{ name: "云服务", ...splitTax(total, bp(600)) }],
  });
  const file = await preparer.upload("invoice", `${one.contractNumber}.xml`, xml);
  const read: Wire = await preparer.get(`/api/v1/contracts/${one.contractId}/invoice-reading?fileId=${file.id}`);
  await preparer.post("/api/v1/invoices", {
    contractId: one.contractId,
    code: null,
    number: read.number,
    issuedOn: read.issuedOn,
    totalFen: read.totalFen,
    sellerName: read.sellerName,
    sellerCode: read.sellerCode,
    buyerName: read.buyerName,
    buyerCode: read.buyerCode,
    fileId: file.id,
    splits: one.lines.map((line) => ({ feeLineId: line.id, amountFen: fenText(fen(line.amountFen)) })),
  });
}

/** Twenty-five days of real use, as both sources saw them. */
async function usageRows(stage: Stage, voucherCode: string, users: number): Promise<Record<string, unknown>[]> {
  const today = await stage.today();
  return Array.from({ length: 25 }, (_, index) => addDays(today, index - 25)).flatMap((usedOn, index) =>
    (["operator", "interface"] as const).map((source) => ({
      voucherCode,
      source,
      usedOn,
      activeUsers: users + (index % 3),
      loginCount: users * 4 + index,
      deviceCount: 2,
      onlineMinutes: 300 + index * 7,
    })),
  );
}

/** Writes rows as the file a supplier would upload. */
function usageCsv(rows: readonly Record<string, unknown>[]): Uint8Array {
  const columns = ["voucherCode", "source", "usedOn", "activeUsers", "loginCount", "deviceCount", "onlineMinutes"];
  return new TextEncoder().encode(
    [columns.join(","), ...rows.map((row) => columns.map((column) => String(row[column])).join(","))].join("\r\n"),
  );
}

/** Claims the vouchers of these cases: invoice, evidence, submission in order of the cases, confirmation. */
export async function claimVouchers(stage: Stage, cases: readonly Case[]): Promise<ClaimCase[]> {
  const { report } = stage;
  const now = await stage.now();
  const today = await stage.today();
  await inParallel(cases, 4, async (one) => await enterInvoice(stage, one));
  report.fact(`${cases.length} 张数电发票由 XML 读入，合计与合同一致`);
  const drafts = await inParallel(cases, 4, async (one): Promise<ClaimCase> => {
    const { preparer } = one.enterprise;
    const payment = await preparer.upload(
      "payment-proof",
      "付款凭证.pdf",
      await textPdf(
        "银行付款回单（示例）",
        [`付款：${one.enterprise.name}`, `收款：${one.supplier.name}`, yuan(one.totalFen)],
        now,
      ),
    );
    const acceptance = await preparer.upload(
      "acceptance-report",
      "验收报告.pdf",
      await textPdf("验收报告（示例）", [one.contractNumber, "系统已上线并稳定使用，验收通过。"], now),
    );
    const claim = await preparer.post("/api/v1/claims", {
      voucherId: one.voucherId,
      implementedOn: addDays(today, -30),
      acceptedOn: addDays(today, -1),
      evidence: [
        {
          kind: "payment-proof",
          fileId: payment.id,
          amountFen: fenText(fen(one.totalFen)),
          occurredOn: addDays(today, -2),
        },
        { kind: "acceptance-report", fileId: acceptance.id },
      ],
    });
    return { of: one, id: String(claim.id), position: 0, amountFen: 0 };
  });
  // One after another within a city, so that the journey knows who stands where; the cities go side by side.
  await Promise.all(
    cities.map(async (city) => {
      for (const draft of drafts.filter((one) => one.of.enterprise.city.code === city.code)) {
        const path = `/api/v1/claims/${draft.id}`;
        const client = draft.of.enterprise.approver;
        const receipt = await client.post(`${path}/submit`, { version: await versionOf(client, path) });
        draft.position = Number(receipt.position);
        draft.amountFen = Number(receipt.amountFen);
      }
    }),
  );
  await inParallel(drafts, 4, async (draft) => {
    const path = `/api/v1/claims/${draft.id}`;
    const client = draft.of.supplier.preparer;
    await client.post(`${path}/confirm`, { version: await versionOf(client, path) });
  });
  return drafts;
}

/** An invoice that was used is refused everywhere, in any disguise. */
export async function reuseAnInvoice(stage: Stage, used: Case, other: Case): Promise<void> {
  stage.report.step("同一发票不得再用", "An invoice is used once, in any disguise");
  const { preparer } = other.enterprise;
  const file = await preparer.upload(
    "invoice",
    "重复发票.pdf",
    await textPdf("发票（示例）", ["重复"], await stage.now()),
  );
  const number = invoiceNumber(stage, used);
  const disguised = [...number].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join(" ");
  const call = preparer.post("/api/v1/invoices", {
    contractId: other.contractId,
    code: null,
    number: disguised,
    issuedOn: await stage.today(),
    totalFen: fenText(fen(other.totalFen)),
    sellerName: other.supplier.name,
    sellerCode: other.supplier.creditCode,
    buyerName: other.enterprise.name,
    buyerCode: other.enterprise.creditCode,
    fileId: file.id,
    splits: other.lines.map((line) => ({ feeLineId: line.id, amountFen: fenText(fen(line.amountFen)) })),
  });
  stage.report.check(
    "全角加空格的同号发票被拒 the same number in full width with blanks",
    await refusalOf(call),
    "invoice-used",
  );
}

/** Suppliers send usage: half by file, half by API with a key; `silent` cases get too little. */
export async function sendUsage(
  stage: Stage,
  claims: readonly ClaimCase[],
  silent: readonly ClaimCase[],
): Promise<void> {
  const { report } = stage;
  let byFile = 0;
  let byApi = 0;
  const bySupplier = Map.groupBy(claims, (claim) => claim.of.supplier);
  await inParallel([...bySupplier], 3, async ([supplier, own], index) => {
    const rows: Record<string, unknown>[] = [];
    for (const claim of own) {
      const voucher: Wire = await supplier.preparer.get(`/api/v1/vouchers/${claim.of.voucherId}`);
      const all = await usageRows(stage, String(voucher.code), 3);
      rows.push(...(silent.includes(claim) ? all.slice(0, 6) : all));
    }
    if (index % 2 === 0) {
      const file = await supplier.preparer.upload("usage", "行为数据.csv", usageCsv(rows));
      const delivered: Wire = await supplier.preparer.post("/api/v1/usage/files", { fileId: file.id });
      report.check(
        `${supplier.name} 文件入库 rows taken from the file`,
        [delivered.acceptedRows, delivered.refusedRows],
        [rows.length, 0],
      );
      byFile += rows.length;
    } else {
      const key: Wire = await supplier.approver.post("/api/v1/api-keys", { name: "行为数据接口" });
      const program = stage.visitor.withToken(String(key.secret));
      for (let from = 0; from < rows.length; from += 1000)
        await program.post("/api/v1/usage", { rows: rows.slice(from, from + 1000) });
      byApi += rows.length;
    }
  });
  report.fact(`行为数据：文件 ${byFile} 行，接口 ${byApi} 行`);
}

async function newestReport(reviewer: Client, programmeId: string): Promise<Wire> {
  try {
    return await reviewer.post("/api/v1/implementation-reports", { programmeId });
  } catch (error) {
    if (!(error instanceof Refused && error.code === "report-nothing-new")) throw error;
    const { items }: Wire = await reviewer.get(`/api/v1/implementation-reports?programmeId=${programmeId}&limit=1`);
    return items[0];
  }
}

/** Evaluation by the tick, the report of each city, review and approval of what it marks complete. */
export async function decideClaims(stage: Stage, programme: Programme, claims: readonly ClaimCase[]): Promise<void> {
  const { report } = stage;
  for (const city of cities) {
    const { reviewer, approver } = stage.offices[city.code];
    // The tick has made the period's report already, unless results came in after it.
    const made: Wire = await newestReport(reviewer, programme.id);
    report.fact(`${city.zh}实施情况表 ${made.number}：${made.claims} 件，完成 ${made.completeClaims} 件`);
    const own = claims.filter((claim) => claim.of.enterprise.city.code === city.code);
    await inParallel(own, 4, async (claim) => {
      const path = `/api/v1/claims/${claim.id}`;
      const seen: Wire = await reviewer.get(path);
      if (seen.status !== "evaluated" || seen.reportMark !== "complete") return;
      await reviewer.post(`${path}/review`, {
        version: seen.version,
        checklist: allYes,
        recommendation: "发票总额与合同一致，建议通过。",
      });
      await approver.post(`${path}/approve`, { version: await versionOf(approver, path) });
    });
  }
}

/** The statuses of claims as their city sees them, counted. */
export async function statusesOf(claims: readonly ClaimCase[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const statuses = await inParallel(claims, 6, async (claim) =>
    String((await claim.of.enterprise.preparer.get(`/api/v1/claims/${claim.id}`)).status),
  );
  for (const status of statuses.toSorted()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

export async function statusOf(claim: ClaimCase): Promise<string> {
  return String((await claim.of.enterprise.preparer.get(`/api/v1/claims/${claim.id}`)).status);
}

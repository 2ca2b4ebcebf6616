import { z } from "@yunquan/contract/z.ts";
import { checklistItems } from "@yunquan/core/claims/checklist.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { bp, fenText } from "@yunquan/core/money.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import { buildInvoiceXml, splitTax } from "../src/documents/invoice-xml.ts";
import { voucherOf, type DemoCase } from "./demo-applications.ts";
import { severalAtOnce, type Versioned } from "./demo-client.ts";
import { samplePaper, usageCsv, usageOf } from "./demo-papers.ts";
import type { Supplier } from "./demo-parties.ts";
import type { DemoStage } from "./demo-stage.ts";

/** A claim on the voucher of a case. */
export interface DemoClaim extends Versioned {
  readonly of: DemoCase;
  readonly voucherCode: string;
}

/** When the contract was carried out, invoiced, paid and accepted. */
export interface CarriedOut {
  readonly implementedOn: CalendarDate;
  readonly invoicedOn: CalendarDate;
  readonly paidOn: CalendarDate;
  readonly acceptedOn: CalendarDate;
}

const yes = Object.fromEntries(checklistItems.map((item) => [item, true]));
const id = z.object({ id: z.string() });

/** Enters the contracts' invoices from their XML and drafts the claims with their evidence. */
export async function draftClaims(cases: readonly DemoCase[], dates: CarriedOut, at: Instant): Promise<DemoClaim[]> {
  return await severalAtOnce(cases, async (one): Promise<DemoClaim> => {
    await enterInvoice(one, dates.invoicedOn);
    const { enterprise, supplier, contractNumber, totalFen } = one;
    const paid = [
      `付款方：${enterprise.name}`,
      `收款方：${supplier.name}`,
      `金额：${fenToYuanText(totalFen)} 元`,
      `日期：${dates.paidOn}`,
    ];
    const accepted = [
      `合同：${contractNumber}`,
      `甲方：${enterprise.name}`,
      "系统已上线并稳定使用，验收通过。",
      `日期：${dates.acceptedOn}`,
    ];
    const upload = async (purpose: string, title: string, en: string, lines: readonly string[]): Promise<string> =>
      await enterprise.preparer.upload(purpose, `${title}（示例）.pdf`, await samplePaper(title, en, lines, at));
    const voucher = await voucherOf(one);
    const claim = await enterprise.preparer.post("/api/v1/claims", {
      voucherId: voucher.id,
      implementedOn: dates.implementedOn,
      acceptedOn: dates.acceptedOn,
      evidence: [
        {
          kind: "payment-proof",
          fileId: await upload("payment-proof", "银行付款回单", "Proof of payment", paid),
          amountFen: fenText(totalFen),
          occurredOn: dates.paidOn,
        },
        {
          kind: "acceptance-report",
          fileId: await upload("acceptance-report", "验收报告", "Acceptance report", accepted),
        },
      ],
    });
    return { of: one, voucherCode: voucher.code, path: `/api/v1/claims/${claim.id}`, version: claim.version };
  });
}

async function enterInvoice(one: DemoCase, issuedOn: CalendarDate): Promise<void> {
  const { enterprise, supplier, contractId, totalFen } = one;
  const lines = z.object({ lines: z.array(z.object({ id: z.string(), amountFen: z.string() })) });
  const contract = await enterprise.preparer.get(lines, `/api/v1/contracts/${contractId}`);
  const parties = {
    sellerName: supplier.name,
    sellerCode: supplier.creditCode,
    buyerName: enterprise.name,
    buyerCode: enterprise.creditCode,
  };
  const invoice = { number: invoiceNumberOf(one, issuedOn), issuedOn, ...parties };
  const items = [{ name: "*信息技术服务*云服务（示例）", ...splitTax(totalFen, bp(600)) }];
  const fileId = await enterprise.preparer.upload(
    "invoice",
    `${invoice.number}.xml`,
    buildInvoiceXml({ ...invoice, items }),
  );
  await enterprise.preparer.ask(id, "/api/v1/invoices", {
    contractId,
    code: null,
    ...invoice,
    totalFen: fenText(totalFen),
    fileId,
    splits: contract.lines.map((line) => ({ feeLineId: line.id, amountFen: line.amountFen })),
  });
}

/** Twenty digits that no tax bureau gives out: the year, the province, then nines and the contract's own digits. */
function invoiceNumberOf(one: DemoCase, issuedOn: CalendarDate): string {
  return `${issuedOn.slice(2, 4)}4499${one.contractNumber.replaceAll(/\D/g, "").padEnd(14, "0").slice(-14)}`;
}

/** Submits one after another, so that they stand in line in the order of the list. */
export async function submitClaims(claims: readonly DemoClaim[]): Promise<void> {
  for (const claim of claims) await claim.of.enterprise.approver.nextStep(claim, "submit");
}

export async function confirmClaims(claims: readonly DemoClaim[]): Promise<void> {
  await severalAtOnce(claims, async (claim) => await claim.of.supplier.preparer.nextStep(claim, "confirm"));
}

/** Suppliers upload the usage of some days, from a day on, one file each. */
export async function deliverUsage(claims: readonly DemoClaim[], fromOn: CalendarDate, days: number): Promise<void> {
  const bySupplier = Map.groupBy(claims, (claim): Supplier => claim.of.supplier);
  await severalAtOnce([...bySupplier], async ([supplier, own]) => {
    const csv = usageCsv(own.flatMap((claim) => usageOf(claim.voucherCode, fromOn, days)));
    const fileId = await supplier.preparer.upload("usage", `行为数据-${fromOn}.csv`, csv);
    const { refusedRows } = await supplier.preparer.ask(z.object({ refusedRows: z.number() }), "/api/v1/usage/files", {
      fileId,
    });
    if (refusedRows > 0) throw new Error(`seed: ${refusedRows} rows of usage were refused`);
  });
}

/** The cities' reviewers recommend what a frozen report marks complete. */
export async function reviewClaims(stage: DemoStage, claims: readonly DemoClaim[]): Promise<void> {
  await severalAtOnce(claims, async (claim) => {
    const review = { checklist: yes, recommendation: "发票总额与合同一致，行为数据达标，建议通过。" };
    await stage.offices[claim.of.enterprise.cityCode].reviewer.step(claim.path, "review", review);
  });
}

export async function approveClaims(stage: DemoStage, claims: readonly DemoClaim[]): Promise<void> {
  await severalAtOnce(
    claims,
    async (claim) => await stage.offices[claim.of.enterprise.cityCode].approver.step(claim.path, "approve"),
  );
}

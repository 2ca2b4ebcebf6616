import type { z } from "@yunquan/contract/z.ts";
import type { paymentReceipt } from "@yunquan/contract/payments.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { fenToChineseWords } from "@yunquan/core/money-words.ts";
import { dateZh, instantZh } from "@yunquan/core/time.ts";
import { drawKeyValues } from "../documents/pdf-table.ts";
import { ALERT, GREY, NAVY, SIZE, mm } from "../documents/pdf-style.ts";
import { renderPdf } from "../documents/pdf.ts";

/**
 * What an enterprise keeps of a payment: from whom, for which claim and voucher, by which list, notice and batch, and the
 * bank's reference. The account is masked. Of a payment that came back it says at its head, and in its footer, that it is void.
 * Same data, same bytes.
 * @clause 5.14
 */
export function receiptDocument(data: z.output<typeof paymentReceipt>): Promise<Uint8Array> {
  const title = "服务券兑付凭据";
  const voided = data.returnedOn !== null;
  const info = {
    title: `${title} ${data.lineNumber}`,
    subject: data.programmeZh,
    createdAt: data.bookedAt,
    footer: `${title}　${data.lineNumber}${voided ? "　已作废 VOID" : ""}`,
  };
  return renderPdf(info, (sheet) => {
    sheet.paragraph(data.programmeZh, { size: SIZE.body, color: NAVY, align: "center" });
    sheet.title(title, "Receipt of a voucher payment");
    if (data.returnedOn !== null) {
      sheet.paragraph("已 作 废　VOID", { size: SIZE.title, color: ALERT, align: "center" });
      sheet.paragraph(
        `该笔款项于 ${dateZh(data.returnedOn)} 被银行退回，本凭据不再证明已支付。The money came back on ${data.returnedOn}; this receipt proves no payment.`,
        { size: SIZE.body, color: ALERT, align: "center" },
      );
      sheet.space(mm(2));
    }
    drawKeyValues(sheet, [
      { zh: "兑付明细号", en: "Payment line", value: data.lineNumber, bold: true },
      { zh: "兑付金额（元）", en: "Amount paid", value: fenToYuanText(data.amountFen), bold: true },
      { zh: "大写", en: "In words", value: `人民币${fenToChineseWords(data.amountFen)}` },
      { zh: "支付日期", en: "Paid on", value: dateZh(data.paidOn) },
      { zh: "银行流水号", en: "Bank reference", value: data.bankReference },
    ]);
    sheet.section("收款人", "Payee");
    drawKeyValues(
      sheet,
      [
        { zh: "企业", en: "Enterprise", value: data.enterpriseName },
        { zh: "统一社会信用代码", en: "Credit code", value: data.creditCode },
        { zh: "户名", en: "Account name", value: data.accountName },
        { zh: "账号", en: "Account", value: data.account },
        { zh: "开户银行", en: "Bank", value: data.bankName },
        { zh: "地市", en: "City", value: data.cityZh },
      ],
      2,
    );
    sheet.section("依据", "What it was paid for");
    drawKeyValues(
      sheet,
      [
        { zh: "服务券", en: "Voucher", value: data.voucherCode },
        { zh: "面额（元）", en: "Face value", value: fenToYuanText(data.faceValueFen) },
        { zh: "结算申请", en: "Claim", value: data.claimNumber },
        { zh: "应用服务", en: "Service", value: data.serviceZh },
        { zh: "供应商", en: "Supplier", value: data.supplierName },
        { zh: "结算清单", en: "Settlement list", value: data.settlementNumber },
        { zh: "公示", en: "Notice", value: data.noticeNumber },
        { zh: "兑付批次", en: "Payment batch", value: data.batchNumber },
      ],
      2,
    );
    sheet.space(mm(2));
    sheet.paragraph(`本凭据根据银行回执于 ${instantZh(data.bookedAt, "second")} 入账后由系统自动生成。`, {
      size: SIZE.cell,
    });
    sheet.paragraph("Made by the system from the bank's result.", { size: SIZE.tiny, color: GREY });
  });
}

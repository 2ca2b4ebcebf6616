import { fenToChineseWords } from "@yunquan/core/money-words.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { beijingDate, dateZh, deadlineZh } from "@yunquan/core/time.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { drawGuilloche } from "./guilloche.ts";
import { drawQr } from "./pdf-qr.ts";
import { drawKeyValues } from "./pdf-table.ts";
import { GREY, HAIRLINE, mm, NAVY, SIZE } from "./pdf-style.ts";
import { renderPdf } from "./pdf.ts";
import type { Sheet } from "./pdf.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";

export interface VoucherCertificateData {
  /** The programme's name as it stands above the certificate: 广东省工业企业“上云上平台”服务券. */
  readonly programmeTitle: string;
  readonly voucherCode: string;
  readonly faceValueFen: Fen;
  readonly holderName: string;
  readonly holderCreditCode: string;
  readonly supplierName: string;
  readonly supplierCreditCode: string;
  readonly serviceName: string;
  readonly serviceCode: string;
  readonly contractNumber: string;
  readonly issuedAt: Instant;
  /** The first instant at which the voucher can be claimed no more; the hour is any, not always the end of a day. */
  readonly lastClaimAt: Instant;
  readonly cityBureau: string;
  /** Names of the programme's edition and of the standard that the face value was worked out with. */
  readonly edition: string;
  readonly standardVersion: string;
  /** Where anybody can check the voucher; printed and coded as QR. */
  readonly verificationUrl: string;
  /** Further printed notes, such as that the amounts of a standard are sample values (示例). */
  readonly notes?: readonly string[];
}

/** The rules that stand on every certificate. @clause 3.2 5.17 */
const RULES = [
  "本服务券限持券企业本身使用，不得转让、赠送、质押，不得重复使用。",
  "本服务券只对应上列供应商、应用服务和合同；先实施、后兑现，面额为兑现的最高金额。",
  "持券企业应在上列结算截止时间（北京时间）前提出结算申请，逾期未申请的服务券作废。",
  "服务券的有效状态以扫码核验结果为准；本凭证的复制件、截图不作为兑现依据。",
] as const;

const RULES_EN =
  "Not to be transferred, given away, pledged or used twice. Bound to the supplier, service and contract named above; paid after " +
  "implementation, up to the face value. Void unless claimed before the time stated above, Beijing time. Its state is what the verification page shows.";

/**
 * The certificate of one voucher, one A4 page. It shows amounts and names and so is for its holder; the page behind the
 * QR code shows strangers the state and the masked name only. Same data, same bytes.
 *
 * @clause 3.2
 */
export function voucherCertificate(data: VoucherCertificateData): Promise<Uint8Array> {
  const info = {
    title: `服务券凭证 ${data.voucherCode}`,
    subject: data.programmeTitle,
    createdAt: data.issuedAt,
    footer: `${data.programmeTitle}　${data.voucherCode}`,
  };
  return renderPdf(info, (sheet) => {
    sheet.decoratePages(() => drawFrame(sheet));
    drawHead(sheet, data);
    drawFaceValue(sheet, data);
    drawFacts(sheet, data);
    drawRules(sheet, data);
    drawFoot(sheet, data);
  });
}

function drawFrame(sheet: Sheet): void {
  const { doc } = sheet;
  const { width, height } = doc.page;
  const frame = (inset: number, weight: number): void => {
    doc
      .rect(inset, inset, width - 2 * inset, height - 2 * inset)
      .lineWidth(weight)
      .strokeColor(NAVY)
      .stroke();
  };
  frame(mm(9), 1.6);
  frame(mm(10.6), 0.4);
  const side = mm(3.4);
  for (const x of [mm(10.6), width - mm(10.6) - side]) {
    for (const y of [mm(10.6), height - mm(10.6) - side]) {
      doc.rect(x, y, side, side).lineWidth(0.4).strokeColor(NAVY).stroke();
      doc
        .rect(x + side / 4, y + side / 4, side / 2, side / 2)
        .fillColor(NAVY)
        .fill();
    }
  }
}

function drawHead(sheet: Sheet, data: VoucherCertificateData): void {
  const box = () => ({ x: sheet.left, y: sheet.y, width: sheet.width });
  sheet.y = mm(25);
  sheet.y += sheet.put(data.programmeTitle, box(), { size: 13, color: NAVY, align: "center", leading: 1.4 });
  sheet.space(mm(1.5));
  sheet.y += sheet.put(
    "服务券凭证",
    box(),
    { size: 30, color: NAVY, bold: true, align: "center", leading: 1.35, spacing: 7 },
    "H1",
  );
  sheet.y += sheet.put("SERVICE VOUCHER CERTIFICATE", box(), {
    size: SIZE.small,
    color: GREY,
    align: "center",
    spacing: 1.6,
  });
  sheet.space(mm(3.5));
  sheet.put(`凭证编号 Voucher No.　${data.voucherCode}`, box(), { size: 10.5, align: "center", spacing: 0.4 });
  sheet.space(mm(8));
}

function drawFaceValue(sheet: Sheet, data: VoucherCertificateData): void {
  const height = mm(35);
  const y = sheet.y;
  sheet.artifact(() => {
    drawGuilloche(sheet.doc, { x: sheet.left, y, width: sheet.width, height });
    sheet.doc.rect(sheet.left, y, sheet.width, height).lineWidth(0.8).strokeColor(NAVY).stroke();
  });
  const box = (down: number) => ({ x: sheet.left, y: y + down, width: sheet.width });
  sheet.put("面额 FACE VALUE", box(mm(3.5)), { size: SIZE.small, color: GREY, align: "center", spacing: 0.8 });
  sheet.put(`¥${fenToYuanText(data.faceValueFen)}`, box(mm(8.5)), {
    size: 27,
    color: NAVY,
    bold: true,
    align: "center",
    leading: 1.4,
  });
  const words = `人民币${fenToChineseWords(data.faceValueFen)}`;
  const size = sheet.widthOf(words, 13) > sheet.width - mm(10) ? 10 : 13;
  sheet.put(words, box(mm(23.8)), { size, bold: true, align: "center", spacing: 0.6 });
  sheet.y = y + height + mm(6);
}

function drawFacts(sheet: Sheet, data: VoucherCertificateData): void {
  drawKeyValues(sheet, [
    { zh: "持券企业", en: "Holder", value: `${data.holderName}\n${data.holderCreditCode}`, bold: false },
    { zh: "供应商", en: "Supplier", value: `${data.supplierName}\n${data.supplierCreditCode}` },
    { zh: "应用服务", en: "Service", value: `${data.serviceName}（${data.serviceCode}）` },
    { zh: "合同编号", en: "Contract number", value: data.contractNumber },
  ]);
  sheet.space(mm(-2));
  drawKeyValues(
    sheet,
    [
      { zh: "发放日期", en: "Issued on", value: dateZh(beijingDate(data.issuedAt)) },
      { zh: "结算截止", en: "Claim before", value: deadlineZh(data.lastClaimAt), bold: true },
      { zh: "政策版本", en: "Edition", value: data.edition },
      { zh: "奖补标准", en: "Standard", value: data.standardVersion },
    ],
    2,
  );
}

function drawRules(sheet: Sheet, data: VoucherCertificateData): void {
  sheet.space(mm(4));
  const box = { x: sheet.left, y: sheet.y, width: sheet.width };
  sheet.y += sheet.put("使用规则 Rules", box, { size: 10, color: NAVY, bold: true }, "H2");
  sheet.space(mm(1));
  sheet.items([...RULES, ...(data.notes ?? [])], { size: SIZE.cell });
  sheet.space(mm(1));
  sheet.paragraph(RULES_EN, { size: SIZE.tiny, color: GREY, leading: 1.4 });
}

function drawFoot(sheet: Sheet, data: VoucherCertificateData): void {
  const size = mm(30);
  const y = sheet.bottom - size - mm(4);
  // Long names push the rules down; the foot then moves to a page of its own rather than over them.
  if (sheet.y + mm(3) > y) sheet.newPage();
  sheet.line(sheet.left, y - mm(4), sheet.left + sheet.width, y - mm(4), HAIRLINE, 0.5);
  drawQr(sheet, data.verificationUrl, { x: sheet.left, y, size }, `核验二维码：${data.verificationUrl}`);
  const besideX = sheet.left + size + mm(5);
  const middle = mm(72);
  let textY = y + mm(1);
  textY += sheet.put("扫码核验", { x: besideX, y: textY, width: middle }, { size: 10.5, color: NAVY, bold: true });
  textY += sheet.put("Scan to verify", { x: besideX, y: textY, width: middle }, { size: SIZE.small, color: GREY });
  textY += mm(1);
  textY += sheet.put("核验页仅显示状态和脱敏名称", { x: besideX, y: textY, width: middle }, { size: SIZE.small });
  // An address is copied by hand when a camera fails: it stays on one line as long as it can be read.
  const urlSize = Math.max(
    5.8,
    Math.min(SIZE.tiny, (SIZE.tiny * middle) / sheet.widthOf(data.verificationUrl, SIZE.tiny)),
  );
  sheet.put(
    data.verificationUrl,
    { x: besideX, y: textY, width: middle },
    { size: urlSize, color: GREY, leading: 1.35 },
  );
  const rightX = besideX + middle + mm(3);
  const right = { x: rightX, width: sheet.left + sheet.width - rightX };
  const bureauY = y + size - mm(17);
  sheet.put("发放机关 Issued by", { ...right, y: bureauY - mm(6) }, { size: SIZE.small, color: GREY, align: "right" });
  const bureau = sheet.put(
    data.cityBureau,
    { ...right, y: bureauY },
    { size: 11, bold: true, align: "right", leading: 1.4 },
  );
  sheet.put(
    dateZh(beijingDate(data.issuedAt)),
    { ...right, y: bureauY + bureau + mm(1) },
    { size: SIZE.body, align: "right" },
  );
}

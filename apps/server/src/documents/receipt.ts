import { fenToChineseWords } from "@yunquan/core/money-words.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { dateZh, instantZh } from "@yunquan/core/time.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import { drawKeyValues, drawTable } from "./pdf-table.ts";
import type { KeyValue } from "./pdf-table.ts";
import { GREY, mm, NAVY, SIZE } from "./pdf-style.ts";
import { renderPdf } from "./pdf.ts";
import type { Sheet } from "./pdf.ts";
import type { WaterfallStep } from "@yunquan/core/applications/waterfall.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";

/** One step of the arithmetic behind an amount, as it is stored: what is left after it and by how much it cut. */
export type AmountStep = Pick<WaterfallStep, "zh" | "en" | "afterFen" | "cutFen" | "clause">;

export interface ReceiptData {
  readonly kind: "application" | "claim";
  readonly programmeTitle: string;
  readonly number: string;
  readonly submittedAt: Instant;
  /** The number in the city's line, given at submission and never reset. */
  readonly position: number;
  /** True for an application that waits because its whole face value does not fit the city's issue capacity. */
  readonly waiting: boolean;
  readonly city: string;
  readonly cityBureau: string;
  readonly round: string;
  readonly enterpriseName: string;
  readonly enterpriseCreditCode: string;
  readonly supplierName: string;
  readonly serviceName: string;
  readonly contractNumber: string;
  readonly edition: string;
  readonly standardVersion: string;
  /** Only of a claim: the voucher that it redeems. */
  readonly voucherCode?: string;
  readonly steps: readonly AmountStep[];
  readonly amountFen: Fen;
  /** Until when the supplier has to answer and the bureau to decide; absent while the application waits. */
  readonly supplierDueOn?: CalendarDate;
  readonly reviewDueOn?: CalendarDate;
  /** Where the sender can follow the case. */
  readonly caseUrl?: string;
}

const WORDS = {
  application: {
    zh: "服务券申请回执",
    en: "Receipt of a voucher application",
    amountZh: "拟发放面额",
    amountEn: "Face value worked out",
    numberZh: "申请编号",
    numberEn: "Application number",
  },
  claim: {
    zh: "结算申请回执",
    en: "Receipt of a claim",
    amountZh: "申请兑现金额",
    amountEn: "Amount claimed",
    numberZh: "结算申请编号",
    numberEn: "Claim number",
  },
} as const;

/**
 * What the sender gets for a submission: number, system time to the millisecond, place in line, and the arithmetic of the
 * amount step by step. It proves the submission and promises no payment.
 *
 * @clause 5.6 8.2
 */
export function receipt(data: ReceiptData): Promise<Uint8Array> {
  const words = WORDS[data.kind];
  const info = {
    title: `${words.zh} ${data.number}`,
    subject: data.programmeTitle,
    createdAt: data.submittedAt,
    footer: `${words.zh}　${data.number}`,
  };
  return renderPdf(info, (sheet) => {
    sheet.paragraph(data.programmeTitle, { size: SIZE.body, color: NAVY, align: "center" });
    sheet.title(words.zh, words.en);
    drawReceived(sheet, data);
    sheet.section("申请内容", "What was submitted");
    drawKeyValues(sheet, contentOf(data), 2);
    sheet.section("金额计算", "How the amount was worked out");
    drawSteps(sheet, data);
    sheet.section("后续步骤", "What happens next");
    sheet.items(nextSteps(data), { size: SIZE.cell });
    sheet.space(mm(1));
    sheet.paragraph(nextStepsInEnglish(data), { size: SIZE.tiny, color: GREY, leading: 1.4 });
    sheet.space(mm(2.5));
    sheet.paragraph("本回执由系统自动生成，证明已收到申请及收到的时间和顺序，不代表申请已获批准。", {
      size: SIZE.cell,
    });
    const english =
      "This receipt proves that and when the submission was received, and its place in line; it is no approval.";
    sheet.paragraph(english, { size: SIZE.tiny, color: GREY, leading: 1.4 });
  });
}

function drawReceived(sheet: Sheet, data: ReceiptData): void {
  const words = WORDS[data.kind];
  drawKeyValues(sheet, [
    { zh: words.numberZh, en: words.numberEn, value: data.number, bold: true },
    {
      zh: "系统收到时间",
      en: "Received at",
      value: `${instantZh(data.submittedAt, "millisecond")}（北京时间 UTC+8）`,
      bold: true,
    },
    {
      zh: "顺位",
      en: "Position in line",
      value: `${data.city}第 ${data.position} 号${data.waiting ? "（轮候中 waiting）" : ""}`,
      bold: true,
    },
  ]);
}

function contentOf(data: ReceiptData): readonly KeyValue[] {
  const voucher: readonly KeyValue[] =
    data.voucherCode === undefined ? [] : [{ zh: "服务券编号", en: "Voucher", value: data.voucherCode }];
  return [
    { zh: "企业", en: "Enterprise", value: data.enterpriseName },
    { zh: "统一社会信用代码", en: "Credit code", value: data.enterpriseCreditCode },
    { zh: "受理部门", en: "City bureau", value: data.cityBureau },
    { zh: "批次", en: "Round", value: data.round },
    { zh: "供应商", en: "Supplier", value: data.supplierName },
    { zh: "应用服务", en: "Service", value: data.serviceName },
    { zh: "合同编号", en: "Contract number", value: data.contractNumber },
    ...voucher,
    { zh: "适用版本", en: "Edition, standard", value: `${data.edition}；${data.standardVersion}` },
  ];
}

function drawSteps(sheet: Sheet, data: ReceiptData): void {
  const words = WORDS[data.kind];
  drawTable(
    sheet,
    [
      { zh: "步骤", en: "Step", share: 1, align: "center" },
      { zh: "依据", en: "Rule", share: 6.5 },
      { zh: "条款", en: "Clause", share: 1.4, align: "center" },
      { zh: "核减（元）", en: "Cut (CNY)", share: 2.6, align: "right" },
      { zh: "余额（元）", en: "Left (CNY)", share: 2.8, align: "right" },
    ],
    [
      ...data.steps.map((step, index) => ({
        cells: [
          String(index + 1),
          `${step.zh}\n${step.en}`,
          step.clause,
          step.cutFen === 0 ? "—" : fenToYuanText(step.cutFen),
          fenToYuanText(step.afterFen),
        ],
      })),
      {
        cells: ["", `${words.amountZh} ${words.amountEn}`, "", "", fenToYuanText(data.amountFen)],
        bold: true,
        color: NAVY,
      },
    ],
  );
  sheet.paragraph(`${words.amountZh}（大写）：人民币${fenToChineseWords(data.amountFen)}`);
}

function nextSteps(data: ReceiptData): readonly string[] {
  const supplier =
    data.supplierDueOn === undefined
      ? "供应商对填报信息予以确认或提出异议。"
      : `供应商最迟于${dateZh(data.supplierDueOn)}对填报信息予以确认或提出异议。`;
  const follow = data.caseUrl === undefined ? [] : [`办理进度可随时查询：${data.caseUrl}`];
  if (data.kind === "claim") {
    return [
      supplier,
      "平台根据上云行为数据评估实施情况，结果列入定期生成的实施情况表。",
      `标注为完成的，由${data.cityBureau}审核后按顺位列入结算清单并公示；资金不足的，整笔结转，在下一结算期优先。`,
      "公示无异议的，按程序兑付到企业账户。",
      ...follow,
    ];
  }
  if (data.waiting) {
    return [
      "当前可发放额度不足以覆盖本申请的全部面额，本申请按顺位轮候，后来的申请不会先于本申请递补。",
      "有额度释放且足以覆盖本申请全部面额时，系统自动递补并通知；办理时限自递补之日起算。",
      "如递补后已不能保证规定的实施期，本申请失效，届时另行通知。",
      ...follow,
    ];
  }
  const review = data.reviewDueOn === undefined ? "按规定时限" : `最迟于${dateZh(data.reviewDueOn)}`;
  return [
    supplier,
    `${data.cityBureau}${review}审核合同、填报信息和金额；需补正的，退回并说明理由。`,
    "审核通过的，系统自动生成服务券并发放；发放后请在凭证载明的结算截止时间前完成实施并提出结算申请。",
    ...follow,
  ];
}

function nextStepsInEnglish(data: ReceiptData): string {
  if (data.kind === "claim") {
    return (
      "The supplier confirms or disputes; usage data is evaluated and marked in the periodic implementation report; the bureau " +
      "reviews what is marked complete and lists it by position; what does not fit in the cash is carried over whole and goes " +
      "first next time; after the notice the amount is paid to the enterprise's account."
    );
  }
  if (data.waiting) {
    return (
      "What can be issued does not cover the whole face value now, so the application waits in line; nobody behind it is promoted " +
      "first. It is promoted by the system when the whole amount fits, and the review time counts from then. It lapses when the " +
      "promised time for implementation could no longer be given."
    );
  }
  const due = [
    data.supplierDueOn === undefined ? "" : ` by ${data.supplierDueOn}`,
    data.reviewDueOn === undefined ? "" : ` by ${data.reviewDueOn}`,
  ];
  return (
    `The supplier confirms or disputes${due[0]}; the city bureau reviews contract, form and amount${due[1]} and returns with reasons ` +
    "what needs correction; on approval the system issues the voucher, to be claimed by the last day printed on its certificate."
  );
}

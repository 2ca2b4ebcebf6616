import { fenToChineseWords } from "@yunquan/core/money-words.ts";
import { addFen } from "@yunquan/core/money.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { dateZh } from "@yunquan/core/time.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { drawKeyValues, drawTable } from "./pdf-table.ts";
import { GREY, mm, NAVY, SIZE } from "./pdf-style.ts";
import type { Sheet } from "./pdf.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";

export interface ContractParty {
  readonly name?: string;
  readonly creditCode?: string;
  readonly address?: string;
  readonly legalRepresentative?: string;
  readonly contact?: string;
  readonly phone?: string;
}

export interface ContractFeeLine {
  readonly serviceCode: string;
  readonly serviceName: string;
  /** The edition's fee category, such as 应用服务费用. */
  readonly category: string;
  readonly description: string;
  readonly eligible: boolean;
  readonly amountFen: Fen;
}

/** What a service contract says. A field left out is printed as a line to fill in by hand. */
export interface ContractText {
  readonly number?: string;
  /** What the contract implements: 上云上平台 for the first programme. */
  readonly subject: string;
  readonly enterprise: ContractParty;
  readonly supplier: ContractParty;
  readonly lines: readonly ContractFeeLine[];
  readonly placeDivision?: string;
  readonly placeAddress?: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly signedOn?: CalendarDate;
  /** Set when the document is an annex that states the eligible fees of a contract signed before. */
  readonly supplements?: SupplementedContract;
}

/** The contract that an annex belongs to; left out on the blank form. */
interface SupplementedContract {
  readonly number?: string;
  readonly signedOn?: CalendarDate;
}

const TERMS = { size: 9.5 } as const;
const BLANK = "＿＿＿＿＿＿＿＿";
const BLANK_DATE = "＿＿＿＿年＿＿月＿＿日";

const dated = (on: CalendarDate | undefined): string => (on === undefined ? BLANK_DATE : dateZh(on));
const filled = (text: string | undefined): string => (text === undefined || text === "" ? BLANK : text);

/** Draws the whole contract, or the whole annex. @clause 3.1 5.5 A1.3 */
export function drawContract(sheet: Sheet, text: ContractText): void {
  if (text.supplements === undefined) sheet.title(`${text.subject}服务合同`, "Service contract");
  else sheet.title(`${text.subject}服务合同补充附件`, "Supplementary annex to a service contract");
  drawKeyValues(
    sheet,
    [
      { zh: "合同编号", en: "Contract number", value: filled(text.number) },
      { zh: "签订日期", en: "Signed on", value: dated(text.signedOn) },
    ],
    2,
  );
  if (text.supplements !== undefined) drawSupplement(sheet, text.supplements);
  drawParties(sheet, text);
  drawFees(sheet, text);
  drawPlace(sheet, text);
  if (text.supplements === undefined) drawTerms(sheet, text);
  else drawAnnexTerms(sheet);
  drawSignatures(sheet, text);
}

function drawSupplement(sheet: Sheet, supplements: SupplementedContract): void {
  sheet.paragraph(
    `本附件补充双方于${dated(supplements.signedOn)}签订的第 ${filled(supplements.number)} 号合同（以下简称原合同），专门列明原合同费用中可补助的部分，不改变原合同的总金额。`,
    { indent: true },
  );
}

function drawParties(sheet: Sheet, text: ContractText): void {
  sheet.section("签约双方", "The parties");
  const rows = [
    ["单位名称", "Name", "name"],
    ["统一社会信用代码", "Credit code", "creditCode"],
    ["住所", "Address", "address"],
    ["法定代表人", "Legal representative", "legalRepresentative"],
    ["联系人", "Contact", "contact"],
    ["联系电话", "Phone", "phone"],
  ] as const;
  drawTable(
    sheet,
    [
      { zh: "项目", en: "Item", share: 3 },
      { zh: "甲方（企业）", en: "Party A (enterprise)", share: 4 },
      { zh: "乙方（供应商）", en: "Party B (supplier)", share: 4 },
    ],
    rows.map(([zh, en, field]) => ({
      cells: [`${zh} ${en}`, filled(text.enterprise[field]), filled(text.supplier[field])],
    })),
  );
}

function drawFees(sheet: Sheet, text: ContractText): void {
  sheet.section("服务内容与费用", "Services and fees");
  sheet.paragraph("乙方向甲方提供下列服务，费用逐项列明。每一费用项只属于一项应用服务，并标明是否属于可补助费用。", {
    indent: true,
  });
  sheet.space(mm(1.5));
  drawTable(
    sheet,
    [
      { zh: "序号", en: "No.", share: 0.9, align: "center" },
      { zh: "应用服务", en: "Service", share: 3 },
      { zh: "费用类别", en: "Fee category", share: 2.2 },
      { zh: "说明", en: "Description", share: 3 },
      { zh: "可补助", en: "Eligible", share: 1.2, align: "center" },
      { zh: "金额（元）", en: "Amount (CNY)", share: 2.2, align: "right" },
    ],
    text.lines.length === 0 ? blankLines() : filledLines(text.lines),
  );
  sheet.section("可补助费用声明", "Statement of eligible fees");
  const [total, eligible, ineligible] = totals(text.lines);
  if (total === undefined || eligible === undefined || ineligible === undefined) {
    sheet.paragraph(`合同总金额为人民币${BLANK}元，其中可补助费用${BLANK}元，不可补助费用${BLANK}元。`, {
      indent: true,
    });
  } else {
    sheet.paragraph(
      `合同总金额为 ${fenToYuanText(total)} 元（人民币${fenToChineseWords(total)}），其中可补助费用 ${fenToYuanText(eligible)} 元（人民币${fenToChineseWords(eligible)}），不可补助费用 ${fenToYuanText(ineligible)} 元。`,
      { indent: true },
    );
  }
  sheet.paragraph(
    "双方确认，自动化装备、非云化软件等费用未列入可补助费用；同一费用未重复列项，也未用于申请其他同类补助。",
    { indent: true },
  );
}

function filledLines(lines: readonly ContractFeeLine[]) {
  return [
    ...lines.map((line, index) => ({
      cells: [
        String(index + 1),
        `${line.serviceName}（${line.serviceCode}）`,
        line.category,
        line.description,
        line.eligible ? "是 Yes" : "否 No",
        fenToYuanText(line.amountFen),
      ],
    })),
    { cells: ["", "合计 Total", "", "", "", fenToYuanText(totals(lines)[0] ?? addFen())], bold: true, color: NAVY },
  ];
}

function blankLines() {
  return [1, 2, 3, 4].map((number) => ({ cells: [String(number), "", "", "", "□是\n□否", ""] }));
}

/** Total, eligible and ineligible; nothing when there are no lines yet. */
function totals(lines: readonly ContractFeeLine[]): readonly Fen[] {
  if (lines.length === 0) return [];
  const sum = (some: readonly ContractFeeLine[]): Fen => addFen(...some.map((line) => line.amountFen));
  return [sum(lines), sum(lines.filter((line) => line.eligible)), sum(lines.filter((line) => !line.eligible))];
}

function drawPlace(sheet: Sheet, text: ContractText): void {
  sheet.section("实施地点与期限", "Place and term of implementation", mm(42));
  drawKeyValues(sheet, [
    { zh: "实施地点", en: "Place", value: [text.placeDivision, text.placeAddress].filter(Boolean).join("　") || BLANK },
    { zh: "服务期限", en: "Term", value: `${dated(text.from)} 至 ${dated(text.to)}` },
  ]);
}

function drawTerms(sheet: Sheet, text: ContractText): void {
  sheet.section("付款与发票", "Payment and invoices");
  sheet.items(
    [
      "甲方按双方约定的进度向乙方支付合同价款；补助款是否取得、何时取得，不影响甲方的付款义务。",
      "乙方按实际履行情况向甲方开具合法有效的发票，发票总金额应与合同总金额一致，发票项目应能对应到上列费用项。",
    ],
    TERMS,
  );
  sheet.section("使用情况的证明", "Proof of use");
  sheet.items(
    [
      "为核验服务真实使用，乙方按平台接口要求提供登录次数、活跃用户数、设备连接数、在线时长等使用行为数据，甲方对此知情并同意。",
      "前项数据不包含甲方的生产经营业务数据；涉及个人的账号信息应先作不可逆处理。除核验和依法统计外，任何一方不得另作他用。",
    ],
    TERMS,
  );
  sheet.section("双方的义务", "Duties of the parties");
  sheet.items(
    [
      "乙方保证所提供服务与其登记的产品一致，完成部署、培训和持续运维，并在服务期内保持可用。",
      "甲方提供实施所需的场地、网络和人员配合，如实填报申请信息，不以虚假合同、虚假使用申请补助。",
      "因本合同取得的服务券只供甲方就本合同所列服务使用，不得转让、赠送、质押或重复使用，乙方不得收购、代持或以此返利。",
    ],
    TERMS,
  );
  sheet.section("变更、终止与争议", "Change, end and disputes");
  sheet.items(
    [
      "变更合同总金额、可补助费用、供应商或者实施地点的，双方应书面约定并在平台上报告；已提交申请的，按平台规定办理。",
      "一方违约致合同目的不能实现的，另一方可以书面通知终止；已取得的补助依法应退回的，由责任方承担。",
      `争议由双方协商解决；协商不成的，提交${BLANK}人民法院或仲裁机构处理。`,
    ],
    TERMS,
  );
  // The signatures must not stand alone on a page without a word of the contract.
  sheet.keep(mm(82));
  sheet.section("其他", "Other");
  sheet.items(
    [
      "本合同自双方签字盖章之日起生效，一式四份，双方各执两份，电子文本与纸质文本具有同等效力。",
      `本合同未尽事宜由双方另行书面约定；与${text.subject}服务券有关的事项，以申请时有效的政策版本为准。`,
    ],
    TERMS,
  );
}

function drawAnnexTerms(sheet: Sheet): void {
  sheet.keep(mm(82));
  sheet.section("附件的效力", "Effect of this annex");
  sheet.items(
    [
      "本附件是原合同的组成部分，自双方签字盖章之日起生效；除列明可补助费用外，原合同的其他约定不变。",
      "本附件与原合同对同一费用的表述不一致的，在认定可补助费用时以本附件为准。",
    ],
    TERMS,
  );
}

function drawSignatures(sheet: Sheet, text: ContractText): void {
  sheet.keep(mm(52));
  sheet.space(mm(6));
  const half = sheet.width / 2 - mm(4);
  const y = sheet.y;
  const signature = (x: number, head: string, party: ContractParty): void => {
    const lines = [
      `${head}（盖章）`,
      filled(party.name),
      "",
      "法定代表人或授权代表（签字）：",
      "",
      `日期：${dated(text.signedOn)}`,
    ];
    let down = y;
    for (const line of lines) down += sheet.put(line, { x, y: down, width: half }, { size: SIZE.body });
  };
  signature(sheet.left, "甲方", text.enterprise);
  signature(sheet.left + half + mm(8), "乙方", text.supplier);
  sheet.y = y + mm(38);
  sheet.paragraph("Party A (enterprise) and party B (supplier): seal, signature of the representative, date.", {
    size: SIZE.tiny,
    color: GREY,
  });
}

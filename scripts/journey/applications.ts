import { addFen, fen, fenText } from "@yunquan/core/money.ts";
import { reviewQuestionKeys } from "@yunquan/core/applications/checklist.ts";
import { addDays } from "@yunquan/core/time.ts";
import { cloudProgramme } from "../../apps/server/seed/cloud-programme.ts";
import { inParallel, Refused, type Wire } from "./client.ts";
import { textPdf } from "./papers.ts";
import type { Enterprise, Supplier } from "./parties.ts";
import type { Programme } from "./province.ts";
import { yuan } from "./report.ts";
import { cities, type Stage } from "./stage.ts";

/** One contract with the voucher asked for under it. */
export interface Case {
  readonly enterprise: Enterprise;
  readonly supplier: Supplier;
  readonly serviceCode: string;
  readonly contractId: string;
  readonly contractNumber: string;
  readonly totalFen: number;
  readonly lines: readonly { readonly id: string; readonly amountFen: number }[];
  applicationId: string;
  position: number;
  faceValueFen: number;
  status: string;
  voucherId: string;
}

const yes = Object.fromEntries(reviewQuestionKeys.map((key) => [key, { yes: true, remark: "" }]));

/** Draws up a contract with eligible and ineligible lines, uploads it, and drafts the application. */
async function draftCase(
  stage: Stage,
  programme: Programme,
  enterprise: Enterprise,
  supplier: Supplier,
  serviceCode: string,
  serial: number,
): Promise<Case> {
  const today = await stage.today();
  const number = `HT-${stage.run}-${String(serial).padStart(3, "0")}`;
  const line = (order: number, category: string, description: string, yuanAmount: number) => ({
    number: order,
    serviceCode,
    productId: supplier.products[serviceCode] ?? null,
    category,
    description,
    amountFen: fenText(fen(yuanAmount * 100)),
  });
  const lines = [
    line(1, "application", "云上应用服务一年", 90_000),
    line(2, "implementation", "上云实施", 50_000),
    line(3, "automation", "工位终端设备（不计入）", 20_000),
  ];
  const total = addFen(...lines.map((one) => fen(Number(one.amountFen))));
  const file = await enterprise.preparer.upload(
    "contract",
    `${number}.pdf`,
    await textPdf(
      `服务合同 ${number}（示例）`,
      [`甲方：${enterprise.name}`, `乙方：${supplier.name}`, `服务：${serviceCode}，合计 ${yuan(total)}`],
      await stage.now(),
    ),
  );
  const contract = await enterprise.preparer.post("/api/v1/contracts", {
    programmeId: programme.id,
    supplierId: supplier.id,
    number,
    title: `${serviceCode} 服务合同`,
    signedOn: today,
    startsOn: today,
    endsOn: addDays(today, 365),
    totalFen: fenText(total),
    statesEligibleFee: true,
    implementationDivision: enterprise.city.district,
    implementationAddress: `${enterprise.city.zh}市演练工业园`,
    fileId: file.id,
    lines,
  });
  const whole: Wire = await enterprise.preparer.get(`/api/v1/contracts/${contract.id}`);
  const application = await enterprise.preparer.post("/api/v1/applications", {
    programmeId: programme.id,
    contractId: contract.id,
    serviceCode,
    productId: supplier.products[serviceCode] ?? null,
    promised: true,
  });
  return {
    enterprise,
    supplier,
    serviceCode,
    contractId: String(contract.id),
    contractNumber: number,
    totalFen: total,
    lines: (whole.lines as { id: string; amountFen: string }[]).map((one) => ({
      id: one.id,
      amountFen: Number(one.amountFen),
    })),
    applicationId: String(application.id),
    position: 0,
    faceValueFen: 0,
    status: "draft",
    voucherId: "",
  };
}

async function submit(one: Case): Promise<void> {
  const draft = await one.enterprise.approver.get(`/api/v1/applications/${one.applicationId}`);
  const receipt = await one.enterprise.approver.post(`/api/v1/applications/${one.applicationId}/submit`, {
    version: draft.version,
  });
  one.position = Number(receipt.position);
  one.faceValueFen = Number(receipt.faceValueFen);
  one.status = String(receipt.status);
}

const versionOf = async (client: { get(path: string): Promise<Wire> }, path: string): Promise<number> =>
  Number((await client.get(path)).version);

/** Takes an application from the supplier's confirmation to the voucher. */
export async function confirmAndIssue(stage: Stage, one: Case): Promise<void> {
  const path = `/api/v1/applications/${one.applicationId}`;
  await one.supplier.preparer.post(`${path}/confirm`, { version: await versionOf(one.supplier.preparer, path) });
  const { reviewer, approver } = stage.offices[one.enterprise.city.code];
  await reviewer.post(`${path}/review`, {
    version: await versionOf(reviewer, path),
    checklist: yes,
    recommendation: "approve",
    remark: "材料齐全",
  });
  const approved = await approver.post(`${path}/approve`, { version: await versionOf(approver, path) });
  one.status = String(approved.status);
  const [voucher] = (await one.enterprise.preparer.get(`/api/v1/vouchers?contractId=${one.contractId}`)).items as {
    id: string;
  }[];
  one.voucherId = String(voucher?.id);
}

/** The opening of the window: everybody submits; who finds no capacity waits in line, in order. */
export async function applyForVouchers(
  stage: Stage,
  programme: Programme,
  enterprises: readonly Enterprise[],
  suppliers: readonly Supplier[],
): Promise<Case[]> {
  const { report } = stage;
  await stage.liveUntil(programme.opensAt);
  report.step("签订合同、起草申请", "Contracts are drawn up and applications drafted");
  const serviceOf = (enterprise: Enterprise): string =>
    enterprise.city.code === "440600" ? "PC-01" : enterprise.city.code === "440100" ? "SC-01" : "PC-03";
  const cases = await inParallel(enterprises, 4, async (enterprise, index) => {
    const supplier = suppliers[index % suppliers.length];
    if (supplier === undefined) throw new Error("no supplier");
    return await draftCase(stage, programme, enterprise, supplier, serviceOf(enterprise), index);
  });
  report.fact(`${cases.length} 份合同与申请草稿，每份含可补助与不可补助费用项`);

  report.step("开闸提交：先到先得", "The window opens: first come, first served");
  for (const city of cities) {
    const own = cases.filter((one) => one.enterprise.city.code === city.code);
    await inParallel(own, 8, submit);
    const positions = own.map((one) => one.position).toSorted((a, b) => a - b);
    report.check(
      `${city.zh}排队号连续 positions are gapless`,
      positions,
      own.map((_, index) => index + 1),
    );
    const waiting = own.filter((one) => one.status === "waiting").toSorted((a, b) => a.position - b.position);
    report.fact(
      `${city.zh}：提交 ${own.length}，受理 ${own.length - waiting.length}，候补 ${waiting.length}${waiting.length > 0 ? `（排队号 ${waiting.map((one) => one.position).join("、")}）` : ""}`,
    );
    if (city.code === "440600") {
      report.check(
        "佛山额度只够十八份，其后两份候补 the last two wait",
        waiting.map((one) => one.position),
        [19, 20],
      );
    }
  }
  const [sample] = cases;
  if (sample !== undefined) {
    const receipt = await sample.enterprise.preparer.download(`/api/v1/applications/${sample.applicationId}/receipt`);
    report.check("申请回执为 PDF the receipt is a PDF", new TextDecoder().decode(receipt.slice(0, 5)), "%PDF-");
  }
  return cases;
}

/** A second and third service of one enterprise: the annual cap cuts the face, then refuses. */
export async function meetTheAnnualCap(stage: Stage, programme: Programme, cases: readonly Case[]): Promise<Case[]> {
  const { report } = stage;
  report.step("年度上限：超出部分按上限计算", "The annual cap cuts, then refuses");
  const first = cases.find((one) => one.enterprise.city.code === "441900");
  if (first === undefined) throw new Error("no case in Dongguan");
  const { enterprise, supplier } = first;
  const more: Case[] = [];
  for (const [index, serviceCode] of ["EQ-02", "PL-01"].entries()) {
    const one = await draftCase(stage, programme, enterprise, supplier, serviceCode, 800 + index);
    await submit(one);
    more.push(one);
    report.fact(`${serviceCode} 面额 ${yuan(one.faceValueFen)}`);
  }
  const cap = cloudProgramme.tiers.find(({ tier }) => tier === "B")?.annualCapFen ?? 0;
  const sum = [first, ...more].reduce((total, one) => total + one.faceValueFen, 0);
  report.check("三份面额合计等于年度上限 the three faces add up to the cap", sum, cap);
  const over = await draftCase(stage, programme, enterprise, supplier, "MS-01", 810);
  report.check(
    "上限用尽后的申请被拒并说明原因 the fourth is refused",
    await refusalOf(submit(over)),
    "face-value-zero",
  );
  return more;
}

/** The code of the refusal a call ends in; a call that succeeds gives "accepted". */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "accepted";
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/** Suppliers confirm, one disputes; the bureau reviews; one application is rejected and the head of the waiting list moves up. */
export async function reviewAndIssue(stage: Stage, cases: readonly Case[]): Promise<void> {
  const { report } = stage;
  report.step("供应商确认、地市审核、发放", "Suppliers confirm, cities review and issue");
  const foshan = cases
    .filter((one) => one.enterprise.city.code === "440600")
    .toSorted((a, b) => a.position - b.position);
  const [disputed, rejected] = [foshan[1], foshan[2]];
  if (disputed === undefined || rejected === undefined) throw new Error("Foshan has too few cases");

  const path = `/api/v1/applications/${disputed.applicationId}`;
  await disputed.supplier.preparer.post(`${path}/dispute`, {
    version: await versionOf(disputed.supplier.preparer, path),
    reason: "实施地址填报有误。",
  });
  await disputed.enterprise.preparer.post(`${path}/bring-back`, {
    version: await versionOf(disputed.enterprise.preparer, path),
  });
  const before = disputed.position;
  await submit(disputed);
  report.check("补正后按时交回，排队号不变 a corrected application keeps its position", disputed.position, before);

  const rejectedPath = `/api/v1/applications/${rejected.applicationId}`;
  await rejected.supplier.preparer.post(`${rejectedPath}/confirm`, {
    version: await versionOf(rejected.supplier.preparer, rejectedPath),
  });
  const office = stage.offices["440600"];
  const no = { ...yes, "fees-agree": { yes: false, remark: "合同费用与填报不一致" } };
  await office.reviewer.post(`${rejectedPath}/review`, {
    version: await versionOf(office.reviewer, rejectedPath),
    checklist: no,
    recommendation: "reject",
    remark: "费用不一致",
  });
  report.check(
    "经办人不得自行复核 who reviewed may not approve",
    await refusalOf(
      office.reviewer.post(`${rejectedPath}/approve`, { version: await versionOf(office.reviewer, rejectedPath) }),
    ),
    "not-permitted",
  );
  await office.approver.post(`${rejectedPath}/reject`, {
    version: await versionOf(office.approver, rejectedPath),
    reason: "合同费用与填报不一致。",
  });
  rejected.status = "rejected";

  const promoted = foshan[18];
  const stillWaiting = foshan[19];
  for (const one of [promoted, stillWaiting])
    if (one !== undefined)
      one.status = String((await one.enterprise.preparer.get(`/api/v1/applications/${one.applicationId}`)).status);
  report.check(
    "退出的额度给候补首位 the head of the waiting list is promoted",
    [promoted?.status, stillWaiting?.status],
    ["submitted", "waiting"],
  );

  const ready = cases.filter((one) => one.status === "submitted");
  await inParallel(ready, 4, async (one) => await confirmAndIssue(stage, one));
  report.table(
    ["地市", "已发放", "面额合计"],
    cities.map((city) => {
      const issued = cases.filter((one) => one.enterprise.city.code === city.code && one.status === "issued");
      return [city.zh, issued.length, yuan(issued.reduce((sum, one) => sum + one.faceValueFen, 0))];
    }),
  );
  const [shown] = ready;
  if (shown !== undefined) await verifyInPublic(stage, shown);
}

async function verifyInPublic(stage: Stage, one: Case): Promise<void> {
  const voucher = await one.enterprise.preparer.get(`/api/v1/vouchers/${one.voucherId}`);
  const certificate = await one.enterprise.preparer.download(`/api/v1/vouchers/${one.voucherId}/certificate`);
  stage.report.check(
    "电子凭证为 PDF the certificate is a PDF",
    new TextDecoder().decode(certificate.slice(0, 5)),
    "%PDF-",
  );
  const verified = await stage.visitor.get(`/api/v1/public/vouchers/${voucher.code}`);
  stage.report.check(
    "公开核验只见状态，不见金额与全名 public verification shows no amount and no full name",
    [
      verified.status,
      JSON.stringify(verified).includes(one.enterprise.name),
      JSON.stringify(verified).includes(String(one.faceValueFen)),
    ],
    ["issued", false, false],
  );
  stage.report.fact(`券号 ${voucher.code}，最后结算时间 ${voucher.lastClaimAt}`);
}

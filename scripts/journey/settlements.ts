import { fen, fenText } from "@yunquan/core/money.ts";
import { fenToYuanPlain } from "@yunquan/core/decimal.ts";
import { addMs, type Instant } from "@yunquan/core/time.ts";
import { refusalOf } from "./applications.ts";
import type { ClaimCase } from "./claims.ts";
import { statusOf } from "./claims.ts";
import type { Client, Wire } from "./client.ts";
import { textPdf } from "./papers.ts";
import type { Programme } from "./province.ts";
import { yuan } from "./report.ts";
import type { City, Stage } from "./stage.ts";

export interface SettlementList {
  readonly id: string;
  readonly noticeId: string;
  readonly noticeEndsAt: Instant;
  readonly fundedLines: number;
  readonly fundedFen: number;
  readonly carriedLines: number;
}

const versionOf = async (client: Client, path: string): Promise<number> => Number((await client.get(path)).version);

/** Assembles, freezes and publishes a city's list; prints where the cut is and who falls below. */
export async function settle(stage: Stage, programme: Programme, city: City, period: number): Promise<SettlementList> {
  const { report } = stage;
  const { reviewer, approver } = stage.offices[city.code];
  const periodId = programme.periods[period - 1]?.id;
  const assembled: Wire = await reviewer.post("/api/v1/settlements", { settlementPeriodId: periodId, kind: "main" });
  const path = `/api/v1/settlements/${assembled.id}`;
  const preview: Wire = await reviewer.get(`${path}/preview`);
  report.fact(
    `${city.zh}第 ${period} 次：资金 ${yuan(preview.cashFen)}，列入 ${preview.fundedLines} 件 ${yuan(preview.fundedFen)}，结转 ${preview.carriedLines} 件 ${yuan(preview.carriedFen)}，未列入 ${preview.leftOutLines} 件，余 ${yuan(preview.leftFen)}`,
  );
  if (preview.stopped !== null)
    report.fact(
      `止于排队号 ${preview.stopped.position}（${preview.stopped.enterpriseName}），尚差 ${yuan(preview.stopped.missingFen)}`,
    );
  report.check(
    "编制人不得冻结 the assembler may not freeze",
    await refusalOf(reviewer.post(`${path}/freeze`, { version: assembled.version })),
    "not-permitted",
  );
  const frozen: Wire = await approver.post(`${path}/freeze`, { version: await versionOf(approver, path) });
  report.check(
    "冻结结果与预览一致 the frozen list is the previewed one",
    [frozen.fundedLines, frozen.fundedFen, frozen.carriedLines],
    [preview.fundedLines, preview.fundedFen, preview.carriedLines],
  );
  const lines = await reviewer.all(`${path}/lines`);
  const funded = lines.filter((line) => line.outcome === "funded");
  const inOrder = funded.map((line) => [-Number(line.carriedFrom), Number(line.position)] as const);
  const sorted = inOrder.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  report.check("先结转、后排队号，无人插队 carried-over first, then by position", inOrder, sorted);
  const published: Wire = await reviewer.post(`${path}/publish`, {
    version: frozen.version,
    ownSite: { url: `https://${city.login}.example.gov.cn/notice/${stage.run}`, on: await stage.today() },
  });
  const whole: Wire = await reviewer.get(path);
  const notice: Wire = published.notice ?? whole.notice;
  report.fact(`公示 ${notice.number}：${notice.days} 天，至 ${notice.endsAt}`);
  return {
    id: String(assembled.id),
    noticeId: String(notice.id),
    noticeEndsAt: notice.endsAt as Instant,
    fundedLines: Number(frozen.fundedLines),
    fundedFen: Number(frozen.fundedFen),
    carriedLines: Number(frozen.carriedLines),
  };
}

/** An enterprise objects to a line; the bureau admits, answers and decides. */
export async function object(
  stage: Stage,
  city: City,
  list: SettlementList,
  by: ClaimCase,
  against: ClaimCase,
  outcome: "upheld" | "dismissed",
): Promise<void> {
  const { reviewer, approver } = stage.offices[city.code];
  const lines: Wire[] = await stage.visitor.all(`/api/v1/public/notices/${list.noticeId}/lines`);
  const line = lines.find((one) => one.claimId === against.id);
  const client = by.of.enterprise.preparer;
  const proof = await client.upload(
    "objection",
    "异议材料.pdf",
    await textPdf("异议材料（示例）", ["事实与依据"], await stage.now()),
  );
  const filed: Wire = await client.post("/api/v1/objections", {
    kind: "line",
    noticeId: list.noticeId,
    lineId: line?.lineId,
    text: "对该笔结算的实施情况有异议。",
    fileIds: [proof.id],
  });
  stage.report.check("异议期间该笔暂扣 the line is held meanwhile", await statusOf(against), "held");
  const path = `/api/v1/objections/${filed.id}`;
  await reviewer.post(`${path}/admit`, { version: await versionOf(reviewer, path) });
  await reviewer.post(`${path}/answer`, {
    version: await versionOf(reviewer, path),
    answer: outcome === "upheld" ? "经核实，异议成立。" : "经核实，异议不成立。",
  });
  if (outcome === "upheld")
    await approver.post(`${path}/uphold`, {
      version: await versionOf(approver, path),
      decision: "该笔退出本期清单，重新核实。",
      effect: { kind: "removed" },
    });
  else await approver.post(`${path}/dismiss`, { version: await versionOf(approver, path), decision: "维持原清单。" });
  stage.report.fact(`异议 ${filed.number}：${outcome === "upheld" ? "成立，该笔退出本期清单" : "不成立，继续兑付"}`);
}

/** Writes the bank's answer to a batch: these lines failed, all others paid. */
function bankAnswer(lines: readonly Wire[], failed: readonly string[], paidOn: string, run: number): Uint8Array {
  const rows = lines.map((line, index) =>
    failed.includes(String(line.claimId))
      ? [line.lineNumber, fenToYuanPlain(fen(Number(line.amountFen))), "失败", "账号户名不符", "", ""]
      : [
          line.lineNumber,
          fenToYuanPlain(fen(Number(line.amountFen))),
          "成功",
          "",
          `BK${run}${String(line.lineNumber).replaceAll(/\W/g, "")}${index}`,
          paidOn,
        ],
  );
  return new TextEncoder().encode(
    [["明细号", "金额（元）", "结果", "失败原因", "银行流水号", "支付日期"], ...rows]
      .map((row) => row.join(","))
      .join("\r\n"),
  );
}

/** Drafts, releases and reconciles one batch of a list; `failing` claims bounce. Gives what was paid, in fen. */
export async function pay(
  stage: Stage,
  city: City,
  list: SettlementList,
  failing: readonly ClaimCase[],
): Promise<number> {
  const { report } = stage;
  const { reviewer, finance } = stage.offices[city.code];
  const drafted: Wire = await reviewer.post("/api/v1/payments", { settlementId: list.id });
  const path = `/api/v1/payments/${drafted.batch.id}`;
  report.check("无人被挡在批次外 nobody is kept out of the batch", drafted.keptOut, []);
  report.check(
    "经办人不得放行支付 the bureau may not release",
    await refusalOf(reviewer.post(`${path}/release`, { version: drafted.batch.version })),
    "not-permitted",
  );
  await finance.post(`${path}/release`, { version: await versionOf(finance, path) });
  await finance.post(`${path}/send`, { version: await versionOf(finance, path) });
  const first = await finance.download(`${path}/file`);
  const again = await finance.download(`${path}/file`);
  report.check("再次导出逐字节一致 exporting again gives identical bytes", Buffer.compare(first, again), 0);
  const lines: Wire[] = await finance.all(`${path}/lines`);
  const answer = bankAnswer(
    lines,
    failing.map((claim) => claim.id),
    await stage.today(),
    stage.run,
  );
  const file = await finance.upload("bank-result", "银行回单.csv", answer);
  const imported: Wire = await finance.post(`${path}/results`, {
    version: await versionOf(finance, path),
    fileId: file.id,
  });
  report.fact(
    `支付批次 ${drafted.batch.number}：${drafted.batch.lines} 笔 ${yuan(drafted.batch.totalFen)}；成功 ${imported.paidLines}，失败 ${imported.failedLines}`,
  );
  report.check(
    "回单逐笔对上 every bank line is reconciled",
    [imported.paidLines, imported.failedLines, imported.suspenseLines],
    [lines.length - failing.length, failing.length, 0],
  );
  const repeated = await finance.upload("bank-result", "银行回单.csv", answer);
  const second: Wire = await finance.post(`${path}/results`, {
    version: await versionOf(finance, path),
    fileId: repeated.id,
  });
  report.check(
    "重复导入不产生影响 importing it again does nothing",
    [second.again, second.batch.paidFen, second.batch.failedFen],
    [true, imported.batch.paidFen, imported.batch.failedFen],
  );
  return Number(imported.batch.paidFen);
}

/** A failed payment: the enterprise names another account, another person confirms it, the claim goes into the next batch. */
export async function correctAccount(stage: Stage, list: SettlementList, claim: ClaimCase): Promise<void> {
  stage.report.check("退票 the payment failed", await statusOf(claim), "failed");
  const { enterprise } = claim.of;
  const account: Wire = await enterprise.preparer.post(`/api/v1/enterprises/${enterprise.id}/payment-accounts`, {
    accountName: enterprise.name,
    bankName: "演练银行更正支行",
    bankCode: "102100099996",
    accountNumber: `62229999${String(stage.run).padStart(6, "0")}${String(enterprise.number).padStart(4, "0")}`,
  });
  const { finance } = stage.offices[enterprise.city.code];
  await finance.post(`/api/v1/payment-accounts/${account.id}/confirm`, {
    version: account.version,
    reason: "已核对开户许可证",
  });
  const batches: Wire[] = await finance.all(`/api/v1/payments?settlementId=${list.id}`);
  const lines = (
    await Promise.all(
      batches.map(async (batch) => await finance.all(`/api/v1/payments/${batch.id}/lines?status=failed`)),
    )
  ).flat();
  const line = lines.find((one) => one.claimId === claim.id);
  await finance.post(`/api/v1/payment-lines/${line?.id}/retry`, { reason: "账户已更正" });
  stage.report.check("账户更正后恢复待兑付 payable again after correction", await statusOf(claim), "payable");
}

/** The province moves cash from a city that has plenty to the one that ran short. */
export async function moveCash(
  stage: Stage,
  programme: Programme,
  from: City,
  to: City,
  yuanAmount: number,
): Promise<void> {
  const plan: Wire = await stage.policy.get(`/api/v1/plans/${programme.planId}`);
  await stage.policy.post(`/api/v1/plans/${programme.planId}/move`, {
    version: plan.version,
    kind: "cash",
    fromCityCode: from.code,
    toCityCode: to.code,
    amountFen: fenText(fen(yuanAmount * 100)),
    reason: "兑付资金余缺调剂",
  });
  stage.report.fact(`省级调剂：${from.zh} → ${to.zh} ${yuan(yuanAmount * 100)}`);
}

/** Money by city, as the province sees it. */
export async function showMoney(stage: Stage, programme: Programme): Promise<Wire[]> {
  const { cities }: Wire = await stage.policy.get(`/api/v1/settlements/money?planId=${programme.planId}`);
  stage.report.table(
    ["地市", "资金", "已列入", "已兑付", "可用", "结转"],
    (cities as Wire[])
      .filter((city) => Number(city.grantedFen) > 0)
      .map((city) => [
        city.cityCode,
        yuan(city.grantedFen),
        yuan(city.promisedFen),
        yuan(city.paidFen),
        yuan(city.freeFen),
        `${city.carriedLines} 件 ${yuan(city.carriedFen)}`,
      ]),
  );
  return cities as Wire[];
}

/** Lives until a minute after the last of these notices, so that what nobody objected to becomes payable. */
export async function liveThroughNotices(stage: Stage, lists: readonly SettlementList[]): Promise<void> {
  const last = lists
    .map((list) => list.noticeEndsAt)
    .toSorted()
    .at(-1);
  if (last !== undefined) await stage.liveUntil(addMs(last, 60_000));
}

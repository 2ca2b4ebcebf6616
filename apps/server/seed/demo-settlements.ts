import { z } from "@yunquan/contract/z.ts";
import { fenToYuanPlain } from "@yunquan/core/decimal.ts";
import { parseFen } from "@yunquan/core/money.ts";
import { assert } from "@yunquan/core/refusal.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { demoCities, type CityCode, type DemoStage } from "./demo-stage.ts";

/** A settlement list of a city, as the person who draws it up begins it. */
export interface DemoList {
  readonly cityCode: CityCode;
  readonly path: string;
  readonly id: string;
}

const id = z.object({ id: z.string() });

/** The reviewer draws up his city's list of a settlement period. */
export async function assembleList(
  stage: DemoStage,
  cityCode: CityCode,
  settlementPeriodId: string,
): Promise<DemoList> {
  const { reviewer } = stage.offices[cityCode];
  const list = await reviewer.ask(id, "/api/v1/settlements", { settlementPeriodId, kind: "main" });
  return { cityCode, id: list.id, path: `/api/v1/settlements/${list.id}` };
}

/** The approver freezes it. */
export async function freezeList(stage: DemoStage, list: DemoList): Promise<void> {
  await stage.offices[list.cityCode].approver.step(list.path, "freeze");
}

/** It is published on the platform and on the bureau's own site, whose address says that it is an example. */
export async function publishList(stage: DemoStage, list: DemoList, on: CalendarDate): Promise<void> {
  const ownSite = { url: `https://${demoCities[list.cityCode]}.example/notices/${on}`, on };
  await stage.offices[list.cityCode].reviewer.step(list.path, "publish", { ownSite });
}

/** A batch of payments of a list. */
export interface DemoBatch {
  readonly cityCode: CityCode;
  readonly path: string;
}

/** The bureau drafts a batch; the treasury's person releases it and hands it in. */
export async function sendPayments(stage: DemoStage, list: DemoList): Promise<DemoBatch> {
  const { reviewer, finance } = stage.offices[list.cityCode];
  const drafted = z.object({ batch: id, keptOut: z.array(z.unknown()) });
  const { batch, keptOut } = await reviewer.ask(drafted, "/api/v1/payments", { settlementId: list.id });
  assert(keptOut.length === 0, "nobody is kept out of the demonstration's payments");
  const path = `/api/v1/payments/${batch.id}`;
  await finance.step(path, "release");
  await finance.step(path, "send");
  return { cityCode: list.cityCode, path };
}

/** The bank's answer is imported: everything was paid. */
export async function importBankResult(stage: DemoStage, batch: DemoBatch, paidOn: CalendarDate): Promise<void> {
  const { finance } = stage.offices[batch.cityCode];
  const page = z.object({ items: z.array(z.object({ lineNumber: z.string(), amountFen: z.string() })) });
  const { items } = await finance.get(page, `${batch.path}/lines?limit=100`);
  const rows = items.map(({ lineNumber, amountFen }, index) => {
    const amount = parseFen(amountFen);
    assert(amount !== undefined, "an amount on the wire is fen");
    return [
      lineNumber,
      fenToYuanPlain(amount),
      "成功",
      "",
      `SAMPLE${paidOn.replaceAll("-", "")}${batch.cityCode}${index + 1}`,
      paidOn,
    ];
  });
  const head = ["明细号", "金额（元）", "结果", "失败原因", "银行流水号", "支付日期"];
  const csv = new TextEncoder().encode([head, ...rows].map((row) => row.join(",")).join("\r\n"));
  const { version } = await finance.get(z.object({ version: z.number() }), batch.path);
  const fileId = await finance.upload("bank-result", `银行回单-${paidOn}（示例）.csv`, csv);
  const result = await finance.ask(z.object({ paidLines: z.number() }), `${batch.path}/results`, { version, fileId });
  assert(result.paidLines === items.length, "the bank paid every line");
}

/** The bank tells by letter that a payment of a city came back; its finance notes it, for another person of finance to decide on. */
export async function noteReturn(stage: DemoStage, cityCode: CityCode, bookedOn: CalendarDate): Promise<void> {
  const { finance } = stage.offices[cityCode];
  const page = z.object({ items: z.array(id) });
  const [batch] = (await finance.get(page, "/api/v1/payments?limit=1")).items;
  assert(batch !== undefined, "a payment was made before it comes back");
  const [line] = (await finance.get(page, `/api/v1/payments/${batch.id}/lines?limit=1&status=paid`)).items;
  assert(line !== undefined, "a payment was made before it comes back");
  await finance.ask(id, `/api/v1/payment-lines/${line.id}/return`, {
    reason: "银行来函：收款账户已销户，款项退回（示例）",
    bookedOn,
    bankReference: `SAMPLE-TH${bookedOn.replaceAll("-", "")}`,
  });
}

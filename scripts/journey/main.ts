import { parseArgs } from "node:util";
import { addMs } from "@yunquan/core/time.ts";
import { applyForVouchers, confirmAndIssue, meetTheAnnualCap, reviewAndIssue } from "./applications.ts";
import { claimVouchers, decideClaims, reuseAnInvoice, sendUsage, statusesOf, statusOf } from "./claims.ts";
import { visitor, type Wire } from "./client.ts";
import { registerEnterprises, registerSuppliers } from "./parties.ts";
import { openProgramme } from "./province.ts";
import { consoleReport, yuan } from "./report.ts";
import { startServer } from "./server.ts";
import { correctAccount, liveThroughNotices, moveCash, object, pay, settle, showMoney } from "./settlements.ts";
import { cities, days, setStage, type City } from "./stage.ts";

/**
 * `npm run journey`: the whole main line over HTTP, from the province's plan to the money in the enterprises' accounts,
 * against a server it starts itself (`-- --database postgres` for PostgreSQL) or one that runs (`-- --url http://…`, demo
 * mode). Prints every step, compares what must add up, ends with the proof, and fails when anything does not.
 */
const { values } = parseArgs({
  options: { url: { type: "string" }, database: { type: "string", default: "embedded" } },
});

const report = consoleReport();
const startedAt = Date.now();
const server =
  values.url === undefined ? await startServer(values.database === "postgres" ? "postgres" : "embedded") : undefined;
const url = values.url ?? server?.url ?? "";

try {
  console.log(`云券全程演练 · Yunquan journey  ${url}  ${server === undefined ? "" : server.database}`);
  await journey();
} catch (error) {
  report.check(
    "演练未中断 the journey was not interrupted",
    error instanceof Error ? error.message : String(error),
    "no error",
  );
  if (error instanceof Error && error.stack !== undefined) console.error(error.stack);
} finally {
  await server?.stop();
}
console.log(
  `\n核对 ${report.checks()} 项，不符 ${report.failures()} 项，用时 ${Math.round((Date.now() - startedAt) / 1000)} 秒`,
);
process.exitCode = report.failures() === 0 ? 0 : 1;

async function journey(): Promise<void> {
  const stage = await setStage(visitor(url), report);
  const programme = await openProgramme(stage);
  const suppliers = await registerSuppliers(stage, programme);
  const enterprises = await registerEnterprises(stage, programme);
  const cases = await applyForVouchers(stage, programme, enterprises, suppliers);
  const more = await meetTheAnnualCap(stage, programme, cases);
  const all = [...cases, ...more];
  await reviewAndIssue(stage, all);

  const [foshan, guangzhou] = cities;
  const first = programme.periods[0];
  const second = programme.periods[1];
  if (first === undefined || second === undefined) throw new Error("two settlement periods were announced");
  const of = (city: City) =>
    all.filter((one) => one.enterprise.city.code === city.code).toSorted((a, b) => a.position - b.position);

  report.step("实施上线，提出结算申请", "The services go live; enterprises claim");
  await stage.liveUntil(addMs(first.opensAt, days(10)));
  const issued = all.filter((one) => one.status === "issued");
  const forgetful = of(foshan).find((one) => one.status === "issued");
  if (forgetful === undefined) throw new Error("Foshan has issued vouchers");
  const claims = await claimVouchers(
    stage,
    issued.filter((one) => one !== forgetful),
  );
  report.fact(`提出 ${claims.length} 份结算申请，${forgetful.enterprise.name} 未提出`);
  const [usedInvoice] = claims;
  if (usedInvoice !== undefined) await reuseAnInvoice(stage, usedInvoice.of, forgetful);

  report.step("行为数据、评估、实施情况表与结算审核", "Usage, evaluation, implementation reports, review");
  const foshanClaims = claims
    .filter((claim) => claim.of.enterprise.city.code === foshan.code)
    .toSorted((a, b) => a.position - b.position);
  const silent = foshanClaims[3];
  if (silent === undefined) throw new Error("Foshan has claims");
  await sendUsage(stage, claims, [silent]);
  await stage.liveUntil(addMs(await stage.now(), days(1)));
  await decideClaims(stage, programme, claims);
  report.fact(`结算申请状态 ${JSON.stringify(await statusesOf(claims))}`);
  report.check("数据不足者不得通过 a claim without enough usage is not approved", await statusOf(silent), "evaluated");

  report.step("第一次结算：资金缺口者结转", "First settlement: who finds no money is carried over");
  await stage.liveUntil(addMs(first.deadlineAt, 60_000));
  const lists = [];
  for (const city of cities) lists.push({ city, list: await settle(stage, programme, city, 1) });
  const foshanList = lists[0]?.list;
  if (foshanList === undefined) throw new Error("Foshan has a list");
  report.check(
    "佛山资金够十二件，其余四件结转 twelve are funded, four carried over",
    [foshanList.fundedLines, foshanList.carriedLines],
    [12, 4],
  );

  report.step("公示与异议", "Public notice and objections");
  const [one, two, three] = foshanClaims;
  if (one === undefined || two === undefined || three === undefined) throw new Error("Foshan has claims");
  await object(stage, foshan, foshanList, three, one, "dismissed");
  await object(stage, foshan, foshanList, three, two, "upheld");
  report.check(
    "异议成立者退出清单、保留排队号 an upheld line falls, its claim stays in line",
    await statusOf(two),
    "approved",
  );
  await liveThroughNotices(
    stage,
    lists.map(({ list }) => list),
  );

  report.step("兑付", "Payment");
  let paid = 0;
  for (const { city, list } of lists) {
    const failing = city.code === foshan.code ? [three] : [];
    paid += await pay(stage, city, list, failing);
    if (failing.length > 0) {
      await correctAccount(stage, list, three);
      paid += await pay(stage, city, list, []);
    }
  }
  await showMoney(stage, programme);

  report.step("逾期作废，额度转给候补", "A voucher expires; its capacity goes to the waiting list");
  report.check(
    "逾期未申请结算的券作废 the unclaimed voucher expired",
    (await forgetful.enterprise.preparer.get(`/api/v1/vouchers/${forgetful.voucherId}`)).status,
    "expired",
  );
  const last = of(foshan).find((application) => application.status === "waiting");
  if (last === undefined) throw new Error("one application still waits");
  report.check(
    "候补者递补 the waiting application is promoted",
    (await last.enterprise.preparer.get(`/api/v1/applications/${last.applicationId}`)).status,
    "submitted",
  );
  await confirmAndIssue(stage, last);

  report.step("第二次结算：结转者在先", "Second settlement: the carried-over come first");
  await moveCash(stage, programme, guangzhou, foshan, 240_000);
  await stage.liveUntil(addMs(second.opensAt, days(2)));
  const late = await claimVouchers(stage, [last]);
  await sendUsage(stage, [...late, silent], []);
  await stage.liveUntil(addMs(await stage.now(), days(1)));
  await decideClaims(stage, programme, [...late, silent]);
  await stage.liveUntil(addMs(second.deadlineAt, 60_000));
  const secondList = await settle(stage, programme, foshan, 2);
  report.check(
    "结转四件全部列入，其余因资金不足再结转 the four carried over are funded first",
    [secondList.fundedLines, secondList.carriedLines],
    [4, 3],
  );
  await liveThroughNotices(stage, [secondList]);
  paid += await pay(stage, foshan, secondList, []);
  const money = await showMoney(stage, programme);
  report.check(
    "各市已兑付合计等于银行回单合计 paid by city equals paid by bank",
    money.reduce((sum, city) => sum + Number(city.paidFen), 0),
    paid,
  );
  report.fact(`合计兑付 ${yuan(paid)}`);

  report.step("平账证明", "The proof");
  const proof: Wire = await stage.administrator.post("/api/v1/proof/runs", {});
  report.table(
    ["核对", "不符"],
    (proof.checks as Wire[]).map((check) => [check.zh, check.differences]),
  );
  report.check("全部重算无差异 everything re-added without a difference", proof.outcome, "clean");
}

import { statisticsQuery } from "@yunquan/contract/programmes.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { listPlans } from "../plans/store.ts";
import { programmeByCode } from "../programmes/commands.ts";
import { presentGoals, presentStatistics } from "../programmes/public.ts";
import { readFilters } from "./filters.ts";
import { choiceField, ignoredNote, shareBar } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { goalFigure, type Goal } from "./programme-parts.ts";

type Statistics = Awaited<ReturnType<typeof presentStatistics>>;

/** A programme's goals and results, counted from the records at this moment, down to the city. @clause 1.1 */
export const figuresPage: PublicPage = {
  url: "/programmes/:code/figures",
  make: async ({ work, speech, params, query }) => {
    const { t, given: words } = speech;
    const programme = await programmeByCode(work, params["code"] ?? "");
    const { given, ignored } = readFilters(statisticsQuery, query);
    const { items: goals } = await presentGoals(work, programme);
    const statistics = await presentStatistics(work, {
      programmeId: programme.id,
      year: given.year === undefined ? null : Number(given.year),
      city: given.city ?? null,
    });
    const years = (await listPlans(work, programme.id))
      .filter((plan) => plan.status !== "draft")
      .map((plan) => String(plan.year));
    const title = t("目标与执行情况", "Goals and figures");
    const path = `/programmes/${programme.code}/figures`;
    return {
      title,
      body: html`
        <p class="crumbs"><a href="/programmes/${programme.code}">${words(programme.nameZh, programme.nameEn)}</a></p>
        <h1>${title}</h1>
        <p class="lead">
          ${t("以下数字均由办理记录实时统计得出。", "Every figure is counted from the records as they stand now.")}
        </p>
        <dl class="figures">${goals.map((goal) => goalFigure(speech, goal))}</dl>
        ${goals.length > 0 && goalTable(speech, goals)}
        <h2>${t("服务券分布", "Vouchers by kind")}</h2>
        <form class="filters" method="get" action="${path}">
          ${choiceField(
            speech,
            { name: "year", label: t("年度", "Year"), value: given.year },
            years.map((year) => ({ value: year, words: year })),
          )}
          ${choiceField(
            speech,
            { name: "city", label: t("地市", "City"), value: given.city },
            cities.map((city) => ({ value: city.code, words: t(city.zh, city.en) })),
          )}
          <button>${t("统计", "Count")}</button>
        </form>
        ${ignoredNote(speech, ignored)} ${statisticsPart(speech, statistics)}
      `,
    };
  },
};

function goalTable(speech: Speech, goals: readonly Goal[]): Html {
  const { t, count } = speech;
  const [first] = goals;
  if (first === undefined) return html``;
  return html`<details>
    <summary>${t("各地市完成情况和统计口径", "By city, and how it is counted")}</summary>
    <ul>
      ${goals.map((goal) => html`<li>${t(goal.zh, goal.en)}${t("：", ": ")}${t(goal.countedZh, goal.countedEn)}</li>`)}
    </ul>
    <div class="table-box">
      <table>
        <thead>
          <tr>
            <th scope="col">${t("地市", "City")}</th>
            ${goals.map((goal) => html`<th scope="col" class="number">${t(goal.zh, goal.en)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${first.byCity.map(
            (city, index) =>
              html`<tr>
                <th scope="row">${t(city.cityZh, city.cityEn)}</th>
                ${goals.map((goal) => html`<td class="number">${count(goal.byCity[index]?.actual ?? 0)}</td>`)}
              </tr>`,
          )}
          <tr>
            <th scope="row">${t("省外", "Elsewhere")}</th>
            ${goals.map((goal) => html`<td class="number">${count(goal.elsewhere)}</td>`)}
          </tr>
        </tbody>
      </table>
    </div>
  </details>`;
}

function statisticsPart(speech: Speech, statistics: Statistics): Html {
  const { t, count } = speech;
  const percent = (shareBp: number): string => `${(shareBp / 100).toFixed(2)}%`;
  return html`<dl class="figures">
      <div>
        <dt>${t("有效服务券", "Vouchers")}</dt>
        <dd>${count(statistics.vouchers)}</dd>
      </div>
      <div>
        <dt>${t("持券企业", "Enterprises")}</dt>
        <dd>${count(statistics.enterprises)}</dd>
      </div>
      <div>
        <dt>${t("其中中小微企业", "Of these below large")}</dt>
        <dd>${percent(statistics.smeBp)}</dd>
      </div>
      <div>
        <dt>${t("面向生产制造的券", "Vouchers for production")}</dt>
        <dd>${percent(statistics.productionFocusBp)}</dd>
      </div>
    </dl>
    <div class="columns">
      ${shareTable(speech, t("按业务环节", "By segment"), statistics.bySegment)}
      ${shareTable(speech, t("按类型", "By kind"), statistics.byKind)}
      ${shareTable(speech, t("按应用阶段", "By stage"), statistics.byStage)}
      ${shareTable(speech, t("按企业规模", "By size of enterprise"), statistics.bySizeClass)}
    </div>
    <p class="soft">
      ${t("一项服务属于多个业务环节的，在各环节分别计数。", "A service of several segments counts in each.")}
    </p>`;
}

function shareTable({ t, count }: Speech, caption: string, rows: Statistics["bySegment"]): Html {
  return html`<div class="table-box">
    <table>
      <caption>
        ${caption}
      </caption>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${t(row.zh, row.en)} ${shareBar(row.shareBp)}</th>
              <td class="number">${count(row.vouchers)}</td>
              <td class="number">${(row.shareBp / 100).toFixed(1)}%</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

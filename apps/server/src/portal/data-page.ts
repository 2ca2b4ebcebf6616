import { openDataQuery, type openData } from "@yunquan/contract/programmes.ts";
import { z } from "@yunquan/contract/z.ts";
import { fen } from "@yunquan/core/money.ts";
import { SMALLEST_CELL } from "@yunquan/core/programmes/small-cells.ts";
import type { Work } from "../platform/work.ts";
import { presentOpenData } from "../programmes/open-data.ts";
import { presentGoals } from "../programmes/public.ts";
import { listProgrammes, type ProgrammeRow } from "../programmes/store.ts";
import { programmeChoice } from "./catalogue-parts.ts";
import { legend, lineChart, tileMap, type CityValue, type Series } from "./charts.ts";
import { address, readFilters } from "./filters.ts";
import { choiceField, ignoredNote, shareBar } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { goalFigure } from "./programme-parts.ts";

type OpenData = z.output<typeof openData>;
type City = OpenData["cities"][number];

const measures = {
  issued: { zh: "发券金额", en: "Vouchers issued", of: (city: City): number | null => city.issuedFen, money: true },
  paid: { zh: "兑付金额", en: "Paid", of: (city: City): number | null => city.paidFen, money: true },
  vouchers: {
    zh: "服务券张数",
    en: "Number of vouchers",
    of: (city: City): number | null => city.vouchers,
    money: false,
  },
  enterprises: { zh: "持券企业", en: "Enterprises", of: (city: City): number | null => city.enterprises, money: false },
  allotted: { zh: "切块金额", en: "Allotted", of: (city: City): number | null => city.allottedFen, money: true },
} as const;
type Measure = keyof typeof measures;

const asked = z.strictObject({
  ...openDataQuery.shape,
  measure: z.enum(Object.keys(measures) as [Measure, ...Measure[]]).optional(),
});

/** What the programmes do, as everybody may see it: charts with their tables, and the same numbers as files. @clause 1.1 */
export const dataPage: PublicPage = {
  url: "/data",
  make: async ({ work, speech, query }) => {
    const { t } = speech;
    const programmes = await listProgrammes(work);
    const programme = programmes.find((one) => one.code === query["programme"]) ?? programmes[0];
    const title = t("数据公开", "Open data");
    return {
      title,
      body: html`
        <h1>${title}</h1>
        <p class="lead">
          ${t("由办理记录实时统计，只公布汇总数，不含企业信息。", "Counted from the records as they stand now; sums only, nothing about single enterprises.")}
        </p>
        ${
          programme === undefined
            ? html`<p class="empty">${t("尚未发布方案。", "No programme has been published yet.")}</p>`
            : html`${programmeChoice(speech, programmes, programme, ({ code }) => `/data?programme=${code}`)}
              ${await programmeData(work, speech, programme, query)}`
        }
        ${otherData(speech, programme)}
      `,
    };
  },
};

async function programmeData(
  work: Work,
  speech: Speech,
  programme: ProgrammeRow,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Html> {
  const { t, total, count } = speech;
  const { given, ignored } = readFilters(asked, query);
  const measure = given.measure ?? "issued";
  const data = await presentOpenData(work, programme, given.year === undefined ? null : Number(given.year));
  const { items: goals } = await presentGoals(work, programme);
  const files = (table: string): string =>
    address(`/api/v1/public/programmes/${programme.code}/open-data/file`, { table, year: given.year });
  const json = address(`/api/v1/public/programmes/${programme.code}/open-data`, { year: given.year });
  const sums: [string, string][] = [
    [t("发券金额", "Vouchers issued"), orKept(speech, data.totals.issuedFen, total)],
    [t("兑付金额", "Paid"), orKept(speech, data.totals.paidFen, total)],
    [t("服务券", "Vouchers"), count(data.cities.reduce((sum, city) => sum + city.vouchers, 0))],
    [t("切块金额", "Allotted"), total(data.totals.allottedFen)],
  ];
  return html`${
      goals.length > 0 &&
      html`<h2>${t("目标与进展", "Goals and progress")}</h2>
        <dl class="figures">${goals.map((goal) => goalFigure(speech, goal))}</dl>`
    }
    <h2>${t("发券与兑付", "Vouchers and payments")}</h2>
    <form class="filters" method="get" action="/data">
      <input type="hidden" name="programme" value="${programme.code}" />
      ${choiceField(
        speech,
        { name: "year", label: t("年度", "Year"), value: given.year },
        data.years.map((year) => ({ value: String(year), words: String(year) })),
      )}
      <label
        >${t("地图和排序指标", "Measure")}<select name="measure">
          ${Object.entries(measures).map(([name, { zh, en }]) => html`<option value="${name}" ${name === measure ? html`selected` : ""}>${t(zh, en)}</option>`)}
        </select></label
      >
      <button>${t("统计", "Count")}</button>
    </form>
    ${ignoredNote(speech, ignored)}
    <dl class="figures">
      ${sums.map(
        ([name, words]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${words}</dd>
          </div>`,
      )}
    </dl>
    ${byCity(speech, data, measure, files("cities"), json)} ${byMonth(speech, data, files("months"), json)}`;
}

function byCity(speech: Speech, data: OpenData, measure: Measure, csv: string, json: string): Html {
  const { t, yuan, count } = speech;
  const { zh, en, of, money } = measures[measure];
  const name = t(zh, en);
  const short = (value: number): string => (money ? shortAmount(speech, value) : count(value));
  const values: CityValue[] = data.cities.map((city) => ({
    cityCode: city.cityCode,
    name: t(city.cityZh.replace(/市$/, ""), city.cityEn),
    value: of(city) ?? 0,
    words: orKept(speech, of(city), short),
  }));
  const largest = Math.max(1, ...values.map(({ value }) => value));
  const sorted = data.cities.toSorted((a, b) => (of(b) ?? 0) - (of(a) ?? 0));
  const head = {
    city: t("地市", "City"),
    allotted: t("切块（元）", "Allotted (yuan)"),
    vouchers: t("服务券", "Vouchers"),
    enterprises: t("企业", "Enterprises"),
    issued: t("发券金额（元）", "Issued (yuan)"),
    paid: t("兑付金额（元）", "Paid (yuan)"),
  };
  const plain = (amount: City["issuedFen"]): string =>
    orKept(speech, amount, (shown) => yuan(shown).replace(/ 元$|^¥/, ""));
  return html`<section>
    <h3>${t(`各地市${name}`, `${name} by city`)}</h3>
    <div class="panel">
      <div class="chart-box" role="group" aria-label="${t("地市示意图", "Tiles of the cities")}" tabindex="0">
        ${tileMap(t(`21 个地市${name}示意图，数据见下表`, `The 21 cities by ${name.toLowerCase()}; the table below has the numbers`), values)}
      </div>
      <p class="soft">
        ${t("色块示意地市相对位置，不是地图，不表示行政区域界线；颜色越深数值越大。", "Tiles stand roughly where the cities lie; this is no map and shows no borders. Darker is more.")}${money && t("单位：万元。", " In 10,000 yuan.")}
      </p>
    </div>
    <div class="table-box" role="region" aria-label="${name}" tabindex="0">
      <table class="stack">
        <caption>
          ${t(`各地市数据，按${name}排序`, `The cities in the order of ${name.toLowerCase()}`)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${head.city}</th>
            <th scope="col" class="number">${head.allotted}</th>
            <th scope="col" class="number">${head.vouchers}</th>
            <th scope="col" class="number">${head.enterprises}</th>
            <th scope="col" class="number">${head.issued}</th>
            <th scope="col" class="number">${head.paid}</th>
          </tr>
        </thead>
        <tbody>
          ${sorted.map(
            (city) =>
              html`<tr>
                <th scope="row" class="with-bar">
                  ${t(city.cityZh, city.cityEn)} ${shareBar(Math.round(((of(city) ?? 0) / largest) * 10_000))}
                </th>
                <td class="number" data-label="${head.allotted}">${plain(city.allottedFen)}</td>
                <td class="number" data-label="${head.vouchers}">${count(city.vouchers)}</td>
                <td class="number" data-label="${head.enterprises}">${count(city.enterprises)}</td>
                <td class="number" data-label="${head.issued}">${plain(city.issuedFen)}</td>
                <td class="number" data-label="${head.paid}">${plain(city.paidFen)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${keptBackNote(speech)} ${downloads(speech, csv, json)}
  </section>`;
}

function byMonth(speech: Speech, data: OpenData, csv: string, json: string): Html {
  const { t, yuan, count } = speech;
  const title = t("逐月累计", "Month by month");
  if (data.months.length === 0)
    return html`<section>
      <h3>${title}</h3>
      <p class="empty">${t("尚无发券和兑付。", "No voucher has been issued yet.")}</p>
    </section>`;
  const running = (of: (month: OpenData["months"][number]) => number | null): number[] => {
    let sum = 0;
    return data.months.map((month) => (sum += of(month) ?? 0));
  };
  const series: Series[] = [
    { name: t("累计发券金额", "Issued so far"), values: running((month) => month.issuedFen) },
    { name: t("累计兑付金额", "Paid so far"), values: running((month) => month.paidFen) },
  ];
  const head = {
    month: t("月份", "Month"),
    vouchers: t("发券（张）", "Vouchers"),
    issued: t("发券金额", "Issued"),
    payments: t("兑付（笔）", "Payments"),
    paid: t("兑付金额", "Paid"),
  };
  return html`<section>
    <h3>${title}</h3>
    <div class="panel">
      ${legend(series)}
      <div class="chart-box" role="group" aria-label="${t("折线图", "Line chart")}" tabindex="0">
        ${lineChart(
          t(
            "逐月累计发券和兑付金额折线图，单位万元，数据见下表",
            "Lines of vouchers issued and paid so far, in 10,000 yuan; the table below has the numbers",
          ),
          data.months.map(({ month }) => month),
          series,
          (value) => shortAmount(speech, value),
        )}
      </div>
      <p class="soft">
        ${t("单位：万元。不公布金额的月份不计入本图。", "In 10,000 yuan, without the months whose amounts are not published.")}
      </p>
    </div>
    <div class="table-box">
      <table class="stack">
        <caption>
          ${t("各月发券与兑付", "Vouchers and payments by month")}
        </caption>
        <thead>
          <tr>
            <th scope="col">${head.month}</th>
            <th scope="col" class="number">${head.vouchers}</th>
            <th scope="col" class="number">${head.issued}</th>
            <th scope="col" class="number">${head.payments}</th>
            <th scope="col" class="number">${head.paid}</th>
          </tr>
        </thead>
        <tbody>
          ${data.months.map(
            (month) =>
              html`<tr>
                <th scope="row">${monthWords(speech, month.month)}</th>
                <td class="number" data-label="${head.vouchers}">${count(month.vouchers)}</td>
                <td class="number" data-label="${head.issued}">${orKept(speech, month.issuedFen, yuan)}</td>
                <td class="number" data-label="${head.payments}">${count(month.payments)}</td>
                <td class="number" data-label="${head.paid}">${orKept(speech, month.paidFen, yuan)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${keptBackNote(speech)} ${downloads(speech, csv, json)}
  </section>`;
}

/** A number in words, or the sign that it is kept back. */
function orKept<Value extends number>({ t }: Speech, value: Value | null, words: (shown: Value) => string): string {
  return value === null ? t("不公布", "withheld") : words(value);
}

function keptBackNote({ t }: Speech): Html {
  return html`<p class="soft">
    ${t(
      `不足 ${SMALLEST_CELL} 家企业（逐月表为 ${SMALLEST_CELL} 笔）的金额，以及可据以推算的金额，不公布，下载文件中留空。`,
      `Amounts of fewer than ${SMALLEST_CELL} enterprises (by month: of fewer than ${SMALLEST_CELL} cases), and amounts they could be worked out from, are withheld; the files leave them empty.`,
    )}
  </p>`;
}

function monthWords({ t }: Speech, month: string): string {
  const [year = "", number = ""] = month.split("-");
  return t(`${year}年${Number(number)}月`, month);
}

/** Ten thousands of yuan with at most one decimal, for the little room of a chart; the tables have every fen. */
function shortAmount({ count }: Speech, amount: number): string {
  return count(Math.floor(fen(Math.round(amount)) / 100_000) / 10);
}

function downloads({ t }: Speech, csv: string, json: string): Html {
  return html`<p class="files">${t("下载：", "Download: ")}<a href="${csv}">CSV</a> <a href="${json}">JSON</a></p>`;
}

function otherData({ t }: Speech, programme: ProgrammeRow | undefined): Html {
  const own =
    programme === undefined
      ? []
      : ([
          [`/programmes/${programme.code}/figures`, t("目标与服务券分布统计", "Goals, and vouchers by kind")],
          [`/api/v1/public/programmes/${programme.code}/statistics`, t("分布统计（JSON）", "The same as JSON")],
          [
            `/api/v1/public/programmes/${programme.code}/catalogue`,
            t("现行目录和额度（JSON）", "The catalogue with amounts (JSON)"),
          ],
        ] as const);
  const links = [
    ...own,
    ["/api/v1/public/notices", t("公示清单（JSON）", "Notices (JSON)")],
    ["/api/v1/public/calendar", t("申领与结算日历（JSON）", "Calendar (JSON)")],
    ["/api/v1/public/offices", t("主管部门联系方式（JSON）", "Telephones (JSON)")],
    ["/api/v1/public/work-calendar", t("工作日历（JSON）", "Working days (JSON)")],
    ["/api", t("全部接口说明", "The whole API")],
  ] as const;
  return html`<h2>${t("其他公开数据", "More open data")}</h2>
    <ul class="link-row">
      ${links.map(([href, words]) => html`<li><a href="${href}">${words}</a></li>`)}
    </ul>`;
}

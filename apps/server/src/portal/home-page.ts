import { addFen } from "@yunquan/core/money.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { presentGoals, presentPublic } from "../programmes/public.ts";
import { listProgrammes } from "../programmes/store.ts";
import { calendarWindows } from "../rounds/store.ts";
import { sampleMark } from "./catalogue-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import { listNotices, noticeItem } from "./notices-page.ts";
import type { PublicPage } from "./page.ts";
import { goalFigure, leftTiles, roundLine, type Goal, type PublicProgramme } from "./programme-parts.ts";

const LATEST_NOTICES = 4;

/** What one comes for: what to do, what is open and how much is left, what is coming, what was published, how far it got. */
export const homePage: PublicPage = {
  url: "/",
  make: async ({ work, speech }) => {
    const { t } = speech;
    const programmes: PublicProgramme[] = [];
    const goals: { programme: PublicProgramme; items: Goal[] }[] = [];
    for (const row of await listProgrammes(work)) {
      const programme = await presentPublic(work, row);
      programmes.push(programme);
      goals.push({ programme, items: (await presentGoals(work, row)).items });
    }
    return {
      title: t("首页", "Home"),
      body: html`
        <div class="hero">
          <h1>${t("工业企业上云服务券", "Vouchers for industrial enterprises moving to the cloud")}</h1>
          <p>
            ${t("企业先申领服务券、后实施上云，实施完成、公示无异议后按券兑付。申领、审核、结算、公示、兑付全程网上办理，顺位公开可查。", "Enterprises get a voucher first, then put the service to use; when it is in use and nobody objects, the voucher is paid. Everything is done online, in an order that everybody can check.")}
          </p>
        </div>
        ${tasks(speech)} ${openNow(speech, programmes, work.now)} ${await coming(work, speech)}
        ${await latest(work, speech)} ${progress(speech, goals)}
      `,
    };
  },
};

function tasks({ t }: Speech): Html {
  const list = [
    [
      "/sign-in",
      "申领服务券",
      "Apply for a voucher",
      "企业登录，核对条件，提交申请",
      "Sign in, check the conditions, apply",
    ],
    ["/sign-in", "申请结算", "Claim a voucher", "上传发票和证明，跟踪顺位", "Upload invoices, follow your place"],
    ["/catalogue", "查目录与额度", "Find a service", "哪些服务可补助、补多少", "What is subsidised, and how much"],
    ["/suppliers", "找供应商", "Find a supplier", "已注册的供应商和产品", "Admitted suppliers and products"],
    ["/notices", "看公示、提异议", "Read notices", "结算清单公示与异议", "Settlement lists and objections"],
    ["/verify", "核验服务券", "Verify a voucher", "凭券码查真伪和状态", "Check a voucher by its code"],
  ] as const;
  return html`<h2 class="unseen">${t("您想办什么", "What would you like to do")}</h2>
    <ul class="cards tasks">
      ${list.map(
        ([href, zh, en, aboutZh, aboutEn]) =>
          html`<li>
            <a class="card" href="${href}"><b>${t(zh, en)}</b><span class="soft">${t(aboutZh, aboutEn)}</span></a>
          </li>`,
      )}
    </ul>`;
}

function openNow(speech: Speech, programmes: readonly PublicProgramme[], now: Instant): Html {
  const { t, given, total } = speech;
  const open = programmes.filter((programme) => programme.rounds.some((round) => round.state === "open"));
  return html`<h2>${t("正在申领", "Open now")}</h2>
    ${
      open.length === 0
        ? html`<p class="empty">
            ${t("目前没有开放的申领批次，开放时间见下方日历。", "No round is open at present; see the calendar below.")}
          </p>`
        : open.map(({ code, nameZh, nameEn, rounds, plan, edition }) => {
            const left = addFen(...(plan?.cities ?? []).map((city) => city.capacityLeftFen));
            return html`<section class="panel">
              <h3>
                <a href="/programmes/${code}">${given(nameZh, nameEn)}</a>
                ${edition !== null && sampleMark(speech, edition.sample)}
              </h3>
              ${rounds.filter((round) => round.state === "open").map((round) => html`<p>${roundLine(speech, round, now)}</p>`)}
              ${
                plan !== null &&
                html`<p>
                    ${t(`${plan.year} 年度全省还可发券`, `Can still be issued for ${plan.year}:`)}
                    <b class="big">${total(left)}</b>
                    <a class="whole" href="/programmes/${code}#left">${t("明细", "Details")}</a>
                  </p>
                  ${leftTiles(speech, plan.cities)}`
              }
            </section>`;
          })
    }`;
}

/** The announced windows that are not over, with the feed to subscribe to. @clause 5.18 */
async function coming(work: Work, speech: Speech): Promise<Html> {
  const { t, given, when, until, left } = speech;
  const windows = await calendarWindows(work, work.now);
  const head = {
    what: t("事项", "What"),
    programme: t("方案", "Programme"),
    opens: t("开始", "Opens"),
    ends: t("截止", "Deadline"),
    state: t("状态", "State"),
  };
  const words = { application: t("申领", "Application"), settlement: t("结算", "Settlement") };
  return html`<h2>${t("申领与结算日历", "Calendar")}</h2>
    ${
      windows.length === 0
        ? html`<p class="empty">${t("暂无已公布的申领或结算时间。", "Nothing has been announced yet.")}</p>`
        : html`<div class="table-box">
            <table class="stack">
              <thead>
                <tr>
                  ${Object.values(head).map((name) => html`<th scope="col">${name}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${windows.map((window) => {
                  const open = window.opensAt <= work.now;
                  return html`<tr>
                    <td data-label="${head.what}">
                      <span class="cell"
                        ><span class="tag plain">${words[window.kind]}</span>
                        ${given(window.nameZh, window.nameEn)}</span
                      >
                    </td>
                    <td data-label="${head.programme}">${given(window.programmeZh, window.programmeEn)}</td>
                    <td data-label="${head.opens}">${when(window.opensAt)}</td>
                    <td data-label="${head.ends}">${until(window.endsAt)}</td>
                    <td data-label="${head.state}">
                      ${open ? html`<span class="tag good">${t("进行中", "Open")} · ${left(work.now, window.endsAt)}</span>` : html`<span class="tag wait">${t("未开始", "Not yet")}</span>`}
                    </td>
                  </tr>`;
                })}
              </tbody>
            </table>
          </div>`
    }
    <p class="soft">
      ${t("每期截止时间至少提前 30 天公布。", "Deadlines are announced at least 30 days ahead.")}
      <a href="/api/v1/public/calendar.ics">${t("订阅日历（ICS）", "Subscribe (ICS)")}</a>
    </p>`;
}

async function latest(work: Work, speech: Speech): Promise<Html> {
  const { t } = speech;
  const { items } = await listNotices(work, { limit: LATEST_NOTICES });
  return html`<h2>${t("最新公示", "Latest notices")}</h2>
    ${
      items.length === 0
        ? html`<p class="empty">${t("暂无公示。", "Nothing has been published yet.")}</p>`
        : html`<ul class="cards wide-cards">
              ${items.map((notice) => noticeItem(speech, notice, work.now))}
            </ul>
            <p><a href="/notices">${t("全部公示", "All notices")}</a></p>`
    }`;
}

function progress(
  speech: Speech,
  programmes: readonly { programme: PublicProgramme; items: readonly Goal[] }[],
): Html | false {
  const { t, given } = speech;
  const withGoals = programmes.filter(({ items }) => items.length > 0);
  if (withGoals.length === 0) return false;
  return html`<h2>${t("目标与进展", "Goals and progress")}</h2>
    <p class="soft">${t("由办理记录实时统计。", "Counted from the records as they stand now.")}</p>
    ${withGoals.map(
      ({ programme, items }) =>
        html`<h3>
            ${given(programme.nameZh, programme.nameEn)}
            <a class="soft" href="/programmes/${programme.code}/figures">${t("执行情况", "Figures")}</a>
          </h3>
          <dl class="figures">${items.map((goal) => goalFigure(speech, goal))}</dl>`,
    )}`;
}

import { addFen } from "@yunquan/core/money.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { presentGoals, presentPublic } from "../programmes/public.ts";
import { listProgrammes } from "../programmes/store.ts";
import { calendarWindows } from "../rounds/store.ts";
import { announcedAhead, windowTable } from "./calendar-page.ts";
import { announcementList } from "./announcements-page.ts";
import { announcements } from "./announcement-reads.ts";
import { sampleMark } from "./catalogue-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import { listNotices, noticeItem } from "./notices-page.ts";
import type { PublicPage } from "./page.ts";
import { goalFigure, leftTiles, roundLine, type Goal, type PublicProgramme } from "./programme-parts.ts";
import { applyLink, workspaceLink } from "./workspace.ts";

const LATEST_NOTICES = 4;
const LATEST_ANNOUNCEMENTS = 5;

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
            ${t("先领券、后实施，用起来、公示无异议后兑付。全程网上办理，顺位公开可查。", "First the voucher, then the service; once it is in use and nobody objects, the voucher is paid. All online, in an order that everybody can check.")}
          </p>
          <form class="hero-search" method="get" action="/catalogue" role="search">
            <label class="grow"
              ><span class="unseen">${t("查找应用服务", "Find a service")}</span
              ><input
                name="text"
                type="search"
                maxlength="60"
                placeholder="${t("查找应用服务：名称、编码、拼音", "Find a service: name, code, pinyin")}"
            /></label>
            <button>${t("查找", "Search")}</button>
          </form>
        </div>
        ${tasks(speech)} ${openNow(speech, programmes, work.now)} ${await latest(work, speech)}
        ${await coming(work, speech)} ${progress(speech, goals)}
      `,
    };
  },
};

const taskList = [
  [
    workspaceLink("/w/applications/new"),
    "申领服务券",
    "Apply for a voucher",
    "企业登录，在线申请",
    "Sign in and apply",
  ],
  ["/eligibility", "资格自测", "Am I eligible?", "逐项核对申领条件", "Check every condition"],
  ["/calculator", "补贴试算", "What would I get?", "按现行标准计算", "By the present standard"],
  ["/progress", "进度查询", "Follow a case", "凭编号查办到哪一步", "By its number"],
  ["/policies", "政策与指南", "Policy and guides", "条件、材料、流程、时限", "Conditions, papers, days"],
  ["/catalogue", "服务目录", "Catalogue", "哪些服务可补、补多少", "What is subsidised"],
  ["/suppliers", "找供应商", "Find a supplier", "已注册供应商及产品", "Suppliers and products"],
  [workspaceLink("/w/confirmations"), "供应商确认", "Confirm as a supplier", "确认合同和结算", "Contracts and claims"],
  ["/verify", "服务券核验", "Verify a voucher", "查真伪和状态", "Is it genuine?"],
  ["/contact", "咨询投诉", "Ask or complain", "电话、留言、查答复", "Telephones, messages"],
] as const;

function tasks({ t }: Speech): Html {
  return html`<h2 class="unseen">${t("您想办什么", "What would you like to do")}</h2>
    <ul class="cards tasks">
      ${taskList.map(
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
        : open.map(({ id, code, nameZh, nameEn, rounds, plan, edition }) => {
            const left = addFen(...(plan?.cities ?? []).map((city) => city.capacityLeftFen));
            return html`<section class="panel">
              <h3>
                <a href="/programmes/${code}">${given(nameZh, nameEn)}</a>
                ${edition !== null && sampleMark(speech, edition.sample)}
              </h3>
              ${rounds.filter((round) => round.state === "open").map((round) => html`<p>${roundLine(speech, round, now)}</p>`)}
              <p class="buttons">
                <a class="button" href="${applyLink({ programme: id })}">${t("立即申领", "Apply now")}</a>
                <a class="button quiet" href="/programmes/${code}">${t("办事指南", "Guide")}</a>
              </p>
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
  const { t } = speech;
  return html`<h2>${t("申领与结算日历", "Calendar")}</h2>
    ${windowTable(speech, await calendarWindows(work, work.now), work.now)}
    <p class="soft">
      ${await announcedAhead(work, speech)}
      <a href="/calendar">${t("全部日历", "The whole calendar")}</a>
      <a href="/api/v1/public/calendar.ics">${t("订阅（ICS）", "Subscribe (ICS)")}</a>
    </p>`;
}

async function latest(work: Work, speech: Speech): Promise<Html> {
  const { t } = speech;
  const { items } = await listNotices(work, { limit: LATEST_NOTICES });
  const announced = await announcements(work, { limit: LATEST_ANNOUNCEMENTS });
  return html`<h2>${t("最新公示", "Latest notices")}</h2>
    ${
      items.length === 0
        ? html`<p class="empty">${t("暂无公示。", "Nothing has been published yet.")}</p>`
        : html`<ul class="cards wide-cards">
              ${items.map((notice) => noticeItem(speech, notice, work.now))}
            </ul>
            <p><a href="/notices">${t("全部公示", "All notices")}</a></p>`
    }
    ${
      announced.length > 0 &&
      html`<h2>${t("最新公告", "Latest announcements")}</h2>
        ${announcementList(speech, announced)}
        <p><a href="/announcements">${t("全部公告", "All announcements")}</a></p>`
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

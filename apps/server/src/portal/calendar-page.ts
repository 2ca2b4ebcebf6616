import { msOf, type Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { findEditionInForce, listProgrammes } from "../programmes/store.ts";
import { calendarWindows } from "../rounds/store.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";

type Windows = Awaited<ReturnType<typeof calendarWindows>>;

/** Before the programme began: everything that was ever announced. */
const EVER = "2000-01-01T00:00:00.000Z" as Instant;

/** Every window that was announced, those that are not over first, with the feed to subscribe to. @clause 5.18 */
export const calendarPage: PublicPage = {
  url: "/calendar",
  make: async ({ work, speech }) => {
    const { t } = speech;
    const windows = await calendarWindows(work, EVER);
    const living = windows.filter((window) => window.endsAt > work.now);
    const over = windows.filter((window) => window.endsAt <= work.now).toReversed();
    const title = t("申领与结算日历", "Calendar of rounds and settlements");
    return {
      title,
      body: html`
        <p class="crumbs"><a href="/policies">${t("政策与指南", "Policy and guides")}</a></p>
        <h1>${title}</h1>
        <p class="lead">
          ${t("各期申领、结算的起止时间，精确到分，公布后截止时间只能延后。", "When each application and settlement window opens and ends, to the minute. Deadlines are only ever moved later.")}
          ${await announcedAhead(work, speech)}
        </p>
        <p class="buttons no-print">
          <a class="button" href="/api/v1/public/calendar.ics">${t("订阅日历（ICS）", "Subscribe (ICS)")}</a>
          <a class="button quiet" href="/api/v1/public/calendar">JSON</a>
        </p>
        <h2>${t("进行中和即将开始", "Open and coming")}</h2>
        ${windowTable(speech, living, work.now)}
        <h2>${t("已结束", "Over")}</h2>
        ${windowTable(speech, over, work.now)}
      `,
    };
  },
};

/** How long ahead the deadlines of all programmes in force are announced; nothing while no rules are. @clause 5.18 */
export async function announcedAhead(work: Work, { t }: Speech): Promise<string> {
  const ahead: number[] = [];
  for (const { id } of await listProgrammes(work)) {
    const edition = await findEditionInForce(work, id, work.now);
    if (edition !== undefined) ahead.push(edition.parameters.announceDaysMin);
  }
  if (ahead.length === 0) return "";
  const days = Math.min(...ahead);
  return t(`截止时间至少提前 ${days} 天公布。`, `Deadlines are announced at least ${days} days ahead.`);
}

/** Windows with their programme, both ends and how they stand now. */
export function windowTable(speech: Speech, windows: Windows, now: Instant): Html {
  const { t, given, when, until } = speech;
  if (windows.length === 0)
    return html`<p class="empty">${t("暂无已公布的申领或结算时间。", "Nothing has been announced.")}</p>`;
  const head = {
    what: t("事项", "What"),
    programme: t("方案", "Programme"),
    opens: t("开始", "Opens"),
    ends: t("截止", "Deadline"),
    state: t("状态", "State"),
  };
  const words = { application: t("申领", "Application"), settlement: t("结算", "Settlement") };
  return html`<div class="table-box">
    <table class="stack">
      <thead>
        <tr>
          ${Object.values(head).map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${windows.map(
          (window) =>
            html`<tr>
              <td data-label="${head.what}">
                <span class="cell"
                  ><span class="tag plain">${words[window.kind]}</span> ${given(window.nameZh, window.nameEn)}</span
                >
              </td>
              <td data-label="${head.programme}">
                <a href="/programmes/${window.code}">${given(window.programmeZh, window.programmeEn)}</a>
              </td>
              <td data-label="${head.opens}">${when(window.opensAt)}</td>
              <td data-label="${head.ends}">${until(window.endsAt)}</td>
              <td data-label="${head.state}">${stateOf(speech, window, now)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function stateOf({ t, left }: Speech, window: Windows[number], now: Instant): Html {
  if (msOf(window.endsAt) <= msOf(now)) return html`<span class="tag plain">${t("已结束", "Over")}</span>`;
  if (window.opensAt > now) return html`<span class="tag wait">${t("未开始", "Not yet")}</span>`;
  return html`<span class="tag good">${t("进行中", "Open")} · ${left(now, window.endsAt)}</span>`;
}

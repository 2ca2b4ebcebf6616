import type { notice, noticeLine } from "@yunquan/contract/notices.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

export type Notice = z.output<typeof notice>;
export type NoticeLine = z.output<typeof noticeLine>;
export type Outcome = NoticeLine["outcome"];

/** Notices and announcements are one section with two pages. */
export function noticeTabs({ t }: Speech, current: "/notices" | "/announcements"): Html {
  const tabs = [
    { path: "/notices", words: t("公示", "Notices") },
    { path: "/announcements", words: t("公告", "Announcements") },
  ];
  return html`<nav class="tabs" aria-label="${t("公示与公告", "Notices and announcements")}">
    <ul>
      ${tabs.map(({ path, words }) => html`<li><a href="${path}" ${path === current ? html`aria-current="page"` : ""}>${words}</a></li>`)}
    </ul>
  </nav>`;
}

/** The parts of a notice in the order in which it is read. */
export const outcomes: Record<
  Outcome,
  { readonly zh: string; readonly en: string; readonly aboutZh: string; readonly aboutEn: string }
> = {
  funded: {
    zh: "列入",
    en: "Funded",
    aboutZh: "按顺位列入本期清单，公示无异议后兑付。",
    aboutEn: "On the list in the order of the line; paid after the notice if nobody objects.",
  },
  deferred: {
    zh: "暂缓",
    en: "Deferred",
    aboutZh: "经复核暂缓，资金已预留，不被后面的申请占用。",
    aboutEn: "Deferred by the approver; the money is set aside and nobody behind takes it.",
  },
  carried: {
    zh: "结转",
    en: "Carried over",
    aboutZh: "本期资金不足，整笔结转，下期优先兑付。",
    aboutEn: "The cash did not suffice: carried over whole, and first next time.",
  },
  "left-out": {
    zh: "未列入",
    en: "Left out",
    aboutZh: "尚不具备列入条件，不占资金，顺位保留。",
    aboutEn: "Not ready for this list; holds no cash and keeps its place.",
  },
};

const states: Record<NoticeLine["state"], { readonly tone: string; readonly zh: string; readonly en: string }> = {
  noticed: { tone: "", zh: "公示中", en: "noticed" },
  held: { tone: "wait", zh: "异议处理中", en: "objected to" },
  fallen: { tone: "bad", zh: "异议成立，已移出", en: "taken off: objection upheld" },
  passed: { tone: "good", zh: "公示无异议", en: "passed" },
  paid: { tone: "good", zh: "已兑付", en: "paid" },
  none: { tone: "", zh: "—", en: "—" },
};

export function noticeTitle({ t }: Speech, notice: Notice): string {
  const supplementary = notice.kind === "supplementary";
  return t(
    `${notice.cityZh}${/^\d/.test(notice.periodZh) ? " " : ""}${notice.periodZh}${supplementary ? "补充" : ""}清单公示`,
    `${notice.cityEn}: ${supplementary ? "supplementary " : ""}settlement list, ${notice.periodEn}`,
  );
}

/** Whether a notice is still running, in words. */
export function countdown(speech: Speech, now: Instant, endsAt: Instant): Html {
  return now < endsAt
    ? html`<span class="tag wait">${speech.t("公示中", "Open")} · ${speech.left(now, endsAt)}</span>`
    : html`<span class="tag">${speech.t("已结束", "Over")}</span>`;
}

/** Lines of one outcome as a table. */
export function lineTable(speech: Speech, caption: string, outcome: Outcome, lines: readonly NoticeLine[]): Html {
  const { t, yuan, proper, given } = speech;
  const funded = outcome === "funded";
  const head = {
    ordinal: t("序号", "No."),
    claim: t("申请编号", "Claim"),
    enterprise: t("企业", "Enterprise"),
    service: t("应用服务 / 供应商", "Service / supplier"),
    position: t("顺位", "Position"),
    amount: t("金额", "Amount"),
    running: t("累计", "Running total"),
    last: funded ? t("状态", "State") : t("原因", "Reason"),
  };
  return html`<div class="table-box" role="region" aria-label="${caption}" tabindex="0">
    <table class="stack">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="number">${head.ordinal}</th>
          <th scope="col">${head.claim}</th>
          <th scope="col">${head.enterprise}</th>
          <th scope="col">${head.service}</th>
          <th scope="col" class="number">${head.position}</th>
          <th scope="col" class="number">${head.amount}</th>
          ${funded && html`<th scope="col" class="number">${head.running}</th>`}
          <th scope="col">${head.last}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <td class="number" data-label="${head.ordinal}">${line.ordinal}</td>
              <td class="nowrap" data-label="${head.claim}">${line.claimNumber}</td>
              <td data-label="${head.enterprise}">
                <span class="cell"
                  >${proper(line.enterpriseName)}<br /><small class="soft">${line.creditCode}</small></span
                >
              </td>
              <td data-label="${head.service}">
                <span class="cell"
                  >${given(line.serviceZh, line.serviceEn)}<br /><small class="soft"
                    >${proper(line.supplierName)}</small
                  ></span
                >
              </td>
              <td class="number" data-label="${head.position}">
                <span class="cell"
                  >${line.position}${line.carriedFrom > 0 && html`<br /><span class="tag">${t(`结转 ${line.carriedFrom} 次`, `carried ${line.carriedFrom}×`)}</span>`}</span
                >
              </td>
              <td class="number" data-label="${head.amount}">${amountOf(speech, line)}</td>
              ${funded && html`<td class="number" data-label="${head.running}">${yuan(line.runningFen)}</td>`}
              <td class="${funded ? "" : "reason"}" data-label="${head.last}">
                ${funded ? stateOf(speech, line) : t(line.reasonZh ?? "—", line.reasonEn ?? "—")}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function amountOf(speech: Speech, line: NoticeLine): Html {
  if (line.changedAmountFen === null) return html`${speech.yuan(line.amountFen)}`;
  return html`<span class="cell"
    ><del>${speech.yuan(line.amountFen)}</del><br />${speech.yuan(line.changedAmountFen)}</span
  >`;
}

function stateOf(speech: Speech, line: NoticeLine): Html {
  const { tone, zh, en } = states[line.state];
  return html`<span class="tag ${tone}">${speech.t(zh, en)}</span>`;
}

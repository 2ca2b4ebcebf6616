import { noticeLineQuery } from "@yunquan/contract/notices.ts";
import { isId, type Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { calendarDate } from "@yunquan/core/time.ts";
import { presentNotice, presentNoticeLine } from "../notices/present.ts";
import { findShownNotice, type ShownNotice } from "../notices/store.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { publishedLines } from "../settlements/commands.ts";
import type { Work } from "../platform/work.ts";
import { address, readFilters } from "./filters.ts";
import { ignoredNote, pager } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import {
  countdown,
  lineTable,
  noticeTitle,
  outcomes,
  type Notice,
  type NoticeLine,
  type Outcome,
} from "./notice-parts.ts";
import type { PublicPage } from "./page.ts";
import { workspaceLink } from "./workspace.ts";

/** How many lines of each part a notice shows at once; the rest is one link away. */
const PART_LINES = 50;
const PAGE_LINES = 100;
const order = Object.keys(outcomes) as Outcome[];

/** One notice: what is funded, carried over, left out and why, how to object, and the files. @clause 5.13 */
export const noticePage: PublicPage = {
  url: "/notices/:id",
  make: async ({ work, speech, query, params, origin }) => {
    const row = await findShownNotice(work, idOf(params));
    const notice = presentNotice(row, work.now);
    const { given, ignored } = readFilters(noticeLineQuery, query);
    const { t } = speech;
    const title = noticeTitle(speech, notice);
    const parts =
      given.outcome === undefined
        ? await everyPart(work, speech, row, notice)
        : await onePart(work, speech, row, notice, { outcome: given.outcome, cursor: given.cursor });
    return {
      title,
      body: html`
        <p class="crumbs"><a href="/notices">${t("公示公告", "Notices")}</a></p>
        <h1>${title}</h1>
        <p>${countdown(speech, work.now, notice.endsAt)}</p>
        ${facts(speech, notice)} ${sums(speech, notice)} ${files(speech, notice)} ${ignoredNote(speech, ignored)}
        ${parts} ${objecting(speech, notice, work.now < notice.endsAt)} ${proof(speech, notice)}
        ${embedding(speech, notice, origin)}
      `,
    };
  },
};

/** The notice without the portal's frame, for the bureau's own site to show inside its page. @clause 5.13 */
export const noticeEmbedPage: PublicPage = {
  url: "/notices/:id/embed",
  embeddable: true,
  make: async ({ work, speech, params }) => {
    const row = await findShownNotice(work, idOf(params));
    const notice = presentNotice(row, work.now);
    const title = noticeTitle(speech, notice);
    const lines = (await publishedLines(work, row.settlementId, {})).map((line) => presentNoticeLine(line, row.endsAt));
    return {
      title,
      body: html`
        <h1>${title}</h1>
        <p>
          ${countdown(speech, work.now, notice.endsAt)}
          <a href="/notices/${notice.id}" target="_blank" rel="noopener"
            >${speech.t("在平台查看", "Open on the platform")}</a
          >
        </p>
        ${facts(speech, notice)} ${sums(speech, notice)}
        ${order.map((outcome) =>
          part(
            speech,
            outcome,
            lines.filter((line) => line.outcome === outcome),
            linesOf(notice, outcome),
          ),
        )}
      `,
    };
  },
};

function idOf(params: Readonly<Record<string, string>>): Id {
  const id = params["id"] ?? "";
  if (!isId(id)) throw new Refusal("not-found", { noun: "notice" });
  return id;
}

function linesOf(notice: Notice, outcome: Outcome): number {
  switch (outcome) {
    case "funded":
      return notice.fundedLines;
    case "deferred":
      return notice.deferredLines;
    case "carried":
      return notice.carriedLines;
    case "left-out":
      return notice.leftOutLines;
  }
}

async function everyPart(work: Work, speech: Speech, row: ShownNotice, notice: Notice): Promise<(Html | false)[]> {
  const parts: (Html | false)[] = [];
  for (const outcome of order) {
    const lines = await publishedLines(work, row.settlementId, { outcome, limit: PART_LINES });
    const shown = lines.map((line) => presentNoticeLine(line, row.endsAt));
    parts.push(part(speech, outcome, shown, linesOf(notice, outcome), address(`/notices/${notice.id}`, { outcome })));
  }
  return parts;
}

async function onePart(
  work: Work,
  speech: Speech,
  row: ShownNotice,
  notice: Notice,
  asked: { readonly outcome: Outcome; readonly cursor: string | undefined },
): Promise<Html> {
  const { outcome, cursor } = asked;
  const after = readCursor(cursor, ["number"])?.[0];
  const rows = await publishedLines(work, row.settlementId, {
    outcome,
    afterOrdinal: after === undefined ? undefined : Number(after),
    limit: PAGE_LINES + 1,
  });
  const { items, nextCursor } = pageOf(
    rows,
    PAGE_LINES,
    (line) => [line.ordinal],
    (line) => presentNoticeLine(line, row.endsAt),
  );
  const path = `/notices/${notice.id}`;
  return html`${part(speech, outcome, items, linesOf(notice, outcome))}
    ${pager(speech, path, { outcome, cursor }, nextCursor)}
    <p><a href="${path}">${speech.t("返回公示全部内容", "Back to the whole notice")}</a></p>`;
}

/** A part may be empty and says so; deferring is the exception and is shown only when it happened. */
function part(
  speech: Speech,
  outcome: Outcome,
  lines: readonly NoticeLine[],
  all: number,
  more?: string,
): Html | false {
  const { t, count } = speech;
  if (outcome === "deferred" && all === 0) return false;
  const words = outcomes[outcome];
  const name = t(words.zh, words.en);
  return html`<section>
    <h2 id="${outcome}">${t(`${name}（${count(all)} 笔）`, `${name} (${count(all)})`)}</h2>
    ${
      lines.length === 0
        ? html`<p class="empty">${t("无。", "None.")}</p>`
        : html`<p class="soft">${t(words.aboutZh, words.aboutEn)}</p>
            ${lineTable(speech, name, outcome, lines)}`
    }
    ${more !== undefined && all > lines.length && html`<p><a href="${more}">${t(`查看全部 ${count(all)} 笔`, `See all ${count(all)}`)}</a></p>`}
  </section>`;
}

function facts(speech: Speech, notice: Notice): Html {
  const { t, when } = speech;
  return html`<dl class="facts panel">
    <dt>${t("公示编号", "Notice")}</dt>
    <dd>${notice.number}</dd>
    <dt>${t("方案", "Programme")}</dt>
    <dd>
      ${speech.given(notice.programmeZh, notice.programmeEn)}${t("，", ", ")}${t(`${notice.year} 年度`, String(notice.year))}
    </dd>
    <dt>${t("结算清单", "Settlement list")}</dt>
    <dd>${notice.settlementNumber}</dd>
    <dt>${t("公示期", "Notice period")}</dt>
    <dd>
      ${when(notice.publishedAt)} ${t("至", "to")}
      ${speech.until(notice.endsAt)}${t(`，共 ${notice.days} 天，发布当日不计`, `, ${notice.days} days, the day of publication not counted`)}
    </dd>
    ${
      notice.ownSiteUrl !== null &&
      notice.ownSiteOn !== null &&
      html`<dt>${t("部门网站公示", "On the bureau's site")}</dt>
        <dd>
          <a href="${notice.ownSiteUrl}" rel="noopener noreferrer">${notice.ownSiteUrl}</a
          >${t("，", ", ")}${when(calendarDate(notice.ownSiteOn))}
        </dd>`
    }
  </dl>`;
}

function sums(speech: Speech, notice: Notice): Html {
  const { t, yuan } = speech;
  const figures: [string, string, string][] = [
    [t("本期可用资金", "Cash of this list"), yuan(notice.cashFen), ""],
    [t("列入", "Funded"), yuan(notice.fundedFen), lineCount(speech, notice.fundedLines)],
    [t("结转", "Carried over"), yuan(notice.carriedFen), lineCount(speech, notice.carriedLines)],
  ];
  if (notice.deferredLines > 0)
    figures.push([t("暂缓", "Deferred"), yuan(notice.deferredFen), lineCount(speech, notice.deferredLines)]);
  return html`<dl class="figures">
    ${figures.map(
      ([name, amount, lines]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${amount}${lines !== "" && html`<br /><small>${lines}</small>`}</dd>
        </div>`,
    )}
  </dl>`;
}

function lineCount({ t, count }: Speech, lines: number): string {
  return t(`${count(lines)} 笔`, lines === 1 ? "1 line" : `${count(lines)} lines`);
}

function files({ t }: Speech, notice: Notice): Html {
  return html`<p class="files">
    ${t("下载清单", "Download the list")}${t("：", ": ")}${(["pdf", "xlsx", "csv"] as const).map(
      (format) =>
        html`<a href="/api/v1/public/notices/${notice.id}/file?format=${format}">${format.toUpperCase()}</a> `,
    )}<a href="/api/v1/public/notices/${notice.id}/embed">JSON</a>
  </p>`;
}

function objecting(speech: Speech, notice: Notice, open: boolean): Html {
  const { t } = speech;
  return html`<section class="panel">
    <h2>${t("如何提出异议", "How to object")}</h2>
    ${
      open
        ? html`<ol>
              <li>
                ${t("清单涉及的企业、供应商可对某一行提出异议；认为自己的结算申请应列入而未列入的，可对遗漏提出异议。", "An enterprise or supplier may object to a line, or to its own claim not being on the list.")}
              </li>
              <li>
                ${t("公示期内登录平台，在该公示下提出异议，写明理由并上传证明材料。截止：", "Sign in while the notice is open, object under this notice, give reasons and upload evidence. Until ")}${speech.until(notice.endsAt)}${t("。", ".")}
              </li>
              <li>
                ${t("被异议的一行暂停兑付，其余各行照常办理；每件异议由地市经办核实、复核作出答复。", "An objected line is held back and the others go on; every objection is looked into and answered by the bureau.")}
              </li>
            </ol>
            <p class="no-print">
              <a class="button" href="${workspaceLink(`/w/objections/new?notice=${notice.id}`)}"
                >${t("登录并提出异议", "Sign in to object")}</a
              >
            </p>`
        : html`<p>
            ${t("公示期已结束，不再受理异议。因异议更正金额的行，自更正之日另行公示，以该行标注为准。", "The notice is over and takes no more objections. A line whose amount was corrected is noticed anew by itself.")}
          </p>`
    }
  </section>`;
}

function proof(speech: Speech, notice: Notice): Html {
  const { t, time } = speech;
  return html`<details>
    <summary>${t("清单指纹", "Fingerprint of the list")}</summary>
    <p>
      ${t(`清单于 ${time(notice.frozenAt)} 冻结，此后内容不再改变。任何人可由公布的明细重新计算指纹，与下值比对。`, `The list was frozen at ${time(notice.frozenAt)} and has not changed since. Anybody can compute its fingerprint again from the published lines and compare.`)}
    </p>
    <p>SHA-256 <code>${notice.sha256}</code></p>
  </details>`;
}

function embedding({ t }: Speech, notice: Notice, origin: string): Html {
  const url = `${origin}/notices/${notice.id}/embed`;
  return html`<details class="no-print">
    <summary>${t("在部门网站嵌入本公示", "Show this notice on the bureau's own site")}</summary>
    <p>
      ${t("将下面一行放入部门网站的页面即可，内容随平台更新：", "Put this line into a page of the bureau's site; it follows the platform:")}
    </p>
    <pre><code>&lt;iframe src="${url}" title="${notice.number}" width="100%" height="900"&gt;&lt;/iframe&gt;</code></pre>
    <p>
      ${t("需要数据的，可用接口：", "For the data, use the API: ")}<a href="/api/v1/public/notices/${notice.id}/embed"
        >/api/v1/public/notices/…/embed</a
      >
    </p>
  </details>`;
}

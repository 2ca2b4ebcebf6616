import { noticeListQuery } from "@yunquan/contract/notices.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { presentNotice } from "../notices/present.ts";
import { listShownNotices } from "../notices/store.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { readFilters } from "./filters.ts";
import { choiceField, ignoredNote, pager } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import { countdown, noticeTabs, noticeTitle, type Notice } from "./notice-parts.ts";
import type { PageInput, PublicPage } from "./page.ts";

/** Every published settlement list, the newest first. @clause 5.13 */
export const noticesPage: PublicPage = {
  url: "/notices",
  make: async ({ work, speech, query }) => {
    const { given, ignored } = readFilters(noticeListQuery, query);
    const { items, nextCursor } = await listNotices(work, given);
    const { t } = speech;
    const title = t("公示公告", "Notices");
    const { cityCode, open, cursor } = given;
    return {
      title,
      body: html`
        <h1>${title}</h1>
        ${noticeTabs(speech, "/notices")}
        <p class="lead">
          ${t("各地市结算清单在此公示。公示期内，对列入、结转或未列入有异议的，可登录平台提出并提交材料。", "The settlement lists of the cities are published here. While a notice is open, parties may object to what is funded, carried over or left out, with evidence.")}
        </p>
        <form class="filters" method="get" action="/notices">
          ${choiceField(
            speech,
            { name: "cityCode", label: t("地市", "City"), value: cityCode },
            cities.map((city) => ({ value: city.code, words: t(city.zh, city.en) })),
          )}
          ${choiceField(speech, { name: "open", label: t("状态", "State"), value: open }, [
            { value: "true", words: t("公示中", "Open") },
            { value: "false", words: t("已结束", "Over") },
          ])}
          <button>${t("筛选", "Filter")}</button>
        </form>
        ${ignoredNote(speech, ignored)}
        ${
          items.length === 0
            ? html`<p class="empty">${t("暂无符合条件的公示。", "No notices match.")}</p>`
            : html`<h2 class="unseen">${t("公示列表", "List")}</h2>
                <ul class="cards wide-cards">
                  ${items.map((notice) => noticeItem(speech, notice, work.now))}
                </ul>`
        }
        ${pager(speech, "/notices", { cityCode, open, cursor }, nextCursor)}
      `,
    };
  },
};

export async function listNotices(
  work: PageInput["work"],
  filter: {
    cityCode?: string | undefined;
    open?: "true" | "false" | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<{ items: Notice[]; nextCursor: string | null }> {
  const rows = await listShownNotices(work, {
    cityCode: filter.cityCode,
    open: filter.open === undefined ? undefined : filter.open === "true",
    after: readInstantCursor(filter.cursor),
    limit: filter.limit,
  });
  return pageOf(
    rows,
    filter.limit,
    (row) => [row.publishedAt, row.id],
    (row) => presentNotice(row, work.now),
  );
}

export function noticeItem(speech: Speech, notice: Notice, now: PageInput["work"]["now"]): Html {
  const { t, total, when } = speech;
  return html`<li class="card">
    <h3><a href="/notices/${notice.id}">${noticeTitle(speech, notice)}</a></h3>
    <p>
      ${countdown(speech, now, notice.endsAt)}
      <span class="soft">${speech.given(notice.programmeZh, notice.programmeEn)} · ${notice.number}</span>
    </p>
    <p class="soft">
      ${t("公示期", "Notice")}${t("：", ": ")}${when(notice.publishedAt)} ${t("至", "to")}
      ${speech.until(notice.endsAt)}
    </p>
    <p>
      ${t(`列入 ${notice.fundedLines} 笔，${total(notice.fundedFen)}`, `${notice.fundedLines} funded, ${total(notice.fundedFen)}`)}${notice.deferredLines > 0 && t(`；暂缓 ${notice.deferredLines} 笔`, `; ${notice.deferredLines} deferred`)}${notice.carriedLines > 0 && t(`；结转 ${notice.carriedLines} 笔，${total(notice.carriedFen)}`, `; ${notice.carriedLines} carried over, ${total(notice.carriedFen)}`)}${notice.leftOutLines > 0 && t(`；未列入 ${notice.leftOutLines} 笔`, `; ${notice.leftOutLines} left out`)}
    </p>
  </li>`;
}

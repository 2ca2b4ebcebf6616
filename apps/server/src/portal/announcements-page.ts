import { z } from "@yunquan/contract/z.ts";
import { beijingDate } from "@yunquan/core/time.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import {
  NAMED,
  announcementKinds,
  announcements,
  type Announcement,
  type AnnouncementKind,
} from "./announcement-reads.ts";
import { readFilters } from "./filters.ts";
import { choiceField, ignoredNote, pager } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import { noticeTabs } from "./notice-parts.ts";
import type { PublicPage } from "./page.ts";

const PAGE = 20;
const asked = z.strictObject({
  kind: z.enum(Object.keys(announcementKinds) as [AnnouncementKind, ...AnnouncementKind[]]).optional(),
  cursor: z.string().max(400).optional(),
});

/** What the offices announced, beside the notices of settlement lists. @clause 5.18 @clause 7.1 */
export const announcementsPage: PublicPage = {
  url: "/announcements",
  make: async ({ work, speech, query }) => {
    const { t } = speech;
    const { given, ignored } = readFilters(asked, query);
    const { kind, cursor } = given;
    const rows = await announcements(work, { kind, after: readInstantCursor(cursor), limit: PAGE + 1 });
    const { items, nextCursor } = pageOf(
      rows,
      PAGE,
      (row) => [row.at, row.id],
      (row) => row,
    );
    const title = t("公告", "Announcements");
    return {
      title,
      body: html`
        <h1>${t("公示公告", "Notices")}</h1>
        ${noticeTabs(speech, "/announcements")}
        <p class="lead">
          ${t("政策、目录、标准的发布，申领和结算时间的公布与延后，供应商的入库、暂停和取消资格，均在此公告。", "What was published and decided for everybody: policy, catalogue and standard, the times of rounds and settlements and their postponement, suppliers admitted, suspended or barred.")}
        </p>
        <form class="filters" method="get" action="/announcements">
          ${choiceField(
            speech,
            { name: "kind", label: t("类别", "Kind"), value: kind },
            Object.entries(announcementKinds).map(([value, { zh, en }]) => ({ value, words: t(zh, en) })),
          )}
          <button>${t("筛选", "Filter")}</button>
        </form>
        ${ignoredNote(speech, ignored)}
        ${
          items.length === 0
            ? html`<p class="empty">${t("暂无符合条件的公告。", "No announcements match.")}</p>`
            : announcementList(speech, items)
        }
        ${pager(speech, "/announcements", { kind, cursor }, nextCursor)}
      `,
    };
  },
};

/** Announcements with their day, the newest first. */
export function announcementList(speech: Speech, items: readonly Announcement[]): Html {
  return html`<ul class="dated">
    ${items.map(
      (item) =>
        html`<li>
          ${speech.when(beijingDate(item.at))}
          <span class="tag plain">${speech.t(announcementKinds[item.kind].zh, announcementKinds[item.kind].en)}</span>
          <span>${sentence(speech, item)}${programmeOf(speech, item)}</span>
        </li>`,
    )}
  </ul>`;
}

function programmeOf({ given }: Speech, { programmeZh, programmeEn }: Announcement): Html | false {
  return programmeZh !== null && html` <span class="soft">· ${given(programmeZh, programmeEn ?? "")}</span>`;
}

/** What was announced, with the page that has it in full. */
function sentence(speech: Speech, item: Announcement): Html {
  const { t, given, proper, when, until } = speech;
  const code = item.programmeCode ?? "";
  const name = given(item.nameZh, item.nameEn);
  switch (item.kind) {
    case "edition":
      return html`<a href="/policies/${code}">${name}</a
        >${item.opensAt !== null && html`${t("，自 ", ", in force from ")}${when(item.opensAt)}${t(" 起施行", "")}`}`;
    case "catalogue":
    case "standard":
      return html`<a href="/catalogue/${code}/versions"
          >${name}${t(`（第 ${item.number} 版）`, ` (version ${item.number})`)}</a
        >${t("发布", " published")}`;
    case "round":
    case "settlement":
      return html`<a href="/calendar">${name}</a
        >${item.opensAt !== null && item.endsAt !== null && html`${t("：", ": ")}${when(item.opensAt)} ${t("至", "to")} ${until(item.endsAt)}`}`;
    case "supplier": {
      const path = item.turn === "admitted" ? "/suppliers" : `/suppliers/${item.id}`;
      if (item.turn !== "admitted")
        return html`<a href="${path}">${proper(item.nameZh)}</a
          >${item.turn === "revoked" ? t("被取消供应商资格", " is barred as a supplier") : t("被暂停供应商资格", " is suspended as a supplier")}`;
      const number = item.number ?? 1;
      const words =
        number > NAMED ? `等 ${number} 家供应商入库` : number > 1 ? ` ${number} 家供应商入库` : "入库为供应商";
      return html`<a href="${path}">${proper(item.nameZh)}</a
        >${t(words, number === 1 ? " is admitted as a supplier" : ` (${number} suppliers) are admitted`)}`;
    }
  }
}

import { publicSupplierQuery } from "@yunquan/contract/suppliers.ts";
import { cities, placeNameEn, placeNameZh } from "@yunquan/core/divisions.ts";
import { isId, type Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { beijingDate } from "@yunquan/core/time.ts";
import { barredSuppliers, publicConductOf } from "../conduct/store.ts";
import { readTextCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { listPublicProducts } from "../products/store.ts";
import type { Work } from "../platform/work.ts";
import { listProgrammes } from "../programmes/store.ts";
import { findPublicSupplier, listPublicSuppliers } from "../suppliers/store.ts";
import { publicSums } from "../ratings/commands.ts";
import { readFilters } from "./filters.ts";
import { choiceField, ignoredNote, pager, searchField } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { productCard, ratingLine } from "./supplier-parts.ts";

/** The suppliers one may choose from now, in the order of their pinyin. */
export const suppliersPage: PublicPage = {
  url: "/suppliers",
  make: async ({ work, speech, query }) => {
    const { t } = speech;
    const { given, ignored } = readFilters(publicSupplierQuery, query);
    const { text, programmeId, serviceCode, city, cursor, limit } = given;
    const { items, nextCursor } = pageOf(
      await listPublicSuppliers(work, {
        text,
        programmeId,
        serviceCode,
        city,
        after: readTextCursor(cursor),
        limit: limit + 1,
      }),
      limit,
      (row) => [row.pinyin, row.id],
      (row) => row,
    );
    const ratings = await publicSums.ofSuppliers(
      work,
      items.map((row) => row.id),
    );
    const programmes = await listProgrammes(work);
    const title = t("供应商", "Suppliers");
    return {
      title,
      body: html`
        <h1>${title}</h1>
        <p class="lead">
          ${t("以下供应商已通过审核注册，可与企业签订合同并确认服务券。被暂停或取消资格的不在此列。", "These suppliers have been reviewed and admitted; enterprises may contract with them. Suspended and revoked ones are not listed.")}
        </p>
        <form class="filters" method="get" action="/suppliers" role="search">
          ${searchField({ name: "text", label: t("查找（名称、拼音）", "Search (name, pinyin)"), value: text })}
          ${choiceField(
            speech,
            { name: "programmeId", label: t("方案", "Programme"), value: programmeId },
            programmes.map((one) => ({ value: one.id, words: t(one.nameZh, one.nameEn) })),
          )}
          ${choiceField(
            speech,
            { name: "city", label: t("登记地市", "Registered in"), value: city },
            cities.map((one) => ({ value: one.code, words: t(one.zh, one.en) })),
          )}
          <label
            >${t("服务编码", "Service code")}<input name="serviceCode" maxlength="40" value="${serviceCode ?? ""}"
          /></label>
          <span class="buttons"
            ><button>${t("查询", "Search")}</button>
            <a class="button quiet" href="/suppliers">${t("清空", "Clear")}</a></span
          >
        </form>
        ${ignoredNote(speech, ignored)}
        ${
          items.length === 0
            ? html`<p class="empty">${t("没有符合条件的供应商。", "No supplier matches.")}</p>`
            : html`<h2 class="unseen">${t("供应商列表", "List")}</h2>
                <ul class="cards">
                  ${items.map((row) => supplierCard(speech, row, ratings.get(row.id)))}
                </ul>`
        }
        ${pager(speech, "/suppliers", { text, programmeId, serviceCode, city, cursor }, nextCursor)}
        ${await barred(work, speech)}
      `,
    };
  },
};

/** Who one supplier is, what it offers now, and its conduct. One that may do no business has no page. @clause 8.4 */
export const supplierPage: PublicPage = {
  url: "/suppliers/:id",
  make: async ({ work, speech, params, query }) => {
    const { t } = speech;
    const id = params["id"] ?? "";
    const supplier = isId(id) ? await findPublicSupplier(work, id) : undefined;
    if (supplier === undefined) throw new Refusal("not-found", { noun: "supplier" });
    const { cursor } = query;
    const limit = 50;
    const { items, nextCursor } = pageOf(
      await listPublicProducts(work, { supplierId: supplier.id, after: readTextCursor(cursor), limit: limit + 1 }),
      limit,
      (row) => [row.pinyin, row.id],
      (row) => row,
    );
    const rating = (await publicSums.ofSuppliers(work, [supplier.id])).get(supplier.id);
    const codes = new Map((await listProgrammes(work)).map((programme) => [programme.id, programme.code]));
    return {
      title: supplier.name,
      body: html`
        <p class="crumbs"><a href="/suppliers">${t("供应商", "Suppliers")}</a></p>
        <h1>${speech.proper(supplier.name)}</h1>
        ${supplier.introduction !== "" && html`<p class="lead">${speech.proper(supplier.introduction)}</p>`}
        <dl class="facts panel">
          <dt>${t("登记地", "Registered in")}</dt>
          <dd>${placeOf(speech, supplier.registeredDivision)}</dd>
          ${
            supplier.admittedAt !== null &&
            html`<dt>${t("注册时间", "Admitted on")}</dt>
              <dd>${speech.when(beijingDate(supplier.admittedAt))}</dd>`
          }
          <dt>${t("信用档案", "Conduct")}</dt>
          <dd>${await conduct(work, speech, supplier.id)}</dd>
        </dl>
        ${ratingLine(speech, rating)}
        <h2>${t("在列产品", "Products on offer")}</h2>
        ${
          items.length === 0
            ? html`<p class="empty">${t("目前没有在列产品。", "No product is listed at present.")}</p>`
            : html`<ul class="cards">
                ${items.map(
                  (product) =>
                    html`<li class="card">
                      ${productCard(speech, product)}
                      <p>
                        <a href="/catalogue/${codes.get(product.programmeId)}/services/${product.serviceCode}"
                          >${t("所属服务", "Service")} ${product.serviceCode}</a
                        >
                      </p>
                    </li>`,
                )}
              </ul>`
        }
        ${pager(speech, `/suppliers/${id}`, { cursor }, nextCursor)}
      `,
    };
  },
};

const conductWords = {
  suspension: { tone: "wait", zh: "暂停", en: "suspended" },
  reinstatement: { tone: "good", zh: "恢复", en: "reinstated" },
  revocation: { tone: "bad", zh: "取消资格", en: "barred" },
  award: { tone: "good", zh: "表彰", en: "award" },
} as const;

async function conduct(work: Work, speech: Speech, id: Id): Promise<Html> {
  const { t, when } = speech;
  const records = await publicConductOf(work, id);
  if (records.length === 0)
    return html`<span class="tag good">${t("无暂停、取消资格记录", "never suspended or barred")}</span>`;
  return html`${records.map(({ kind, startsAt, endsAt }) => {
    const words = kind === "flag" ? undefined : conductWords[kind];
    if (words === undefined) return "";
    return html`<span class="tag ${words.tone}">${t(words.zh, words.en)}</span>
      ${when(beijingDate(startsAt))}${endsAt !== null && html` ${t("至", "to")} ${when(beijingDate(endsAt))}`}<br />`;
  })}`;
}

/** Those that may do no business now are named too: whoever is about to sign a contract should know. @clause 8.4 @clause 8.5 */
async function barred(work: Work, speech: Speech): Promise<Html | false> {
  const { t, proper, when } = speech;
  const rows = await barredSuppliers(work);
  if (rows.length === 0) return false;
  const head = { name: t("供应商", "Supplier"), state: t("状态", "State"), since: t("起始日期", "Since") };
  return html`<h2 id="barred">${t("被暂停或取消资格的供应商", "Suspended or barred")}</h2>
    <div class="table-box">
      <table class="stack">
        <thead>
          <tr>
            ${Object.values(head).map((words) => html`<th scope="col">${words}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, revoked, since }) =>
              html`<tr>
                <th scope="row">${proper(name)}</th>
                <td data-label="${head.state}">
                  ${revoked ? html`<span class="tag bad">${t("已取消资格", "barred")}</span>` : html`<span class="tag wait">${t("暂停", "suspended")}</span>`}
                </td>
                <td data-label="${head.since}">${when(beijingDate(since))}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function placeOf({ t }: Speech, division: string): string {
  return t(placeNameZh(division) ?? "广东省外", placeNameEn(division) ?? "outside Guangdong");
}

function supplierCard(
  speech: Speech,
  row: Awaited<ReturnType<typeof listPublicSuppliers>>[number],
  rating: Parameters<typeof ratingLine>[1],
): Html {
  const { t, proper, when } = speech;
  const products = row.listedProducts ?? 0;
  const place = placeOf(speech, row.registeredDivision);
  return html`<li class="card">
    <h3><a href="/suppliers/${row.id}">${proper(row.name)}</a></h3>
    <p class="soft">
      ${place}${row.admittedAt !== null && html` · ${t("注册于", "admitted")} ${when(beijingDate(row.admittedAt))}`}
    </p>
    ${row.introduction !== "" && html`<p>${proper(row.introduction)}</p>`}
    <p>${t(`在列产品 ${products} 项`, `${products} listed product${products === 1 ? "" : "s"}`)}</p>
    ${ratingLine(speech, rating)}
  </li>`;
}

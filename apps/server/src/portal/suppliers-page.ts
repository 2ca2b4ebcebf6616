import { publicSupplierQuery } from "@yunquan/contract/suppliers.ts";
import { placeNameEn, placeNameZh } from "@yunquan/core/divisions.ts";
import { isId } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { beijingDate } from "@yunquan/core/time.ts";
import { readTextCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { listPublicProducts } from "../products/store.ts";
import { listProgrammes } from "../programmes/store.ts";
import { listPublicSuppliers } from "../suppliers/store.ts";
import { readFilters } from "./filters.ts";
import { choiceField, ignoredNote, pager, searchField } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { productCard } from "./supplier-parts.ts";

/** The suppliers one may choose from now, in the order of their pinyin. */
export const suppliersPage: PublicPage = {
  url: "/suppliers",
  make: async ({ work, speech, query }) => {
    const { t } = speech;
    const { given, ignored } = readFilters(publicSupplierQuery, query);
    const { text, programmeId, serviceCode, cursor, limit } = given;
    const { items, nextCursor } = pageOf(
      await listPublicSuppliers(work, {
        text,
        programmeId,
        serviceCode,
        after: readTextCursor(cursor),
        limit: limit + 1,
      }),
      limit,
      (row) => [row.pinyin, row.id],
      (row) => row,
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
          <label
            >${t("服务编码", "Service code")}<input name="serviceCode" maxlength="40" value="${serviceCode ?? ""}"
          /></label>
          <button>${t("查询", "Search")}</button>
        </form>
        ${ignoredNote(speech, ignored)}
        ${
          items.length === 0
            ? html`<p class="empty">${t("没有符合条件的供应商。", "No supplier matches.")}</p>`
            : html`<h2 class="unseen">${t("供应商列表", "List")}</h2>
                <ul class="cards">
                  ${items.map((row) => supplierCard(speech, row))}
                </ul>`
        }
        ${pager(speech, "/suppliers", { text, programmeId, serviceCode, cursor }, nextCursor)}
      `,
    };
  },
};

/** What one supplier offers now. One that offers nothing, or may do no business, has no page. */
export const supplierPage: PublicPage = {
  url: "/suppliers/:id",
  make: async ({ work, speech, params, query }) => {
    const { t } = speech;
    const id = params["id"] ?? "";
    if (!isId(id)) throw new Refusal("not-found", { noun: "supplier" });
    const { cursor } = query;
    const limit = 50;
    const { items, nextCursor } = pageOf(
      await listPublicProducts(work, { supplierId: id, after: readTextCursor(cursor), limit: limit + 1 }),
      limit,
      (row) => [row.pinyin, row.id],
      (row) => row,
    );
    const [first] = items;
    if (first === undefined) throw new Refusal("not-found", { noun: "supplier" });
    const codes = new Map((await listProgrammes(work)).map((programme) => [programme.id, programme.code]));
    return {
      title: first.supplierName,
      body: html`
        <p class="crumbs"><a href="/suppliers">${t("供应商", "Suppliers")}</a></p>
        <h1>${speech.proper(first.supplierName)}</h1>
        <h2>${t("在列产品", "Products on offer")}</h2>
        <ul class="cards">
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
        </ul>
        ${pager(speech, `/suppliers/${id}`, { cursor }, nextCursor)}
      `,
    };
  },
};

function supplierCard(speech: Speech, row: Awaited<ReturnType<typeof listPublicSuppliers>>[number]): Html {
  const { t, proper, when } = speech;
  const products = row.listedProducts ?? 0;
  const place = t(placeNameZh(row.registeredDivision) ?? "", placeNameEn(row.registeredDivision) ?? "");
  return html`<li class="card">
    <h3>${products > 0 ? html`<a href="/suppliers/${row.id}">${proper(row.name)}</a>` : proper(row.name)}</h3>
    <p class="soft">
      ${place}${row.admittedAt !== null && html` · ${t("注册于", "admitted")} ${when(beijingDate(row.admittedAt))}`}
    </p>
    ${row.introduction !== "" && html`<p>${proper(row.introduction)}</p>`}
    <p>${t(`在列产品 ${products} 项`, `${products} listed product${products === 1 ? "" : "s"}`)}</p>
  </li>`;
}

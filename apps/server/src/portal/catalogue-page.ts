import { publicCatalogueQuery } from "@yunquan/contract/catalogues.ts";
import type { z } from "@yunquan/contract/z.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { segments, serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import { inUse, serviceList, type InUse, type ListedService } from "../catalogues/in-use.ts";
import { offeringSuppliers } from "../catalogues/store.ts";
import { planById } from "../plans/commands.ts";
import type { Work } from "../platform/work.ts";
import { programmeByCode } from "../programmes/commands.ts";
import type { ProgrammeRow } from "../programmes/store.ts";
import { amountWords, programmeChoice, sampleMark, serviceTags, tierTable } from "./catalogue-parts.ts";
import { programmesWithCatalogue } from "./catalogue-reads.ts";
import { readFilters } from "./filters.ts";
import { choiceField, ignoredNote, pager, searchField, textField } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { Made, PageInput, PublicPage } from "./page.ts";
import { offerWords, ratingWords } from "./supplier-parts.ts";

type Given = z.output<typeof publicCatalogueQuery>;

/** The catalogue in use, filtered and searched, with what each service is worth. @clause 2.0 @clause 4.4.1 */
export const cataloguePages: readonly PublicPage[] = [
  {
    url: "/catalogue",
    prepared: true,
    make: async (input) => {
      const [first] = await programmesWithCatalogue(input.work);
      return first === undefined ? nothing(input.speech) : await cataloguePage(input, first);
    },
  },
  {
    url: "/catalogue/:code",
    prepared: true,
    make: async (input) => await cataloguePage(input, await programmeByCode(input.work, input.params["code"] ?? "")),
  },
];

function nothing({ t }: Speech): Made {
  const title = t("应用服务目录", "Catalogue of services");
  return {
    title,
    body: html`<h1>${title}</h1>
      <p class="empty">${t("尚未发布目录。", "No catalogue has been published yet.")}</p>`,
  };
}

async function cataloguePage({ work, speech, query }: PageInput, programme: ProgrammeRow): Promise<Made> {
  const { t } = speech;
  const { given, ignored } = readFilters(publicCatalogueQuery, query);
  const current = await inUse(work, programme.id);
  const { items, nextCursor } = await serviceList(work, programme.id, current, given);
  const title = t("应用服务目录", "Catalogue of services");
  const path = `/catalogue/${programme.code}`;
  const { limit, ...asked } = given;
  return {
    title: `${title} · ${t(programme.nameZh, programme.nameEn)}`,
    body: html`
      <h1>${title}</h1>
      <p class="lead">
        ${t("目录内的应用服务可申领服务券；每项按企业规模档次确定额度，全年合计不超过该档年度总额上限。", "Vouchers are given for the services of this catalogue. What each is worth goes by the size of the enterprise, and all of a year together by the tier's yearly cap.")}
      </p>
      ${programmeChoice(speech, await programmesWithCatalogue(work), programme, (one) => `/catalogue/${one.code}`)}
      ${
        current.catalogue === undefined
          ? html`<p class="empty">${t("该方案尚未发布目录。", "This programme has not published a catalogue yet.")}</p>`
          : html`${await inForce(work, speech, programme, current)}
            ${filterForm(speech, path, { given, typed: query }, current, await offeringSuppliers(work, programme.id))}
            ${ignoredNote(speech, ignored)} ${results(speech, path, items, current, given)}
            ${pager(speech, path, asked, nextCursor)}
            ${
              current.standard !== undefined &&
              html`<h2>${t("档次", "Tiers")}</h2>
                ${tierTable(speech, current.standard)}`
            }
            ${definitions(speech)}`
      }
    `,
  };
}

/** Which versions these are and where to get them as files. */
async function inForce(
  work: Work,
  speech: Speech,
  programme: ProgrammeRow,
  { catalogue, standard }: InUse,
): Promise<Html> {
  const { t, given, when } = speech;
  const versions = `/api/v1/public/programmes/${programme.code}`;
  return html`<dl class="facts panel">
    ${
      catalogue !== undefined &&
      html`<dt>${t("目录", "Catalogue")}</dt>
        <dd>
          ${given(catalogue.titleZh, catalogue.titleEn)}
          <span class="tag plain">${t(`第 ${catalogue.number} 版`, `version ${catalogue.number}`)}</span>
          ${catalogue.publishedAt !== null && html`<span class="soft">${when(catalogue.publishedAt)} ${t("发布", "published")}</span>`}
          <span class="files"
            ><a href="${versions}/catalogues/${catalogue.number}/workbook">XLSX</a>
            <a href="${versions}/catalogues/${catalogue.number}">JSON</a></span
          >
        </dd>`
    }
    <dt>${t("奖补标准", "Standard")}</dt>
    <dd>
      ${
        standard === undefined
          ? t("尚未发布，额度以发布的标准为准。", "Not published yet; amounts come with it.")
          : html`${given(standard.titleZh, standard.titleEn)}
              <span class="tag plain">${t(`第 ${standard.number} 版`, `version ${standard.number}`)}</span>
              ${sampleMark(speech, standard.sample)}
              <span class="soft"
                >${t(`适用 ${(await planById(work, standard.planId)).year} 年度`, `for ${(await planById(work, standard.planId)).year}`)}</span
              >
              <span class="files"
                ><a href="${versions}/standards/${standard.number}/workbook">XLSX</a>
                <a href="${versions}/standards/${standard.number}">JSON</a></span
              >`
      }
    </dd>
    <dt>${t("历次版本", "Versions")}</dt>
    <dd>
      <a href="/catalogue/${programme.code}/versions"
        >${t("查看历次版本和修订差异", "All versions and what changed between them")}</a
      >
    </dd>
  </dl>`;
}

function filterForm(
  speech: Speech,
  path: string,
  { given, typed }: { readonly given: Given; readonly typed: PageInput["query"] },
  { standard }: InUse,
  suppliers: readonly { readonly id: string; readonly name: string }[],
): Html {
  const { t } = speech;
  const choices = (table: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
    Object.entries(table).map(([value, { zh, en }]) => ({ value, words: t(zh, en) }));
  // What was typed stays in its field and is marked there: the reader corrects it rather than wonder what was left out.
  const oddPrice = given.priceTo === undefined && (typed["priceTo"] ?? "").trim() !== "";
  return html`<form class="filters" method="get" action="${path}" role="search">
    ${searchField({ name: "text", label: t("查找（名称、编码、拼音）", "Search (name, code, pinyin)"), value: given.text })}
    ${choiceField(speech, { name: "segment", label: t("业务环节", "Segment"), value: given.segment }, choices(segments))}
    ${choiceField(speech, { name: "kind", label: t("类型", "Kind"), value: given.kind }, choices(serviceKinds))}
    ${choiceField(speech, { name: "stage", label: t("应用阶段", "Stage"), value: given.stage }, choices(stages))}
    ${choiceField(
      speech,
      { name: "tier", label: t("规模档次", "Tier"), value: given.tier },
      (standard?.tiers ?? []).map((tier) => ({ value: tier.tier, words: t(tier.nameZh, tier.nameEn) })),
    )}
    ${choiceField(
      speech,
      { name: "city", label: t("供应商所在地市", "Suppliers of"), value: given.city },
      cities.map((city) => ({ value: city.code, words: t(city.zh, city.en) })),
    )}
    ${choiceField(
      speech,
      { name: "supplierId", label: t("供应商", "Supplier"), value: given.supplierId },
      suppliers.map(({ id, name }) => ({ value: id, words: name, name: true })),
    )}
    ${choiceField(
      speech,
      { name: "gradeFrom", label: t("企业评价", "Rated by enterprises"), value: given.gradeFrom?.toString() },
      [4, 3, 2].map((grade) => ({ value: String(grade), words: t(`${grade} 分及以上`, `${grade} of 5 or better`) })),
    )}
    ${textField({ name: "priceTo", label: t("产品价格不高于（元）", "A product for at most (yuan)"), value: typed["priceTo"], numeric: true, maxlength: 8, fault: oddPrice ? t("请填写整数元，最多八位", "Type whole yuan, at most eight digits") : undefined })}
    ${choiceField(
      speech,
      { name: "productionFocus", label: t("面向生产制造", "Production focus"), value: given.productionFocus },
      [
        { value: "true", words: t("是", "Yes") },
        { value: "false", words: t("否", "No") },
      ],
    )}
    <span class="buttons"
      ><button>${t("查询", "Search")}</button> <a class="button quiet" href="${path}">${t("清空", "Clear")}</a></span
    >
  </form>`;
}

function results(
  speech: Speech,
  path: string,
  items: readonly ListedService[],
  { standard }: InUse,
  asked: Given,
): Html {
  const { t, given } = speech;
  if (items.length === 0)
    return html`<p class="empty">
      ${t("没有符合条件的应用服务，请放宽条件再试。", "No service matches; try with fewer filters.")}
    </p>`;
  const tiers = (standard?.tiers ?? []).filter((tier) => asked.tier === undefined || asked.tier === tier.tier);
  const name = t("应用服务", "Service");
  const products = t("产品与价格", "Products and prices");
  const rated = t("企业评价", "Rating");
  return html`<div class="table-box" role="region" aria-label="${name}" tabindex="0">
    <table class="stack services">
      <caption>
        ${t("应用服务及单项额度", "Services and what each is worth")}
        ${standard !== undefined && sampleMark(speech, standard.sample)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${name}</th>
          ${tiers.map((tier) => html`<th scope="col" class="number">${given(tier.nameZh, tier.nameEn)}</th>`)}
          <th scope="col" class="number">${products}</th>
          <th scope="col" class="number">${rated}</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          ({ service, amounts, rating, ...offer }) =>
            html`<tr>
              <th scope="row">
                <a href="${path}/services/${service.code}">${given(service.nameZh, service.nameEn)}</a>
                <small class="soft">${service.code}</small><br />${serviceTags(speech, service)}
                ${service.descriptionZh !== "" && html`<p class="soft">${given(service.descriptionZh, service.descriptionEn)}</p>`}
              </th>
              ${tiers.map(
                (tier) =>
                  html`<td class="number" data-label="${t(tier.nameZh, tier.nameEn)}">
                    ${amountWords(
                      speech,
                      amounts.find((amount) => amount.tier === tier.tier),
                    )}
                  </td>`,
              )}
              <td class="number" data-label="${products}">${offerWords(speech, offer)}</td>
              <td class="number" data-label="${rated}">${ratingWords(speech, rating)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What the kinds mean, in the programme's own words. @clause 3.3 */
function definitions({ t }: Speech): Html {
  return html`<details>
    <summary>${t("类型说明", "What the kinds mean")}</summary>
    <dl class="facts">
      ${Object.values(serviceKinds).map(
        (kind) =>
          html`<dt>${t(kind.zh, kind.en)}</dt>
            <dd>${t(kind.definitionZh, kind.definitionEn)}</dd>`,
      )}
    </dl>
  </details>`;
}

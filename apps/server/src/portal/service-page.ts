import { segments, serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { amountsOf, inUse } from "../catalogues/in-use.ts";
import { findService, servicesOf, type ServiceRow } from "../catalogues/store.ts";
import { readTextCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { listPublicProducts } from "../products/store.ts";
import { programmeByCode } from "../programmes/commands.ts";
import type { ProgrammeRow } from "../programmes/store.ts";
import { livingRounds } from "../rounds/commands.ts";
import { publicSums } from "../ratings/commands.ts";
import type { Standard } from "../standards/commands.ts";
import { amountWords, revenueWords, sampleMark } from "./catalogue-parts.ts";

import { address } from "./filters.ts";
import { pager } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { productCard, ratingLine } from "./supplier-parts.ts";
import { applyLink } from "./workspace.ts";

const PRODUCTS = 20;

/** One service: what it is, what it is worth, when it counts as completed, and who offers it. */
export const servicePage: PublicPage = {
  url: "/catalogue/:code/services/:service",
  make: async ({ work, speech, params, query }) => {
    const { t } = speech;
    const programme = await programmeByCode(work, params["code"] ?? "");
    const { catalogue, standard } = await inUse(work, programme.id);
    if (catalogue === undefined) throw new Refusal("not-found", { noun: "catalogue" });
    const service = await findService(work, catalogue.id, params["service"] ?? "");
    if (service === undefined) throw new Refusal("not-found", { noun: "service" });
    const excluded =
      service.exclusionGroup === null ? [] : othersOfGroup(await servicesOf(work, catalogue.id), service);
    const products = pageOf(
      await listPublicProducts(work, {
        programmeId: programme.id,
        serviceCode: service.code,
        after: readTextCursor(query["cursor"]),
        limit: PRODUCTS + 1,
      }),
      PRODUCTS,
      (row) => [row.pinyin, row.id],
      (row) => row,
    );
    const rating = (await publicSums.ofServices(work, programme.id)).get(service.code);
    const open = (await livingRounds(work, programme.id, work.now)).some(({ opensAt }) => opensAt <= work.now);
    const path = `/catalogue/${programme.code}/services/${service.code}`;
    return {
      title: t(service.nameZh, service.nameEn),
      body: html`
        <p class="crumbs"><a href="/catalogue/${programme.code}">${t("应用服务目录", "Catalogue of services")}</a></p>
        <h1>${speech.given(service.nameZh, service.nameEn)}</h1>
        ${service.descriptionZh !== "" && html`<p class="lead">${speech.given(service.descriptionZh, service.descriptionEn)}</p>`}
        ${ratingLine(speech, rating)} ${facts(speech, programme, service, excluded)}
        ${wayOn(speech, programme, service, { priced: standard !== undefined, open })}
        ${standard !== undefined && html`${amountTable(speech, service, standard)} ${completion(speech, service, standard)}`}
        <h2>${t("在列产品", "Products on offer")}</h2>
        ${
          products.items.length === 0
            ? html`<p class="empty">
                ${t("目前没有供应商在该项下提供产品。", "No supplier offers a product under this service at present.")}
              </p>`
            : html`<ul class="cards">
                ${products.items.map((product) => html`<li class="card">${productCard(speech, product)}</li>`)}
              </ul>`
        }
        ${pager(speech, path, { cursor: query["cursor"] }, products.nextCursor)}
      `,
    };
  },
};

/** On to the calculator once there are amounts, and to an application while a round is open, both for this service. */
function wayOn(
  { t }: Speech,
  programme: ProgrammeRow,
  service: ServiceRow,
  { priced, open }: { readonly priced: boolean; readonly open: boolean },
): Html | false {
  const worth = address("/calculator", { programme: programme.code, service: service.code });
  return (
    (priced || open) &&
    html`<p class="buttons no-print">
      ${open && html`<a class="button" href="${applyLink({ programme: programme.id, service: service.code })}">${t("申领此项", "Apply for this service")}</a>`}
      ${priced && html`<a class="button quiet" href="${worth}">${t("试算此项", "Work out the amount")}</a>`}
    </p>`
  );
}

function othersOfGroup(services: readonly ServiceRow[], service: ServiceRow): ServiceRow[] {
  return services.filter((one) => one.exclusionGroup === service.exclusionGroup && one.code !== service.code);
}

function facts(speech: Speech, programme: ProgrammeRow, service: ServiceRow, excluded: readonly ServiceRow[]): Html {
  const { t, given } = speech;
  const kind = serviceKinds[service.kind];
  const stage = stages[service.stage];
  return html`<dl class="facts panel">
    <dt>${t("编码", "Code")}</dt>
    <dd>${service.code}</dd>
    <dt>${t("方案", "Programme")}</dt>
    <dd><a href="/programmes/${programme.code}">${given(programme.nameZh, programme.nameEn)}</a></dd>
    <dt>${t("业务环节", "Segments")}</dt>
    <dd>${service.segments.map((segment) => t(segments[segment].zh, segments[segment].en)).join(t("、", ", "))}</dd>
    <dt>${t("类型", "Kind")}</dt>
    <dd>${t(kind.zh, kind.en)}<br /><span class="soft">${t(kind.definitionZh, kind.definitionEn)}</span></dd>
    <dt>${t("应用阶段", "Stage")}</dt>
    <dd>${t(stage.zh, stage.en)}</dd>
    <dt>${t("面向生产制造", "Production focus")}</dt>
    <dd>${service.productionFocus ? t("是", "Yes") : t("否", "No")}</dd>
    ${
      excluded.length > 0 &&
      html`<dt>${t("不可同时申领", "Not together with")}</dt>
        <dd>
          ${excluded.map((one) => html`<a href="/catalogue/${programme.code}/services/${one.code}">${given(one.nameZh, one.nameEn)}</a><br />`)}
          <span class="soft"
            >${t("同一企业同一年度，上述各项只能有一件在办或有效的申请。", "An enterprise may have one living application a year among these.")}</span
          >
        </dd>`
    }
  </dl>`;
}

function amountTable(speech: Speech, service: ServiceRow, standard: Standard): Html {
  const { t, given, fixed } = speech;
  const amounts = amountsOf(standard, service.code);
  const head = {
    tier: t("档次", "Tier"),
    revenue: t("上年度主营业务收入", "Revenue of the year before"),
    amount: t("单项额度", "Worth"),
    cap: t("年度总额上限", "Most in a year"),
  };
  return html`<h2>${t("额度", "What it is worth")}</h2>
    <div class="table-box">
      <table class="stack">
        <caption>
          ${given(standard.titleZh, standard.titleEn)} · ${t(`第 ${standard.number} 版`, `version ${standard.number}`)}
          ${sampleMark(speech, standard.sample)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${head.tier}</th>
            <th scope="col">${head.revenue}</th>
            <th scope="col" class="number">${head.amount}</th>
            <th scope="col" class="number">${head.cap}</th>
          </tr>
        </thead>
        <tbody>
          ${standard.tiers.map(
            (tier) =>
              html`<tr>
                <td data-label="${head.tier}">${given(tier.nameZh, tier.nameEn)}</td>
                <td data-label="${head.revenue}">${revenueWords(speech, tier)}</td>
                <td class="number" data-label="${head.amount}">
                  ${amountWords(
                    speech,
                    amounts.find((amount) => amount.tier === tier.tier),
                  )}
                </td>
                <td class="number" data-label="${head.cap}">${fixed(tier.annualCapFen)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="soft">
      ${t("面额不超过该服务在合同中的可补助费用，也不超过企业年度总额上限的余额。", "A voucher is never worth more than the eligible fee in the contract, nor more than what is left of the enterprise's yearly cap.")}
    </p>`;
}

function completion({ t }: Speech, service: ServiceRow, standard: Standard): Html | false {
  const threshold = standard.thresholds.find((one) => one.serviceCode === service.code);
  if (threshold === undefined) return false;
  const { windowDays, activeDaysMin, usersMin, operatorRequired } = threshold;
  return html`<h2>${t("完成标准", "When it counts as completed")}</h2>
    <ul>
      <li>
        ${t(`近期连续 ${windowDays} 天内，至少 ${activeDaysMin} 天有使用，使用人数最多的一天不少于 ${usersMin} 人。`, `Within ${windowDays} recent days in a row, use on at least ${activeDaysMin} days, and at least ${usersMin} users on the busiest of them.`)}
      </li>
      <li>
        ${
          operatorRequired
            ? t(
                "运营商连接数据和供应商接口登录数据缺一不可。",
                "The operator's connection data and the supplier's login data are both needed.",
              )
            : t(
                "以运营商连接数据或供应商接口登录数据评估，两者都有时以运营商数据为准。",
                "Judged by the operator's connection data or the supplier's login data; where both exist, the operator's count.",
              )
        }
      </li>
      <li>${t("平台只取上云行为数据，不涉及企业业务数据。", "Only usage is looked at, never business data.")}</li>
    </ul>`;
}

import { entityTypeWords } from "@yunquan/core/enterprises/entity-types.ts";
import { province } from "@yunquan/core/divisions.ts";
import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import { cityWords, sectionWords } from "@yunquan/core/editions/words.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { officeContacts } from "../offices/commands.ts";
import { programmeByCode } from "../programmes/commands.ts";
import { presentPublic } from "../programmes/public.ts";
import { findEditionInForce } from "../programmes/store.ts";
import { phone } from "./contact-page.ts";
import { sampleMark } from "./catalogue-parts.ts";
import { paperTable, stepList } from "./guide-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { roundLine, type PublicProgramme } from "./programme-parts.ts";
import { qrPart } from "./qr-part.ts";
import { questionList } from "./questions.ts";
import { applyLink } from "./workspace.ts";

/** The guide to one programme, made of its edition's parameters: who, with what, how, by when, by which clause, and what is left where. */
export const programmePage: PublicPage = {
  url: "/programmes/:code",
  make: async ({ work, speech, params, origin }) => {
    const { t, given } = speech;
    const row = await programmeByCode(work, params["code"] ?? "");
    const programme = await presentPublic(work, row);
    const parameters = (await findEditionInForce(work, row.id, work.now))?.parameters;
    const office = (await officeContacts(work)).find(({ placeCode }) => placeCode === province.code);
    const address = `${origin}/programmes/${row.code}`;
    return {
      title: `${t("办事指南", "Guide")} · ${t(row.nameZh, row.nameEn)}`,
      body: html`
        <p class="crumbs"><a href="/policies">${t("政策与指南", "Policy and guides")}</a></p>
        <h1>${given(row.nameZh, row.nameEn)}${t("办事指南", ": guide")}</h1>
        ${contents(speech, parameters !== undefined)}
        ${overview(speech, programme, parameters, { now: work.now, provincePhone: office?.contact?.phone })}
        ${
          parameters === undefined
            ? html`<p class="empty">${t("政策尚未生效。", "Its rules are not in force yet.")}</p>`
            : html`${who(speech, row.code, parameters)} ${paperTable(speech, programme, parameters)}
                ${stepList(speech, parameters)} ${fees(speech, parameters)}
                <h2 id="questions">${t("常见问题", "Questions")}</h2>
                ${questionList(speech, parameters)}`
        }
        ${cityTable(speech, programme)}
        <section class="panel with-code">
          ${qrPart(address, t("本页网址二维码", "This page's address as a QR code"))}
          <div>
            <p>
              ${t("手机扫码查看本指南；需要纸质版的，可用浏览器打印本页。", "Scan to open this guide on a telephone; to have it on paper, print this page.")}
            </p>
            <p class="soft">${address}</p>
          </div>
        </section>
      `,
    };
  },
};

function contents({ t }: Speech, whole: boolean): Html {
  const parts = [
    ...(whole
      ? ([
          ["who", "受理条件", "Conditions"],
          ["papers", "材料清单", "Documents"],
          ["steps", "办理流程", "Steps"],
          ["fees", "可补助费用", "Fees"],
          ["questions", "常见问题", "Questions"],
        ] as const)
      : []),
    ["left", "剩余额度", "What is left"] as const,
  ];
  return html`<nav class="link-row no-print" aria-label="${t("本页内容", "On this page")}">
    <ul>
      ${parts.map(([id, zh, en]) => html`<li><a href="#${id}">${t(zh, en)}</a></li>`)}
    </ul>
  </nav>`;
}

function overview(
  speech: Speech,
  programme: PublicProgramme,
  parameters: EditionParameters | undefined,
  { now, provincePhone }: { readonly now: Instant; readonly provincePhone: string | undefined },
): Html {
  const { t, given, when } = speech;
  const { id, edition, rounds, plan, code } = programme;
  const open = rounds.some((round) => round.state === "open");
  return html`<h2>${t("基本信息", "In brief")}</h2>
    <dl class="facts panel">
      <dt>${t("申领批次", "Rounds")}</dt>
      <dd>
        ${rounds.length === 0 ? t("目前没有开放或已公布的批次。", "No round is open or announced at present.") : rounds.map((round) => html`${roundLine(speech, round, now)}<br />`)}
        ${open && html`<a class="button no-print" href="${applyLink({ programme: id })}">${t("立即申领", "Apply now")}</a>`}
      </dd>
      <dt>${t("服务对象", "For")}</dt>
      <dd>${t("在广东省登记注册的工业企业", "Industrial enterprises registered in Guangdong")}</dd>
      ${
        parameters !== undefined &&
        html`<dt>${t("办理时限", "Decided within")}</dt>
          <dd>
            ${t(`提交后 ${parameters.reviewWorkdays} 个工作日`, `${parameters.reviewWorkdays} working days from submission`)}
          </dd>`
      }
      <dt>${t("办理方式", "How")}</dt>
      <dd>${t("全程网上办理，无须到现场", "Online throughout; nobody has to come in person")}</dd>
      <dt>${t("收费", "Charge")}</dt>
      <dd>${t("不收费", "None")}</dd>
      <dt>${t("受理单位", "Decided by")}</dt>
      <dd>${t("企业登记地的地市工业和信息化主管部门", "The bureau of the city where the enterprise is registered")}</dd>
      <dt>${t("咨询电话", "Questions")}</dt>
      <dd>
        ${provincePhone !== undefined && html`${t("省级：", "Province: ")}${phone(provincePhone)}<br />`}
        <a href="/contact#telephones"
          >${t("各地市咨询、监督投诉电话", "Telephones of the cities, and for complaints")}</a
        >
      </dd>
      ${
        edition !== null &&
        html`<dt>${t("设定依据", "By")}</dt>
          <dd>
            ${given(edition.titleZh, edition.titleEn)} ${sampleMark(speech, edition.sample)}
            <span class="soft">${t("印发", "published")} ${when(edition.publishedOn)}</span>
            <a href="/policies/${code}">${t("政策版本", "Editions")}</a>
          </dd>`
      }
      <dt>${t("相关页面", "See also")}</dt>
      <dd>
        <a href="/catalogue/${code}">${t("目录与额度", "Catalogue and amounts")}</a> ·
        <a href="/eligibility?programme=${code}">${t("资格自测", "Am I eligible?")}</a> ·
        <a href="/calculator?programme=${code}">${t("补贴试算", "What would I get?")}</a> ·
        <a href="/programmes/${code}/figures">${t("目标与执行情况", "Goals and figures")}</a> ·
        <a href="/suppliers">${t("供应商", "Suppliers")}</a>
        ${plan?.hasGuide === true && html` · <a href="/api/v1/public/plans/${plan.id}/guide">${t(`${plan.year} 年度申领指南`, `Guide for ${plan.year}`)}</a>`}
      </dd>
    </dl>`;
}

function who(speech: Speech, code: string, parameters: EditionParameters): Html {
  const { t, fixed } = speech;
  const types = parameters.entityTypes.map(entityTypeWords);
  const sections = sectionWords(parameters.industrySections);
  const { establishedMonthsMin } = parameters;
  const clause = (id: string): Html => html` <small class="soft">${t(`条款 ${id}`, `clause ${id}`)}</small>`;
  return html`<h2 id="who">${t("受理条件", "Who may apply")}</h2>
    <ul>
      <li>${t("登记注册地：", "Registered in ")}${cityWords(parameters.cities)[speech.language]}${clause("4.1.1")}</li>
      <li>
        ${t("主体类型：", "Legal form: ")}${types.map((type) => t(type.zh, type.en)).join(t("、", ", "))}${clause("4.1.1")}
      </li>
      <li>
        ${t("行业（国民经济行业门类）：", "Industry (sections of GB/T 4754): ")}${sections.map((section) => t(section.zh, section.en)).join(t("、", "; "))}${clause("4.1.1")}
      </li>
      <li>
        ${t(`上年度主营业务收入不低于 ${fixed(parameters.revenueFloorFen)}`, `Revenue of the year before of at least ${fixed(parameters.revenueFloorFen)}`)}${clause("4.1.2")}
      </li>
      ${establishedMonthsMin > 0 && html`<li>${t(`成立满 ${establishedMonthsMin} 个月`, `Established for ${establishedMonthsMin} months`)}${clause("4.1.1")}</li>`}
      <li>${t("服务须在广东省内实施", "The service is put to use within Guangdong")}${clause("4.3")}</li>
      <li>${t("未被暂停或取消资格", "Neither suspended nor barred")}${clause("8.4")}</li>
    </ul>
    <p class="no-print">
      <a class="button quiet" href="/eligibility?programme=${code}">${t("逐项核对", "Check each condition")}</a>
    </p>`;
}

/** Which fees count, each with its reason. @clause 3.1 */
function fees(speech: Speech, parameters: EditionParameters): Html {
  const { t, given } = speech;
  const head = { fee: t("费用类别", "Kind of fee"), counts: t("是否可补助", "Subsidised"), why: t("说明", "Why") };
  return html`<h2 id="fees">${t("哪些费用可以补助", "Which fees count")}</h2>
    <div class="table-box">
      <table class="stack">
        <thead>
          <tr>
            ${Object.values(head).map((words) => html`<th scope="col">${words}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${parameters.feeCategories.map(
            (fee) =>
              html`<tr>
                <td data-label="${head.fee}">${given(fee.zh, fee.en)}</td>
                <td data-label="${head.counts}">
                  ${fee.eligible ? html`<span class="tag good">${t("可以", "yes")}</span>` : html`<span class="tag bad">${t("不可以", "no")}</span>`}
                </td>
                <td data-label="${head.why}">${given(fee.reasonZh, fee.reasonEn)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function cityTable(speech: Speech, { plan }: PublicProgramme): Html | false {
  if (plan === null) return false;
  const { t, yuan, count } = speech;
  /** A city without a share has dashes, so that the others stand out. */
  const amount = (shown: Fen, allotted: Fen): string => (allotted === 0 && shown === 0 ? "—" : yuan(shown));
  const head = {
    city: t("地市", "City"),
    allotted: t("切块", "Allotted"),
    capacity: t("还可发券", "Can still be issued"),
    cash: t("资金余额", "Cash left"),
    waiting: t("排队", "Waiting"),
  };
  return html`<h2 id="left">${t(`${plan.year} 年度各地市剩余额度`, `What is left by city, ${plan.year}`)}</h2>
    <p class="soft">
      ${t("随办理实时变动。额度用完后提交的申请按顺位排队，有额度释放时依次递补。", "Changes as applications are decided. Once nothing is left, applications wait in line and move up in order.")}
    </p>
    <div class="table-box" role="region" aria-label="${head.capacity}" tabindex="0">
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">${head.city}</th>
            <th scope="col" class="number">${head.allotted}</th>
            <th scope="col" class="number">${head.capacity}</th>
            <th scope="col" class="number">${head.cash}</th>
            <th scope="col" class="number">${head.waiting}</th>
          </tr>
        </thead>
        <tbody>
          ${plan.cities.map(
            (city) =>
              html`<tr>
                <th scope="row">${t(city.cityZh, city.cityEn)}</th>
                <td class="number" data-label="${head.allotted}">${amount(city.allottedFen, city.allottedFen)}</td>
                <td class="number" data-label="${head.capacity}">${amount(city.capacityLeftFen, city.allottedFen)}</td>
                <td class="number" data-label="${head.cash}">${amount(city.cashLeftFen, city.allottedFen)}</td>
                <td class="number" data-label="${head.waiting}">${count(city.waiting)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

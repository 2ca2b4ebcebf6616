import { entityTypeWords } from "@yunquan/core/enterprises/entity-types.ts";
import { bpToPercentText } from "@yunquan/core/decimal.ts";
import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { industrySections } from "@yunquan/core/industry.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { programmeByCode } from "../programmes/commands.ts";
import { presentPublic } from "../programmes/public.ts";
import { findEditionInForce } from "../programmes/store.ts";
import { sampleMark } from "./catalogue-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { roundLine, type PublicProgramme } from "./programme-parts.ts";

/** The guide to one programme, made of its edition's parameters: who, what for, how, by when, and what is left where. */
export const programmePage: PublicPage = {
  url: "/programmes/:code",
  make: async ({ work, speech, params }) => {
    const { t, given } = speech;
    const row = await programmeByCode(work, params["code"] ?? "");
    const programme = await presentPublic(work, row);
    const parameters = (await findEditionInForce(work, row.id, work.now))?.parameters;
    return {
      title: t(row.nameZh, row.nameEn),
      body: html`
        <h1>${given(row.nameZh, row.nameEn)}</h1>
        ${overview(speech, programme, work.now)}
        ${
          parameters === undefined
            ? html`<p class="empty">${t("政策尚未生效。", "Its rules are not in force yet.")}</p>`
            : html`${who(speech, parameters)} ${steps(speech, parameters)} ${fees(speech, parameters)}
              ${papers(speech, programme, parameters)}`
        }
        ${cityTable(speech, programme)}
      `,
    };
  },
};

function overview(speech: Speech, programme: PublicProgramme, now: Instant): Html {
  const { t, given, when } = speech;
  const { edition, rounds, plan, code } = programme;
  return html`<dl class="facts panel">
    ${
      edition !== null &&
      html`<dt>${t("政策版本", "Edition")}</dt>
        <dd>
          ${given(edition.titleZh, edition.titleEn)} ${sampleMark(speech, edition.sample)}
          <span class="soft">${t("印发", "published")} ${when(edition.publishedOn)}</span>
        </dd>`
    }
    <dt>${t("申领批次", "Rounds")}</dt>
    <dd>
      ${rounds.length === 0 ? t("目前没有开放或已公布的批次。", "No round is open or announced at present.") : rounds.map((round) => html`${roundLine(speech, round, now)}<br />`)}
    </dd>
    <dt>${t("相关页面", "See also")}</dt>
    <dd>
      <a href="/catalogue/${code}">${t("目录与额度", "Catalogue and amounts")}</a> ·
      <a href="/programmes/${code}/figures">${t("目标与执行情况", "Goals and figures")}</a> ·
      <a href="/suppliers">${t("供应商", "Suppliers")}</a>
      ${plan?.hasGuide === true && html` · <a href="/api/v1/public/plans/${plan.id}/guide">${t(`${plan.year} 年度申领指南`, `Guide for ${plan.year}`)}</a>`}
    </dd>
  </dl>`;
}

function who({ t, total }: Speech, parameters: EditionParameters): Html {
  const types = parameters.entityTypes.map(entityTypeWords);
  const sections = parameters.industrySections.flatMap((code) => sectionWords(code));
  const all = parameters.cities.length === cities.length;
  const places = cities.filter((city) => parameters.cities.includes(city.code));
  const { establishedMonthsMin } = parameters;
  return html`<h2>${t("谁可以申领", "Who may apply")}</h2>
    <ul>
      <li>
        ${t("登记注册地：", "Registered in ")}${all ? t("广东省 21 个地市", "any of the 21 cities of Guangdong") : places.map((city) => t(city.zh, city.en)).join(t("、", ", "))}
      </li>
      <li>${t("主体类型：", "Legal form: ")}${types.map((type) => t(type.zh, type.en)).join(t("、", ", "))}</li>
      <li>
        ${t("行业（国民经济行业门类）：", "Industry (sections of GB/T 4754): ")}${sections.map((section) => t(section.zh, section.en)).join(t("、", "; "))}
      </li>
      <li>
        ${t(`上年度主营业务收入不低于 ${total(parameters.revenueFloorFen)}`, `Revenue of the year before of at least ${total(parameters.revenueFloorFen)}`)}
      </li>
      ${establishedMonthsMin > 0 && html`<li>${t(`成立满 ${establishedMonthsMin} 个月`, `Established for ${establishedMonthsMin} months`)}</li>`}
      <li>
        ${t("未被暂停或取消资格；服务须在广东省内实施", "Neither suspended nor barred; the service is put to use within Guangdong")}
      </li>
    </ul>`;
}

function sectionWords(code: string): { readonly zh: string; readonly en: string }[] {
  return Object.entries(industrySections).flatMap(([letter, section]) => (letter === code ? [section] : []));
}

function steps(speech: Speech, parameters: EditionParameters): Html {
  const { t } = speech;
  const { supplierWorkdays, reviewWorkdays, returnWorkdays, implementationDaysMin, noticeDays } = parameters;
  const list: [zh: string, en: string, soft: string][] = [
    ["企业注册，由地市认定上年度收入", "Register; the city certifies the revenue of the year before", ""],
    [
      "与目录内供应商签订合同，在线提交申请，当场取得顺位号",
      "Contract with a listed supplier and apply online; the place in line is given at once",
      t("先到先得，以系统时间为准", "First come, first served, by system time"),
    ],
    ["供应商确认合同和填报内容", "The supplier confirms contract and application", workdays(speech, supplierWorkdays)],
    [
      "地市审核，通过即发放服务券",
      "The city reviews and, on approval, the voucher is issued",
      `${workdays(speech, reviewWorkdays)}${t("，自提交起算；退回补正须在 ", ", from submission; a returned application comes back within ")}${workdays(speech, returnWorkdays)}${t("内重新提交", "")}`,
    ],
    [
      "实施并使用服务",
      "Put the service to use",
      t(
        `自发券至结算截止不少于 ${implementationDaysMin} 天`,
        `at least ${implementationDaysMin} days from issue to the settlement deadline`,
      ),
    ],
    [
      "在结算期内提交发票和证明，申请结算",
      "Claim within a settlement period with invoices and evidence",
      t("逾期未申请的券作废", "a voucher not claimed in time is void"),
    ],
    ["平台评估使用情况，地市审核", "Usage is evaluated, the city reviews", ""],
    [
      "结算清单公示",
      "The settlement list is published",
      t(`${noticeDays} 天，公示期内可提异议`, `${noticeDays} days, in which objections can be raised`),
    ],
    [
      "兑付到企业对公账户",
      "Paid to the enterprise's account",
      t(
        "按结算申请顺位，资金用完的整笔结转下期优先",
        "in the order of claims; what the cash does not cover is carried over whole and comes first next time",
      ),
    ],
  ];
  return html`<h2>${t("怎么办", "How it works")}</h2>
    <ol class="steps">
      ${list.map(([zh, en, soft]) => html`<li>${t(zh, en)}${soft !== "" && html`<br /><span class="soft">${soft}</span>`}</li>`)}
    </ol>`;
}

function workdays({ t }: Speech, days: number): string {
  return t(`${days} 个工作日`, `${days} working days`);
}

/** Which fees count, each with its reason. @clause 3.1 */
function fees(speech: Speech, parameters: EditionParameters): Html {
  const { t, given } = speech;
  const head = { fee: t("费用类别", "Kind of fee"), counts: t("是否可补助", "Subsidised"), why: t("说明", "Why") };
  return html`<h2>${t("哪些费用可以补助", "Which fees count")}</h2>
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

function papers(speech: Speech, programme: PublicProgramme, parameters: EditionParameters): Html {
  const { t, date } = speech;
  const rule = parameters.invoiceRule;
  return html`<h2>${t("要准备什么", "What to prepare")}</h2>
    <ul>
      <li>
        ${t(`合同：${date(parameters.contractsFromOn)}及以后签订，列明可补助费用；${date(parameters.publishedOn)}以前签订而未列明的，可补签附件`, `Contract: signed on or after ${date(parameters.contractsFromOn)} and stating the eligible fees; one signed before ${date(parameters.publishedOn)} may state them in a supplementary annex`)}
        —
        <a href="/api/v1/public/contract-template?programmeId=${programme.id}"
          >${t("合同样式（PDF）", "blank contract (PDF)")}</a
        >
      </li>
      <li>
        ${
          rule.kind === "equal-to-contract"
            ? t(
                "结算时的发票：总金额与合同金额一致，全省不得重复使用",
                "Invoices for the claim: their sum equals the contract amount, and none is used twice anywhere",
              )
            : t(
                `结算时的发票和付款：已付款不低于合同金额的 ${bpToPercentText(rule.shareBp)}，补助不超过已开票金额`,
                `Invoices and payments for the claim: at least ${bpToPercentText(rule.shareBp)} of the contract paid, and no more subsidised than invoiced`,
              )
        }
      </li>
      ${parameters.evidence.includes("payment-proof") && html`<li>${t("付款凭证", "Proof of payment")}</li>`}
      ${parameters.evidence.includes("acceptance-report") && html`<li>${t("验收报告", "Acceptance report")}</li>`}
      <li>${t("企业对公账户", "The enterprise's own bank account")}</li>
    </ul>`;
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

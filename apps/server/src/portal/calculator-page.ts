import type { subsidyAnswer } from "@yunquan/contract/applications.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { amountsOf, inUse, type InUse } from "../catalogues/in-use.ts";
import { subsidyFor } from "../applications/subsidy.ts";
import { servicesOf } from "../catalogues/store.ts";
import type { Work } from "../platform/work.ts";
import type { ProgrammeRow } from "../programmes/store.ts";
import { amountWords, programmeChoice, sampleMark, tierTable } from "./catalogue-parts.ts";
import { programmesWithCatalogue } from "./catalogue-reads.ts";
import { choiceField, textField } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { typedAmount, typedCount } from "./typed-amounts.ts";
import { applyLink } from "./workspace.ts";

type Answer = z.output<typeof subsidyAnswer>;
type Query = Readonly<Record<string, string | undefined>>;

/**
 * What an enterprise would get for a service: a form whose address keeps what was asked, answered by the very waterfall of
 * a submission, with every step shown. @clause 4.4.2 @clause 4.4.3
 */
export const calculatorPage: PublicPage = {
  url: "/calculator",
  make: async ({ work, speech, query }) => {
    const { t } = speech;
    const programmes = await programmesWithCatalogue(work);
    const programme = programmes.find((one) => one.code === query["programme"]) ?? programmes[0];
    const title = t("补贴试算", "What would I get?");
    return {
      title,
      body: html`
        <h1>${title}</h1>
        <p class="lead">
          ${t("按现行奖补标准试算一项服务可得的服务券面额，与提交申请时的计算完全一致。结果供参考，以审核为准。", "Works out the voucher for one service by the standard in force, exactly as a submission does. The result is for orientation; the review decides.")}
        </p>
        ${programme === undefined ? html`<p class="empty">${t("尚未发布目录和标准。", "No catalogue has been published yet.")}</p>` : html`${programmeChoice(speech, programmes, programme, ({ code }) => `/calculator?programme=${code}`)} ${await calculation(work, speech, programme, query)}`}
      `,
    };
  },
};

async function calculation(work: Work, speech: Speech, programme: ProgrammeRow, query: Query): Promise<Html> {
  const current = await inUse(work, programme.id);
  const { catalogue, standard } = current;
  if (catalogue === undefined || standard === undefined)
    return html`<p class="empty">
      ${speech.t("该方案尚未发布奖补标准，暂不能试算。", "This programme has not published a standard yet.")}
    </p>`;
  const revenue = typedAmount(speech, query["revenue"], "wan");
  const fee = typedAmount(speech, query["fee"], "yuan");
  const used = typedAmount(speech, query["used"], "yuan");
  const staff = typedCount(speech, query["staff"]);
  const services = (await servicesOf(work, catalogue.id)).filter(({ code }) =>
    standard.amounts.some((amount) => amount.serviceCode === code),
  );
  const service = services.find(({ code }) => code === query["service"]);
  const { t } = speech;
  // An address may name a service alone, to begin with; the form always sends the revenue.
  const asked = query["revenue"] !== undefined;
  const missing = asked ? t("请填写", "Fill this in") : undefined;
  const form = html`<form class="filters wide-fields" method="get" action="/calculator">
    <input type="hidden" name="programme" value="${programme.code}" />
    ${choiceField(
      speech,
      {
        name: "service",
        label: t("应用服务", "Service"),
        value: service?.code,
        all: t("请选择", "choose"),
      },
      services.map(({ code, nameZh, nameEn }) => ({
        value: code,
        words: `${code} ${t(nameZh, nameEn === "" ? nameZh : nameEn)}`,
      })),
    )}
    ${textField({ name: "revenue", label: t("上年度主营业务收入（万元）", "Revenue of the year before (10,000 yuan)"), value: query["revenue"], numeric: true, required: true, fault: revenue.fault ?? (revenue.value === undefined ? missing : undefined) })}
    ${textField({ name: "staff", label: t("从业人员（人）", "Staff"), value: query["staff"], numeric: true, required: true, fault: staff.fault ?? (staff.value === undefined ? missing : undefined) })}
    ${textField({ name: "fee", label: t("该服务的可补助费用（元）", "Eligible fee of the service (yuan)"), value: query["fee"], numeric: true, required: true, fault: fee.fault ?? (fee.value === undefined ? missing : undefined) })}
    ${textField({ name: "used", label: t("本年度已占用额度（元，选填）", "Used of the yearly cap (yuan, optional)"), value: query["used"], numeric: true, fault: used.fault })}
    <span class="buttons"
      ><button>${t("试算", "Work out")}</button>
      <a class="button quiet" href="/calculator?programme=${programme.code}">${t("清空", "Clear")}</a></span
    >
  </form>`;
  const ready = revenue.value !== undefined && fee.value !== undefined && staff.value !== undefined;
  if (!asked || !ready || service === undefined || used.fault !== undefined)
    return html`${asked && html`<p class="fault" role="alert">${service === undefined ? t("请选择应用服务。", "Choose a service.") : t("请按提示更正后再试算。", "Correct the marked fields and try again.")}</p>`}
    ${form} ${tierTable(speech, standard)}`;
  const answer = await answerTo(work, {
    programmeId: programme.id,
    serviceCode: service.code,
    revenueFen: revenue.value,
    staff: staff.value,
    eligibleFeeFen: fee.value,
    usedFen: used.value ?? ZERO,
  });
  return html`${answer === undefined ? html`<p class="empty">${t("政策尚未生效，暂不能试算。", "The rules are not in force yet.")}</p>` : outcome(speech, programme, service.code, answer, formulaOf(speech, current, service.code, answer))}
  ${form}`;
}

async function answerTo(
  work: Work,
  given: { programmeId: Id } & Omit<Parameters<typeof subsidyFor>[1], "programmeId">,
): Promise<Answer | undefined> {
  try {
    return await subsidyFor(work, given);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** How the standard says the amount is found, and the yearly cap beside it. */
function formulaOf(speech: Speech, { standard }: InUse, serviceCode: string, answer: Answer): Html | false {
  const { t, fixed } = speech;
  const tier = standard?.tiers.find((one) => one.tier === answer.tier?.tier);
  if (tier === undefined) return false;
  const amount = amountsOf(standard, serviceCode).find((one) => one.tier === tier.tier);
  return html`<dt>${t("标准额度", "By the standard")}</dt>
    <dd>${amountWords(speech, amount)}</dd>
    <dt>${t("年度总额上限", "Most in a year")}</dt>
    <dd>${fixed(tier.annualCapFen)}</dd>`;
}

function outcome(
  speech: Speech,
  programme: ProgrammeRow,
  serviceCode: string,
  answer: Answer,
  formula: Html | false,
): Html {
  const { t, yuan, given } = speech;
  const nothing = answer.faceValueFen === 0;
  return html`<section class="card result ${nothing ? "wait" : "good"}" aria-label="${t("试算结果", "Result")}">
      <p class="soft">${t("预计服务券面额", "The voucher would be worth")}</p>
      <p class="state">${yuan(answer.faceValueFen)}</p>
      <p>${whyNothing(speech, answer)}</p>
      <dl class="facts">
        ${
          answer.tier !== null &&
          html`<dt>${t("规模档次", "Tier")}</dt>
            <dd>${given(answer.tier.nameZh, answer.tier.nameEn)}</dd>`
        }
        ${formula}
        <dt>${t("依据", "By")}</dt>
        <dd>
          ${given(answer.standard.titleZh, answer.standard.titleEn)}${t(`，第 ${answer.standard.number} 版，${answer.year} 年度`, `, version ${answer.standard.number}, ${answer.year}`)}
          ${sampleMark(speech, answer.standard.sample)}
        </dd>
      </dl>
      <p class="buttons no-print">
        ${!nothing && html`<a class="button" href="${applyLink({ programme: programme.id, service: serviceCode })}">${t("去申领", "Apply")}</a>`}
        <a class="button quiet" href="/eligibility?programme=${programme.code}"
          >${t("核对申领条件", "Check the conditions")}</a
        >
      </p>
    </section>
    ${answer.waterfall.length > 0 && steps(speech, answer)}`;
}

function whyNothing({ t }: Speech, answer: Answer): string {
  if (answer.stoppedBy === "tier")
    return t(
      "上年度主营业务收入或人员未达到最低档次，不能申领。",
      "The revenue or the staff does not reach the lowest tier; nothing can be applied for.",
    );
  if (answer.stoppedBy !== null) {
    const step = answer.waterfall.find((one) => one.step === answer.stoppedBy);
    return step === undefined ? "" : t(`${step.zh}，已无可补助金额。`, `${step.en}: nothing is left.`);
  }
  return t(
    "供应商有年度总额上限的，还须不超过其余额。以审核为准。",
    "Where suppliers have a ceiling, what is left of it limits too. The review decides.",
  );
}

function steps(speech: Speech, answer: Answer): Html {
  const { t, yuan } = speech;
  const head = {
    step: t("计算步骤", "Step"),
    clause: t("条款", "Clause"),
    cut: t("核减", "Cut"),
    after: t("结果", "Result"),
  };
  return html`<div class="table-box">
    <table class="stack">
      <caption>
        ${t("逐步计算", "Step by step")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${head.step}</th>
          <th scope="col">${head.clause}</th>
          <th scope="col" class="number">${head.cut}</th>
          <th scope="col" class="number">${head.after}</th>
        </tr>
      </thead>
      <tbody>
        ${answer.waterfall.map(
          (step) =>
            html`<tr>
              <td data-label="${head.step}">${t(step.zh, step.en)}</td>
              <td data-label="${head.clause}">${step.clause}</td>
              <td class="number" data-label="${head.cut}">${step.cutFen === 0 ? "—" : `−${yuan(step.cutFen)}`}</td>
              <td class="number" data-label="${head.after}"><b>${yuan(step.afterFen)}</b></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

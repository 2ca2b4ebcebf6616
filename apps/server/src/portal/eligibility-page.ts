import { districtsOf, cities, provinceNames } from "@yunquan/core/divisions.ts";
import type { eligibilityFields } from "@yunquan/core/eligibility/eligibility.ts";
import { allEntityTypes, entityTypes, isEntityType } from "@yunquan/core/enterprises/entity-types.ts";
import { eligibleSections, industryDivisions, industrySections } from "@yunquan/core/industry.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import { sizeClasses } from "@yunquan/core/size-class.ts";
import { isCalendarDate, type CalendarDate } from "@yunquan/core/time.ts";
import { checkEligibility } from "../enterprises/eligibility.ts";
import type { Work } from "../platform/work.ts";
import { findEditionInForce, listProgrammes, type ProgrammeRow } from "../programmes/store.ts";
import { programmeChoice } from "./catalogue-parts.ts";
import { choiceField, groupedField, textField, type ChoiceGroup } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { typedAmount, typedCount, type Typed } from "./typed-amounts.ts";
import { applyLink, registerLink } from "./workspace.ts";

type Query = Readonly<Record<string, string | undefined>>;
type Answer = Awaited<ReturnType<typeof checkEligibility>>;

/**
 * Whether somebody could take part, condition by condition, judged by the very function that judges a registration. The
 * form's address keeps what was asked; nothing is stored. @clause 4.1.1 @clause 4.1.2
 */
export const eligibilityPage: PublicPage = {
  url: "/eligibility",
  make: async ({ work, speech, query }) => {
    const { t } = speech;
    const programmes = await listProgrammes(work);
    const programme = programmes.find((one) => one.code === query["programme"]) ?? programmes[0];
    const title = t("资格自测", "Am I eligible?");
    return {
      title,
      body: html`
        <h1>${title}</h1>
        <p class="lead">
          ${t("填写企业情况，逐项核对申领条件，未填的项目暂不判断。核对规则与注册审核相同，不保存填写的内容。结果供参考，以审核为准。", "Fill in what you know of your enterprise; every condition is checked by the rules of registration, and what is left out stays open. Nothing is kept. The review decides.")}
        </p>
        ${programme === undefined ? html`<p class="empty">${t("尚未发布方案。", "No programme has been published yet.")}</p>` : html`${programmeChoice(speech, programmes, programme, ({ code }) => `/eligibility?programme=${code}`)} ${await check(work, speech, programme, query)}`}
      `,
    };
  },
};

async function check(work: Work, speech: Speech, programme: ProgrammeRow, query: Query): Promise<Html> {
  const { t } = speech;
  if ((await findEditionInForce(work, programme.id, work.now)) === undefined)
    return html`<p class="empty">${t("政策尚未生效，暂不能自测。", "The rules are not in force yet.")}</p>`;
  const revenue = typedAmount(speech, query["revenue"], "wan");
  const staff = typedCount(speech, query["staff"]);
  const established = typedDate(speech, query["established"]);
  const text = (name: string): string | undefined => query[name]?.trim().slice(0, 60) || undefined;
  const [creditCode, division, industry, entity] = ["code", "division", "industry", "entity"].map(text);
  const faulty = [revenue, staff, established].some(({ fault }) => fault !== undefined);
  const asked = query["code"] !== undefined;
  const told = {
    ...(creditCode === undefined ? {} : { creditCode }),
    ...(division === undefined ? {} : { registeredDivision: division }),
    ...(industry === undefined ? {} : { industryCode: industry }),
    ...(entity === undefined || !isEntityType(entity) ? {} : { entityType: entity }),
    ...(established.value === undefined ? {} : { establishedOn: established.value }),
    ...(revenue.value === undefined ? {} : { revenueFen: revenue.value }),
    ...(staff.value === undefined ? {} : { staff: staff.value }),
  };
  const answer = asked && !faulty ? await checkEligibility(work, { programmeId: programme.id, ...told }) : undefined;
  const known = Object.fromEntries(
    Object.entries({ programme: programme.id, ...told }).map(([name, value]) => [name, String(value)]),
  );
  return html`${asked && faulty && html`<p class="fault" role="alert">${t("请按提示更正后再核对。", "Correct the marked fields and try again.")}</p>`}
    ${answer !== undefined && outcome(speech, programme, answer, registerLink(known))}
    <form class="filters wide-fields" method="get" action="/eligibility">
      <input type="hidden" name="programme" value="${programme.code}" />
      ${textField({ name: "code", label: t("统一社会信用代码", "Unified social credit code"), value: creditCode, maxlength: 30, hint: t("18 位", "18 characters") })}
      ${groupedField({ name: "division", label: t("登记注册地", "Registered in"), value: division, none: t("请选择", "choose") }, places(speech))}
      ${choiceField(
        speech,
        { name: "entity", label: t("主体类型", "Legal form"), value: entity, all: t("请选择", "choose") },
        allEntityTypes.map((type) => ({ value: type, words: t(entityTypes[type].zh, entityTypes[type].en) })),
      )}
      ${groupedField({ name: "industry", label: t("所属行业", "Industry"), value: industry, none: t("请选择", "choose") }, industries(speech))}
      ${textField({ name: "established", label: t("成立日期", "Established on"), value: query["established"], type: "date", fault: established.fault })}
      ${textField({ name: "revenue", label: t("上年度主营业务收入（万元）", "Revenue of the year before (10,000 yuan)"), value: query["revenue"], numeric: true, fault: revenue.fault })}
      ${textField({ name: "staff", label: t("从业人员（人）", "Staff"), value: query["staff"], numeric: true, fault: staff.fault })}
      <span class="buttons"
        ><button>${t("核对", "Check")}</button>
        <a class="button quiet" href="/eligibility?programme=${programme.code}">${t("清空", "Clear")}</a></span
      >
    </form>`;
}

function typedDate({ t }: Speech, text: string | undefined): Typed<CalendarDate> {
  const given = text?.trim() ?? "";
  if (given === "") return {};
  if (isCalendarDate(given) && given >= "1800" && given < "2200") return { value: given };
  return { fault: t("日期格式为 2020-01-31", "A date looks like 2020-01-31") };
}

const marks = {
  met: { tone: "good", zh: "符合", en: "met" },
  failed: { tone: "bad", zh: "不符合", en: "not met" },
  open: { tone: "wait", zh: "未判断", en: "open" },
} as const;

const ruleWords: Record<keyof typeof eligibilityFields, { readonly zh: string; readonly en: string }> = {
  "credit-code": { zh: "统一社会信用代码", en: "Credit code" },
  "registered-place": { zh: "登记注册地", en: "Registered in" },
  "entity-type": { zh: "主体类型", en: "Legal form" },
  industry: { zh: "所属行业", en: "Industry" },
  established: { zh: "成立时间", en: "Established" },
  revenue: { zh: "上年度主营业务收入", en: "Revenue of the year before" },
  conduct: { zh: "信用档案", en: "Conduct record" },
};

function outcome(speech: Speech, programme: ProgrammeRow, answer: Answer, register: string): Html {
  const { t } = speech;
  const failed = answer.findings.filter((finding) => finding.outcome === "failed");
  const open = answer.findings.filter((finding) => finding.outcome === "open" && finding.rule !== "conduct");
  const verdicts = {
    yes: {
      tone: "good",
      words: t("已填各项均符合申领条件", "Every condition is met"),
      next: t(
        "可以注册并申领；信用档案在提交时由系统核对。",
        "You can register and apply; the conduct record is looked at when you submit.",
      ),
    },
    no: {
      tone: "bad",
      words: t(`有 ${failed.length} 项不符合申领条件`, `Conditions not met: ${failed.length}`),
      next: t("不符合的项目和原因见下表。", "See below which, and why."),
    },
    open: {
      tone: "wait",
      words: t(`尚有 ${open.length} 项未填写`, `Still open: ${open.length}`),
      next: t("已填各项均符合；补充其余项目后可得出结论。", "What was given is met; fill in the rest for an answer."),
    },
  } as const;
  const { tone, words, next } = verdicts[answer.eligible];
  return html`<section class="card result ${tone}" aria-label="${t("核对结果", "Result")}">
    <p class="state">${words}</p>
    <p>${next}</p>
    ${answer.sizeClass !== null && html`<p class="soft">${t("企业规模（统计标准）：", "Size class: ")}${t(sizeClasses[answer.sizeClass].zh, sizeClasses[answer.sizeClass].en)}</p>`}
    ${findingTable(speech, answer.findings)}
    <p class="soft">${t("本结果供参考，以审核为准。", "For orientation only; the review decides.")}</p>
    <p class="buttons no-print">
      ${answer.eligible !== "no" && html`<a class="button" href="${applyLink({ programme: programme.id })}">${t("去申领", "Apply")}</a>`}
      ${answer.eligible !== "no" && html`<a class="button quiet" href="${register}">${t("注册企业（带入以上内容）", "Register with these entries")}</a>`}
      <a class="button quiet" href="/calculator?programme=${programme.code}">${t("试算补贴", "Work out the amount")}</a>
    </p>
  </section>`;
}

function findingTable({ t }: Speech, findings: readonly Finding[]): Html {
  const head = {
    rule: t("条件", "Condition"),
    outcome: t("结果", "Result"),
    why: t("说明", "Why"),
    clause: t("条款", "Clause"),
  };
  return html`<table class="stack">
    <thead>
      <tr>
        ${Object.values(head).map((words) => html`<th scope="col">${words}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${findings.map((finding) => {
        const mark = marks[finding.outcome];
        const rule = ruleWords[finding.rule as keyof typeof ruleWords];
        return html`<tr>
          <td data-label="${head.rule}">${t(rule.zh, rule.en)}</td>
          <td data-label="${head.outcome}"><span class="tag ${mark.tone}">${t(mark.zh, mark.en)}</span></td>
          <td data-label="${head.why}">${t(finding.zh, finding.en)}</td>
          <td data-label="${head.clause}">${finding.clause}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** The places of the province to the district, and the other provinces, which do not qualify. */
function places({ t }: Speech): ChoiceGroup[] {
  const ours = cities.map((city) => {
    const districts = districtsOf(city.code);
    const choices = (districts.length === 0 ? [city] : districts).map(({ code, zh, en }) => ({
      value: code,
      words: t(zh, en),
    }));
    return { name: t(city.zh, city.en), choices };
  });
  const others = Object.entries(provinceNames)
    .filter(([digits]) => digits !== "44")
    .map(([digits, { zh, en }]) => ({ value: `${digits}0000`, words: t(zh, en) }));
  return [...ours, { name: t("广东省外", "Outside Guangdong"), choices: others }];
}

/** The divisions of industry, and the other sections, each by its first division. */
function industries({ t }: Speech): ChoiceGroup[] {
  const industry = eligibleSections.map((letter) => {
    const { from, to, zh, en } = industrySections[letter];
    const choices = Object.entries(industryDivisions)
      .filter(([code]) => Number(code) >= from && Number(code) <= to)
      .map(([code, words]) => ({ value: code, words: `${code} ${t(words.zh, words.en)}` }));
    return { name: `${letter} ${t(zh, en)}`, choices };
  });
  const others = Object.entries(industrySections)
    .filter(([letter]) => !eligibleSections.some((one) => one === letter))
    .map(([letter, { from, zh, en }]) => ({ value: String(from).padStart(2, "0"), words: `${letter} ${t(zh, en)}` }));
  return [...industry, { name: t("其他行业", "Other sections"), choices: others }];
}

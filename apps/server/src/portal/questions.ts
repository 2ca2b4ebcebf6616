import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

/** What people ask most, answered from the rules in force. */
export function questionList(speech: Speech, parameters: EditionParameters | undefined): Html {
  return html`${questions(speech, parameters).map(
    ([question, answer]) =>
      html`<details>
        <summary>${question}</summary>
        <p>${answer}</p>
      </details>`,
  )}`;
}

function questions({ t }: Speech, parameters: EditionParameters | undefined): [string, string][] {
  const general: [string, string][] = [
    [
      t("申领服务券要交费吗？可以找中介代办吗？", "Does applying cost anything? May an agent apply for us?"),
      t(
        "不收取任何费用。请由企业自行在线申领，谨防以代办、返还为名的收费；发现此类行为可在线投诉。",
        "Nothing is charged. Enterprises apply themselves, online; whoever asks a fee or offers a rebate can be reported here.",
      ),
    ],
    [
      t("服务券可以转让或者抵押吗？", "Can a voucher be transferred or pledged?"),
      t(
        "不可以。服务券只能由持券企业对合同中的该项服务使用一次，不得转让、赠送、质押和重复使用。",
        "No. It can be used once, by its holder, for the service of its contract only.",
      ),
    ],
    [
      t("同一份合同能申领几张券？", "How many vouchers can one contract carry?"),
      t(
        "合同中每项在目录内的服务可申领一张；全年合计不超过企业所在档次的年度总额上限。互斥的服务同一年度只能选一项。",
        "One for each listed service in it; all of a year together up to the tier's yearly cap. Of services that exclude each other, one a year.",
      ),
    ],
    [
      t("额度用完了还能提交申请吗？", "May we apply when nothing is left?"),
      t(
        "可以。申请按提交顺位轮候，有额度释放时依次递补，不得插队；轮候不保证发券。",
        "Yes. Applications wait in their order and move up as amounts come free; nobody overtakes, and waiting promises nothing.",
      ),
    ],
    [
      t("结算时资金不够怎么办？", "What if the cash does not suffice?"),
      t(
        "按结算申请顺位兑付，资金不足的整笔结转，下一结算期或预算年度优先兑付，不作部分支付。",
        "Claims are paid in order. What the cash does not cover is carried over whole and comes first next time; nothing is paid in part.",
      ),
    ],
    [
      t("平台会取得企业的业务数据吗？", "Does the platform see our business data?"),
      t(
        "不会。平台只接收使用天数、用户数、登录次数等上云行为数据，企业可在工作台查看收到了哪些数据。",
        "No. It receives days of use, numbers of users and logins and the like; an enterprise can see in its workspace what was received.",
      ),
    ],
    [
      t("怎样知道办到哪一步了？", "How do we see how far a case is?"),
      t(
        "凭申请编号和统一社会信用代码在“进度查询”查看，无须登录；登录工作台可查看全部详情。",
        "Under Progress, with the number of the case and the credit code, without signing in; signed in you see everything.",
      ),
    ],
  ];
  if (parameters === undefined) return general;
  return [
    ...general,
    [
      t("审核要多久？", "How long does the review take?"),
      t(
        `自提交之日起 ${parameters.reviewWorkdays} 个工作日（按国务院公布的工作日历计算），其中供应商应在 ${parameters.supplierWorkdays} 个工作日内确认；退回补正、轮候期间不计。`,
        `${parameters.reviewWorkdays} working days from submission, of which the supplier has ${parameters.supplierWorkdays}; days on which a case is returned or waits do not count.`,
      ),
    ],
    [
      t("合同签订在政策出台以前可以吗？", "May the contract be older than the programme?"),
      t(
        "在规定的最早签订日期及以后签订的可以；合同未列明可补助费用的，双方可补签附件。",
        "Yes, if signed on or after the earliest date; where it does not state the eligible fees, both sides may sign an annex.",
      ),
    ],
    [
      t("公示期有多长？怎样提出异议？", "How long is the notice, and how do we object?"),
      t(
        `公示 ${parameters.noticeDays} 天，发布当日不计。清单涉及的企业、供应商和本市企业可在公示期内登录提出，并上传证明材料；每件异议均有答复。`,
        `${parameters.noticeDays} days, the day of publication not counted. Enterprises of the city and parties on the list sign in and object with evidence; every objection is answered.`,
      ),
    ],
  ];
}

import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import { invoiceWords } from "@yunquan/core/editions/words.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicProgramme } from "./programme-parts.ts";

interface Paper {
  readonly name: string;
  readonly stage: string;
  readonly source: string;
  readonly needed: string;
  readonly files: readonly (readonly [href: string, words: string])[];
}

/** Every document an enterprise hands in: when, from whom, whether always, and its blank and filled forms. */
export function paperTable(speech: Speech, programme: PublicProgramme, parameters: EditionParameters): Html {
  const { t } = speech;
  const head = {
    name: t("材料", "Document"),
    stage: t("环节", "Step"),
    source: t("来源", "From"),
    needed: t("要求", "Needed"),
    files: t("空表、样表", "Forms"),
  };
  return html`<h2 id="papers">${t("材料清单", "Documents")}</h2>
    <p class="soft">
      ${t("全部在线提交电子件，各 1 份，无须提交纸质材料；工商登记信息由企业填报、系统核对，不需另交证照。", "One electronic copy each, handed in online; no paper. Registration data are filled in and checked by the system.")}
    </p>
    <div class="table-box">
      <table class="stack">
        <thead>
          <tr>
            ${Object.values(head).map((words) => html`<th scope="col">${words}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${papers(speech, programme, parameters).map(
            (paper) =>
              html`<tr>
                <th scope="row">${paper.name}</th>
                <td data-label="${head.stage}">${paper.stage}</td>
                <td data-label="${head.source}">${paper.source}</td>
                <td data-label="${head.needed}">${paper.needed}</td>
                <td data-label="${head.files}">
                  <span class="files"
                    >${paper.files.length === 0 ? "—" : paper.files.map(([href, words]) => html`<a href="${href}">${words}</a> `)}</span
                  >
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function papers(speech: Speech, programme: PublicProgramme, parameters: EditionParameters): Paper[] {
  const { t, date } = speech;
  const contract = `/api/v1/public/contract-template?programmeId=${programme.id}`;
  const acceptance = `/api/v1/public/acceptance-report?programmeId=${programme.id}`;
  const forms = (address: string): Paper["files"] => [
    [address, t("空表", "blank")],
    [`${address}&sample=true`, t("样表", "sample")],
  ];
  const own = t("企业自备", "the enterprise");
  const always = t("必要", "always");
  const steps = { year: t("注册", "Registration"), apply: t("申领", "Application"), claim: t("结算", "Claim") };
  const before = date(parameters.publishedOn);
  return [
    {
      name: t("上年度收入和从业人员证明（审计报告等）", "Proof of last year's revenue and staff (audit report)"),
      stage: steps.year,
      source: own,
      needed: always,
      files: [],
    },
    {
      name: t("服务合同（列明可补助费用）", "Service contract, stating the eligible fees"),
      stage: steps.apply,
      source: t("企业与供应商签订", "enterprise and supplier"),
      needed: t(
        `必要；${date(parameters.contractsFromOn)}及以后签订`,
        `always; signed on or after ${date(parameters.contractsFromOn)}`,
      ),
      files: forms(contract),
    },
    {
      name: t("合同补充附件", "Supplementary annex"),
      stage: steps.apply,
      source: t("企业与供应商签订", "enterprise and supplier"),
      needed: t(
        `${before}以前签订的合同未列明可补助费用时`,
        `when a contract signed before ${before} does not state the fees`,
      ),
      files: forms(`${contract}&kind=annex`),
    },
    {
      name: t("发票", "Invoices"),
      stage: steps.claim,
      source: t("供应商开具", "the supplier"),
      needed: `${t("必要；", "always; ")}${invoiceWords(parameters.invoiceRule)[speech.language]}`,
      files: [],
    },
    ...(parameters.evidence.includes("payment-proof")
      ? [{ name: t("付款凭证", "Proof of payment"), stage: steps.claim, source: own, needed: always, files: [] }]
      : []),
    {
      name: t("验收报告", "Acceptance report"),
      stage: steps.claim,
      source: own,
      needed: parameters.evidence.includes("acceptance-report") ? always : t("可不提供", "not asked for"),
      files: forms(acceptance),
    },
    {
      name: t("对公收款账户", "The enterprise's bank account"),
      stage: steps.claim,
      source: own,
      needed: t("必要；户名与企业名称一致", "always; in the enterprise's own name"),
      files: [],
    },
  ];
}

/** The steps with who acts, how long it takes and the clause it stands in. */
export function stepList(speech: Speech, parameters: EditionParameters): Html {
  const { t } = speech;
  const { supplierWorkdays, reviewWorkdays, returnWorkdays, implementationDaysMin, noticeDays } = parameters;
  const workdays = (days: number): string => t(`${days} 个工作日`, `${days} working days`);
  const steps: readonly (readonly [zh: string, en: string, days: string, clause: string])[] = [
    ["企业注册，地市认定上年度收入", "Register; the city certifies last year's revenue", "", "5.6"],
    [
      "签订合同，在线提交申请，当场取得顺位号",
      "Sign a contract and apply online; the place in line is given at once",
      t("先到先得，以系统时间为准", "first come, first served, by system time"),
      "5.6、8.2",
    ],
    ["供应商确认合同和填报内容", "The supplier confirms contract and application", workdays(supplierWorkdays), "5.7"],
    [
      "地市审核，通过即发券",
      "The city reviews; approval issues the voucher",
      t(
        `${workdays(reviewWorkdays)}，自提交起算；退回补正须在 ${workdays(returnWorkdays)}内重新提交`,
        `${workdays(reviewWorkdays)} from submission; a returned case comes back within ${workdays(returnWorkdays)}`,
      ),
      "5.8、5.16",
    ],
    [
      "实施并使用服务",
      "Put the service to use",
      t(
        `自发券至结算截止不少于 ${implementationDaysMin} 天`,
        `at least ${implementationDaysMin} days from issue to the deadline`,
      ),
      "5.17",
    ],
    [
      "结算期内提交发票和证明，申请结算",
      "Claim with invoices and evidence within a settlement window",
      t("逾期未申请的券作废", "a voucher not claimed in time is void"),
      "5.9",
    ],
    [
      "平台评估使用情况，地市审核",
      "Usage is evaluated, the city reviews",
      t("按定期实施情况表", "by the periodic implementation report"),
      "5.10、5.11",
    ],
    [
      "结算清单公示",
      "The settlement list is published",
      t(`${noticeDays} 天，期内可提异议`, `${noticeDays} days, in which objections can be raised`),
      "5.13",
    ],
    [
      "兑付到企业对公账户",
      "Paid to the enterprise's account",
      t("按顺位，资金用完的整笔结转、下期优先", "in order; what the cash does not cover comes first next time"),
      "5.14、8.2",
    ],
  ];
  return html`<h2 id="steps">${t("办理流程", "How it works")}</h2>
    <ol class="steps">
      ${steps.map(
        ([zh, en, days, clause]) =>
          html`<li>
            <b>${t(zh, en)}</b>${days !== "" && html`<br /><span>${days}</span>`}<br /><small class="soft"
              >${t(`条款 ${clause}`, `clause ${clause.replace("、", ", ")}`)}</small
            >
          </li>`,
      )}
    </ol>`;
}

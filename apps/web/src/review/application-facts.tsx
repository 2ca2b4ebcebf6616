import type { ReactNode } from "react";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { eligibleFee } from "@yunquan/core/contracts/fee-lines.ts";
import { placeNameEn, placeNameZh } from "@yunquan/core/divisions.ts";
import { ZERO, fenText, parseFen } from "@yunquan/core/money.ts";
import { sizeClasses, type SizeClass } from "@yunquan/core/size-class.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { useNow } from "../ui/days.ts";
import { FeeLinesTable } from "../ui/fee-lines-table.tsx";
import { Money } from "../ui/money.tsx";
import { Price } from "../ui/price.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { Waterfall } from "../ui/waterfall.tsx";
import { CheckedFacts } from "./checked-facts.tsx";
import { DueWords } from "./due-words.tsx";
import { FlagTags } from "./flag-tags.tsx";
import { OtherCases } from "./other-cases.tsx";

/** What the enterprise entered, beside what it is compared with. */
export function ApplicationFacts(props: {
  readonly application: Schemas["Application"];
  readonly context: Schemas["ReviewContext"];
}): ReactNode {
  const { application, context } = props;
  const { t, date, yuan, language, count } = useSpeech();
  const now = useNow();
  const contract = reads.useQuery("get", "/api/v1/contracts/{id}", {
    params: { path: { id: application.contract.id } },
  });
  const { enterprise, supplier, figures, product, account } = context;
  const stated = fenText(
    eligibleFee(
      application.contract.lines.map((line) => ({ ...line, amountFen: parseFen(line.amountFen) ?? ZERO })),
      application.serviceCode ?? undefined,
    ),
  );
  const { implementationDivision } = application.contract;
  const place = (language === "zh" ? placeNameZh : placeNameEn)(implementationDivision) ?? implementationDivision;
  const sizeClass = figures !== null && isSizeClass(figures.sizeClass) ? sizeClasses[figures.sizeClass][language] : "";
  return (
    <>
      <Panel
        title={t("期限与关注事项", "Deadline and flags")}
        extra={<DueWords dueAt={application.dueAt} overdue={application.clock?.overdue === true} now={now} />}
      >
        {application.clock !== null && (
          <p>
            {t(
              `法定 ${application.clock.days} 个工作日，已用 ${application.clock.usedDays} 个（供应商 ${application.clock.supplierDays}，主管部门 ${application.clock.bureauDays}）`,
              `${application.clock.usedDays} of ${application.clock.days} working days used (supplier ${application.clock.supplierDays}, office ${application.clock.bureauDays})`,
            )}
          </p>
        )}
        {context.flags.length === 0 ? (
          <p className="quiet">{t("没有需要特别关注的事项。", "Nothing to look at more closely.")}</p>
        ) : (
          <FlagTags flags={context.flags} />
        )}
      </Panel>
      <Panel title={t("填报与核对", "Entered and compared")}>
        <CheckedFacts
          findings={application.findings}
          facts={[
            {
              label: t("企业", "Enterprise"),
              value: (
                <>
                  {enterprise.name}
                  <div className="quiet figure">{enterprise.creditCode}</div>
                </>
              ),
              rules: ["credit-code", "certified", "conduct", "entity-type"],
            },
            {
              label: t("登记地", "Registered in"),
              value: language === "zh" ? enterprise.placeZh : enterprise.placeEn,
              rules: ["registered-place"],
            },
            figures !== null && {
              label: t(`${figures.year} 年度数据`, `Figures of ${figures.year}`),
              value: t(
                `营业收入 ${yuan(figures.revenueFen)}，${count(figures.staff)} 人，${sizeClass}`,
                `Revenue ${yuan(figures.revenueFen)}, staff ${count(figures.staff)}, ${sizeClass}`,
              ),
              rules: ["revenue", "figures-certified", "tier"],
            },
            {
              label: t("供应商", "Supplier"),
              value: (
                <>
                  {supplier.name}
                  <div className="quiet figure">{supplier.creditCode}</div>
                </>
              ),
              rules: ["supplier-admitted"],
            },
            product !== null && {
              label: t("产品", "Product"),
              value: (
                <>
                  {language === "zh" || product.nameEn === "" ? product.nameZh : product.nameEn}
                  <div className="quiet">
                    {t("标价", "Listed at")} <Price fen={product.priceFen} unit={product.priceUnit} />
                  </div>
                </>
              ),
              rules: ["product"],
            },
            {
              label: t("合同", "Contract"),
              value: (
                <>
                  {application.contract.title}
                  <div className="quiet figure">{application.contract.number}</div>
                </>
              ),
              rules: ["file", "one-per-contract-and-service"],
            },
            {
              label: t("签订日期", "Signed on"),
              value: date(application.contract.signedOn),
              rules: ["signed-from", "signed-until"],
            },
            {
              label: t("服务期限", "Term"),
              value: `${date(context.contract.startsOn)} – ${date(context.contract.endsOn)}`,
            },
            {
              label: t("合同总额", "Contract total"),
              value: <Money fen={application.contract.totalFen} />,
              rules: ["total"],
            },
            {
              label: t("可补助费用", "Eligible fee"),
              value: <Money fen={application.eligibleFeeFen} />,
              rules: ["eligible-lines", "states-eligible-fee", "categories"],
              compared: {
                same: stated === application.eligibleFeeFen,
                words: t(`合同费用项合计 ${yuan(stated)}`, `The contract's eligible lines: ${yuan(stated)}`),
              },
            },
            {
              label: t("实施地点", "Implemented in"),
              value: (
                <>
                  {place}
                  <div className="quiet">{context.contract.implementationAddress}</div>
                </>
              ),
              rules: ["implementation-place"],
            },
            {
              label: t("收款账户", "Payment account"),
              value:
                account === null
                  ? t("尚未确认账户（结算前须确认）", "None confirmed yet (needed before a claim)")
                  : `${account.bankName} ${account.accountNumber}`,
              ...(account === null
                ? {}
                : {
                    compared: {
                      same: account.accountName === enterprise.name,
                      words: t(`户名 ${account.accountName}`, `In the name of ${account.accountName}`),
                    },
                  }),
            },
          ]}
        />
      </Panel>
      <Panel title={t("合同费用项", "Fee lines of the contract")}>
        <FeeLinesTable
          lines={contract.data?.lines ?? []}
          service={application.serviceCode}
          pending={contract.isPending}
        />
      </Panel>
      <Panel title={t("面额计算", "How the face value came about")}>
        <Waterfall steps={application.waterfall} />
      </Panel>
      <OtherCases context={context} />
      <Panel title={t("办理过程", "History")}>
        <Timeline lines={application.timeline} lifecycle={applicationLifecycle} />
      </Panel>
    </>
  );
}

function isSizeClass(text: string): text is SizeClass {
  return Object.hasOwn(sizeClasses, text);
}

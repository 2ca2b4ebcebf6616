import { useState, type ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Flex } from "antd";
import { enterpriseLifecycle } from "@yunquan/core/enterprises/lifecycle.ts";
import { entityTypes } from "@yunquan/core/enterprises/entity-types.ts";
import { industryDivisions, isIndustryDivision } from "@yunquan/core/industry.ts";
import { sizeClasses } from "@yunquan/core/size-class.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { useNow } from "../ui/days.ts";
import { DocumentViewer } from "../ui/document-viewer.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { CheckedFacts } from "./checked-facts.tsx";
import { DueWords } from "./due-words.tsx";
import { CaseSkeleton } from "./prefetched.tsx";
import { certifyReturnPhrases } from "../ui/office-phrases.ts";
import "./review.css";

const route = getRouteApi("/review/enterprises/$id");
type Enterprise = Schemas["Enterprise"];
type Year = Enterprise["years"][number];

/** A registration, or a year's figures, to be certified by the reviewer of the city. */
export function EnterpriseReviewPage(): ReactNode {
  const { t } = useSpeech();
  const { id } = route.useParams();
  const enterprise = reads.useQuery("get", "/api/v1/enterprises/{id}", { params: { path: { id } } });
  if (enterprise.error !== null && enterprise.data === undefined)
    return <PageFault fault={enterprise.error} again={() => void enterprise.refetch()} />;
  if (enterprise.data === undefined) return <CaseSkeleton />;
  const { data } = enterprise;
  return (
    <>
      <PageHead
        title={data.name}
        status={<StatusTag lifecycle={enterpriseLifecycle} status={data.status} />}
        lead={<span className="figure">{data.creditCode}</span>}
        actions={
          <>
            <ButtonLink to="/review" search={{ tab: "enterprises" }}>
              {t("返回队列", "Back to the queue")}
            </ButtonLink>
            <ButtonLink to={`/enterprises/${id}` as "/"}>{t("企业详情", "The enterprise's page")}</ButtonLink>
          </>
        }
      />
      <CaseColumns main={<Declared enterprise={data} />} side={<Decision enterprise={data} />} />
    </>
  );
}

function Declared({ enterprise }: { readonly enterprise: Enterprise }): ReactNode {
  const { t, date, language } = useSpeech();
  const division = enterprise.industryCode.slice(0, 2);
  const industry = isIndustryDivision(division) ? industryDivisions[division][language] : "";
  const files = enterprise.years.flatMap((year) =>
    year.fileId === null
      ? []
      : [{ id: year.fileId, name: t(`${year.year} 年度报表`, `Accounts of ${year.year}`), kind: String(year.year) }],
  );
  return (
    <>
      <Panel title={t("登记信息与核对", "Registration and checks")}>
        <CheckedFacts
          findings={enterprise.findings}
          facts={[
            { label: t("统一社会信用代码", "Credit code"), value: enterprise.creditCode, rules: ["credit-code"] },
            {
              label: t("主体类型", "Type of entity"),
              value: entityTypes[enterprise.entityType][language],
              rules: ["entity-type"],
            },
            { label: t("法定代表人", "Legal representative"), value: enterprise.legalPerson },
            {
              label: t("登记地", "Registered in"),
              value: language === "zh" ? enterprise.placeZh : enterprise.placeEn,
              rules: ["registered-place"],
            },
            {
              label: t("行业", "Industry"),
              value: `${enterprise.industryCode} ${industry}`,
              rules: ["industry"],
            },
            { label: t("成立日期", "Established on"), value: date(enterprise.establishedOn), rules: ["established"] },
            { label: t("地址", "Address"), value: enterprise.address },
            {
              label: t("联系人", "Contact"),
              value: `${enterprise.contactName} ${enterprise.contactPhone}`,
            },
          ]}
        />
      </Panel>
      <Panel title={t("年度数据", "Yearly figures")}>
        {enterprise.years.length === 0 && <p className="quiet">{t("尚未填报。", "None declared yet.")}</p>}
        {enterprise.years.map((year) => (
          <YearOf key={year.year} enterprise={enterprise} year={year} />
        ))}
      </Panel>
      {files.length > 0 && (
        <Panel title={t("证明材料", "Documents")}>
          <DocumentViewer files={files} />
        </Panel>
      )}
    </>
  );
}

function YearOf({ enterprise, year }: { readonly enterprise: Enterprise; readonly year: Year }): ReactNode {
  const { t, language, count, time } = useSpeech();
  const { id } = enterprise;
  const body = { version: enterprise.version, year: year.year };
  const certify = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/certify-year", { params: { path: { id }, header }, body }),
  );
  const giveBack = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/return-year", { params: { path: { id }, header }, body: { ...body, reason } }),
  );
  const pending = year.status === "pending";
  const deciding = pending && enterprise.actions.includes("certifyYear");
  return (
    <div className="year">
      <Flex justify="space-between" gap={12} wrap align="center">
        <div>
          <b>{t(`${year.year} 年`, String(year.year))}</b> <Money fen={year.revenueFen} />
          {t("，", ", ")}
          {t(`${count(year.staff)} 人`, `staff ${count(year.staff)}`)}
          {t("，", ", ")}
          {sizeClasses[year.sizeClass][language]}
        </div>
        <span className="quiet">
          {pending
            ? t("待核验", "waits")
            : year.certifiedAt === null
              ? t("已退回", "returned")
              : t(`${time(year.certifiedAt)} 已核验`, `certified ${time(year.certifiedAt)}`)}
        </span>
      </Flex>
      {deciding && (
        <Flex gap={8} wrap className="step-row">
          <StepButton
            type="primary"
            label={t("核验通过", "Certify")}
            consequence={t(
              `核验后，${year.year} 年数据作为规模档次和资格的依据，不能再改。`,
              `The figures of ${year.year} then decide tier and eligibility, and stay as they are.`,
            )}
            command={certify}
            done={t("已核验", "Certified")}
          />
          <StepButton
            label={t("退回", "Return")}
            consequence={t(
              "企业会看到理由，可以更正后重新填报。",
              "The enterprise sees the reason and declares them anew.",
            )}
            command={giveBack}
            reason="required"
            phrases={certifyReturnPhrases.map((phrase) => phrase[language])}
            done={t("已退回", "Returned")}
          />
        </Flex>
      )}
    </div>
  );
}

function Decision({ enterprise }: { readonly enterprise: Enterprise }): ReactNode {
  const { t, language, time } = useSpeech();
  const now = useNow();
  const [seen] = useState(enterprise.version);
  const { id, version } = enterprise;
  const certify = useCommand(({ reason }: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/certify", {
      params: { path: { id }, header },
      body: { version, ...(reason === undefined ? {} : { opinion: reason }) },
    }),
  );
  const giveBack = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/return", { params: { path: { id }, header }, body: { version, reason } }),
  );
  const may = (action: string): boolean => enterprise.actions.includes(action);
  const last = enterprise.history.at(-1);
  return (
    <Panel
      title={t("核验", "Certification")}
      extra={enterprise.status === "submitted" && <DueWords dueAt={enterprise.dueAt} overdue={false} now={now} />}
    >
      {version !== seen && last !== undefined && (
        <Alert
          type="info"
          showIcon
          className="gap-below"
          title={t(
            `${last.organisationName ?? t("系统", "the system")} 于 ${time(last.at)} 更新，页面已是最新内容。`,
            `Changed at ${time(last.at)}; the page is up to date.`,
          )}
        />
      )}
      {enterprise.returnReason !== null && <p className="reason">{enterprise.returnReason}</p>}
      {!may("certify") && !may("return") && (
        <p className="quiet">
          {enterprise.status === "submitted"
            ? t("由经办人员核验。", "For the reviewer to certify.")
            : t("登记目前不需要核验。", "The registration does not wait to be certified.")}
        </p>
      )}
      <Flex gap={8} wrap>
        {may("certify") && (
          <StepButton
            type="primary"
            label={t("核验通过", "Certify")}
            consequence={t("企业即可申请服务券。", "The enterprise can then apply for vouchers.")}
            command={certify}
            reason="optional"
            reasonLabel={t("核验意见（选填）", "Opinion (optional)")}
            done={t("已核验", "Certified")}
          />
        )}
        {may("return") && (
          <StepButton
            label={t("退回补正", "Return")}
            consequence={t("企业会看到理由，更正后重新提交。", "The enterprise sees the reason and submits it again.")}
            command={giveBack}
            reason="required"
            phrases={certifyReturnPhrases.map((phrase) => phrase[language])}
            done={t("已退回", "Returned")}
          />
        )}
      </Flex>
    </Panel>
  );
}

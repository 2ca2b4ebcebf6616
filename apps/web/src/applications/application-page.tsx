import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { recommendations } from "@yunquan/core/applications/checklist.ts";
import { cityOf, placeNameEn, placeNameZh } from "@yunquan/core/divisions.ts";
import { reads, type Schemas } from "../api.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { CaseFiles } from "../ui/case-files.tsx";
import { daysUntil, useNow } from "../ui/days.ts";
import { FeeLinesTable } from "../ui/fee-lines-table.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { Findings } from "../ui/findings.tsx";
import { Money } from "../ui/money.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { RatingPanel } from "../ui/rating-panel.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { Waterfall } from "../ui/waterfall.tsx";
import { CaseActions } from "./case-actions.tsx";
import { CaseChecklist } from "./case-checklist.tsx";
import { CaseClock } from "./case-clock.tsx";
import { CasePlace } from "./case-place.tsx";

import { whatComesNext } from "./words.ts";

const route = getRouteApi("/applications/$id");
type Application = Schemas["Application"];

/** One application as everybody concerned sees it: what it is, how its amount came about, where it stands, who did what. */
export function ApplicationPage(): ReactNode {
  const { id } = route.useParams();
  const { t, language } = useSpeech();
  const found = reads.useQuery("get", "/api/v1/applications/{id}", { params: { path: { id } } });
  if (found.data === undefined)
    return found.error === null ? (
      <Skeleton active title={false} paragraph={{ rows: 12 }} />
    ) : (
      <PageFault fault={found.error} again={() => void found.refetch()} />
    );
  const application = found.data;
  const service =
    (language === "zh" ? application.serviceNameZh : application.serviceNameEn) ?? application.serviceCode;
  return (
    <>
      <PageHead
        title={t(`申请 ${application.number}`, `Application ${application.number}`)}
        status={<StatusTag lifecycle={applicationLifecycle} status={application.status} />}
        lead={[service, application.enterprise.name, application.supplier.name].filter(Boolean).join(" · ")}
        actions={
          application.actions.includes("receipt") && (
            <ButtonLink to="/applications/$id/receipt" params={{ id }}>
              {t("查看回执", "Receipt")}
            </ButtonLink>
          )
        }
      />
      <Turn application={application} />
      <CaseColumns main={<About application={application} />} side={<Standing application={application} />} />
    </>
  );
}

/** Whose turn it is, until when, and the buttons for it. */
function Turn({ application }: { readonly application: Application }): ReactNode {
  const { t, until, language } = useSpeech();
  const side = sideOf(useSession());
  const now = useNow();
  const { status, holder } = application;
  const mine = (holder === "enterprise" || holder === "supplier" || holder === "city") && holder === side;
  const deadline =
    status === "submitted"
      ? (application.supplierDueAt ?? application.dueAt)
      : (application.returnDueAt ?? application.dueAt);
  const left = deadline === null || now === undefined || holder === null ? undefined : daysUntil(deadline, now);
  const late = application.overdueAt !== null || (left !== undefined && left < 0);
  const who = {
    enterprise: t("等待企业办理", "The enterprise is to act"),
    supplier: t("等待供应商确认", "The supplier is to confirm"),
    city: t("市级主管部门办理中", "With the city office"),
    system: t("轮候中", "Waiting in line"),
    done: applicationLifecycle.statuses[status][language],
  }[holder ?? "done"];
  const days =
    left === undefined || deadline === null
      ? ""
      : left < 0
        ? t(`（已超过期限 ${until(deadline)}）`, ` (was due ${until(deadline)})`)
        : t(`（${until(deadline)} 前，还有 ${left} 天）`, ` (until ${until(deadline)}, ${left} days left)`);
  return (
    <NextStep
      title={`${mine ? t("轮到您办理", "Your turn") : who}${days}`}
      words={
        <>
          {whatComesNext[status][language]}
          {lastReason(application) !== null && (
            <div className="reason">
              <b>{t("意见：", "Reason: ")}</b>
              {lastReason(application)}
            </div>
          )}
        </>
      }
      {...(late
        ? { tone: "late" as const }
        : status === "issued"
          ? { tone: "good" as const }
          : holder === null
            ? { tone: "over" as const }
            : mine
              ? { tone: "mine" as const }
              : {})}
      actions={
        <>
          {application.voucherId !== null && (
            <ButtonLink
              to={`/vouchers/${application.voucherId}` as "/"}
              look={side === "enterprise" ? "primary" : "default"}
            >
              {t("查看服务券", "The voucher")}
            </ButtonLink>
          )}
          <CaseActions application={application} />
        </>
      }
    />
  );
}

/** Why a case was returned, disputed or rejected: what its reader has to know first. */
function lastReason(application: Application): string | null {
  const { status } = application;
  if (status !== "returned" && status !== "disputed" && status !== "rejected") return null;
  return application.timeline.toReversed().find((line) => line.reason !== null)?.reason ?? null;
}

function About({ application }: { readonly application: Application }): ReactNode {
  const { t, language, time, date, given } = useSpeech();
  const session = useSession();
  const contract = reads.useQuery("get", "/api/v1/contracts/{id}", {
    params: { path: { id: application.contract.id } },
  });
  const product = useProductName(application);
  const { serviceCode } = application;
  const open = application.findings.filter(({ outcome }) => outcome !== "met").length;
  return (
    <>
      <Panel title={t("金额怎么算出来的", "How the amount came about")}>
        {application.waterfall.length === 0 ? (
          <p className="quiet">
            {t("选定服务、企业数据核验后显示。", "Shown once a service is chosen and the figures are certified.")}
          </p>
        ) : (
          <Waterfall steps={application.waterfall} />
        )}
      </Panel>
      <Panel title={t("申请内容", "What is applied for")}>
        <Facts
          facts={[
            {
              label: t("应用服务", "Service"),
              value:
                serviceCode === null
                  ? null
                  : `${(language === "zh" ? application.serviceNameZh : application.serviceNameEn) ?? ""}（${serviceCode}）`,
            },
            { label: t("产品", "Product"), value: product ?? t("未指定", "Not named") },
            {
              label: t("企业", "Enterprise"),
              value: mayCall(session, "enterprises.read") ? (
                <Link to={`/enterprises/${application.enterprise.id}` as "/"}>{application.enterprise.name}</Link>
              ) : (
                application.enterprise.name
              ),
            },
            { label: t("供应商", "Supplier"), value: application.supplier.name },
            { label: t("面额", "Face value"), value: <Money fen={application.faceValueFen} /> },
            { label: t("可补助费用", "Eligible fee"), value: <Money fen={application.eligibleFeeFen} /> },
            { label: t("规模档次", "Size tier"), value: given(application.tierNameZh, application.tierNameEn) },
            { label: t("办理地市", "City"), value: cityOf(application.cityCode)?.[language] },
            {
              label: t("适用版本", "Judged by"),
              value:
                application.edition === null || application.standard === null
                  ? null
                  : t(
                      `政策第 ${application.edition.number} 版，奖补标准第 ${application.standard.number} 版`,
                      `Edition ${application.edition.number}, standard ${application.standard.number}`,
                    ),
            },
            { label: t("首次提交", "First submitted"), value: time(application.firstSubmittedAt) },
          ]}
        />
      </Panel>
      <Panel
        title={t("合同与费用项", "Contract and fee lines")}
        extra={<Link to={`/contracts/${application.contract.id}` as "/"}>{t("合同详情", "The contract")}</Link>}
      >
        <Facts
          facts={[
            { label: t("合同编号", "Number"), value: application.contract.number },
            { label: t("名称", "Title"), value: application.contract.title },
            { label: t("签订日期", "Signed"), value: date(application.contract.signedOn) },
            { label: t("总额", "Total"), value: <Money fen={application.contract.totalFen} /> },
            {
              label: t("实施地点", "Place"),
              value:
                language === "zh"
                  ? placeNameZh(application.contract.implementationDivision)
                  : placeNameEn(application.contract.implementationDivision),
              wide: true,
            },
          ]}
        />
        <FeeLinesTable
          lines={contract.data?.lines ?? []}
          service={serviceCode}
          pending={contract.data === undefined && contract.error === null}
        />
      </Panel>
      <Panel
        title={t("条件核对", "Conditions")}
        extra={
          <span className="quiet">
            {open === 0
              ? t(`${application.findings.length} 项全部符合`, `All ${application.findings.length} met`)
              : t(`${open} 项未满足`, `${open} not met`)}
          </span>
        }
      >
        {open > 0 ? (
          <Findings findings={application.findings} />
        ) : (
          <details>
            <summary>{t("逐项查看", "Read them one by one")}</summary>
            <Findings findings={application.findings} />
          </details>
        )}
      </Panel>
      {application.checklist !== null && (
        <Panel
          title={t("审核意见", "Review")}
          extra={
            application.recommendation !== null && <span>{recommendations[application.recommendation][language]}</span>
          }
        >
          <CaseChecklist checklist={application.checklist} />
        </Panel>
      )}
    </>
  );
}

function Standing({ application }: { readonly application: Application }): ReactNode {
  const { t } = useSpeech();
  return (
    <>
      {application.place !== null && <CasePlace application={application} />}
      {application.clock !== null && <CaseClock clock={application.clock} />}
      <Panel title={t("文件", "Files")}>
        <CaseFiles
          files={application.files}
          hrefOf={(file) => `/api/v1/applications/${application.id}/files/${file.id}`}
        />
      </Panel>
      <RatingPanel caseType="application" caseId={application.id} />
      <Panel title={t("办理过程", "History")}>
        <Timeline lines={application.timeline} lifecycle={applicationLifecycle} />
      </Panel>
    </>
  );
}

/** The product's name from the supplier's public list; a product that has left it goes by nothing. */
function useProductName({ productId, supplier, serviceCode }: Application): string | undefined {
  const { given } = useSpeech();
  const products = reads.useQuery(
    "get",
    "/api/v1/public/products",
    {
      params: {
        query: { supplierId: supplier.id, limit: "100", ...(serviceCode === null ? {} : { serviceCode }) },
      },
    },
    { enabled: productId !== null },
  );
  const product = products.data?.items.find(({ id }) => id === productId);
  return product === undefined ? undefined : given(product.nameZh, product.nameEn);
}

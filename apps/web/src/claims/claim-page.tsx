import type { ReactNode } from "react";
import { Link, useParams } from "@tanstack/react-router";
import { Skeleton, Table, Tag } from "antd";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import { evidenceKinds } from "@yunquan/core/claims/reckoning.ts";
import { marks } from "@yunquan/core/usage/marks.ts";
import { reads, type Schemas } from "../api.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ActiveDays } from "../ui/active-days.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { daysUntil, useNow } from "../ui/days.ts";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Findings } from "../ui/findings.tsx";
import { Money } from "../ui/money.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { RatingPanel } from "../ui/rating-panel.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { Waterfall } from "../ui/waterfall.tsx";
import { ClaimSteps } from "./claim-steps.tsx";
import { InvoicesPanel } from "./invoices-panel.tsx";
import { PlaceInLine } from "./place-in-line.tsx";
import { OnLists } from "./on-lists.tsx";
import { dueOf, holderWords, nextWords, returnOf } from "./turn.ts";
import "./claims.css";

type Claim = Schemas["Claim"];

/** Everything about one claim, for everybody who may see it. */
export function ClaimPage(): ReactNode {
  const { t, given } = useSpeech();
  const { id } = useParams({ from: "/claims/$id" });
  const claim = reads.useQuery("get", "/api/v1/claims/{id}", { params: { path: { id } } });
  if (claim.error !== null && claim.data === undefined)
    return <PageFault fault={claim.error} again={() => void claim.refetch()} />;
  if (claim.data === undefined) return <Skeleton active paragraph={{ rows: 12 }} />;
  const { data } = claim;
  return (
    <>
      <PageHead
        title={t(`结算申请 ${data.number}`, `Claim ${data.number}`)}
        status={<StatusTag lifecycle={claimLifecycle} status={data.status} />}
        lead={`${given(data.serviceNameZh, data.serviceNameEn)} · ${data.enterprise.name}`}
        actions={
          data.position !== null && (
            <ButtonLink to="/claims/$id/receipt" params={{ id }}>
              {t("受理回执", "Receipt")}
            </ButtonLink>
          )
        }
      />
      <Turn claim={data} />
      <CaseColumns main={<Main claim={data} />} side={<Side claim={data} />} />
    </>
  );
}

function Turn({ claim }: { readonly claim: Claim }): ReactNode {
  const speech = useSpeech();
  const { t, until, given } = speech;
  const side = sideOf(useSession());
  const now = useNow();
  const due = dueOf(claim);
  const returned = returnOf(claim);
  const mine = claim.actions.length > 0 && claim.holder === side;
  const late = claim.overdueAt !== null || (due !== null && now !== undefined && due <= now);
  const left =
    due === null || now === undefined
      ? ""
      : late
        ? t(`，应于 ${until(due)} 前办理，已超期`, `, due ${until(due)}, overdue`)
        : t(
            `，${until(due)} 前（还有 ${daysUntil(due, now)} 天）`,
            `, until ${until(due)} (${daysUntil(due, now)} days left)`,
          );
  return (
    <NextStep
      tone={
        claim.holder === null ? (claim.status === "paid" ? "good" : "over") : late ? "late" : mine ? "mine" : undefined
      }
      title={
        claim.holder === null
          ? given(claimLifecycle.statuses[claim.status].zh, claimLifecycle.statuses[claim.status].en)
          : t(
              `等待${holderWords(speech, claim.holder)}${left}`,
              `Waiting for ${holderWords(speech, claim.holder)}${left}`,
            )
      }
      words={
        <>
          {nextWords(speech, claim)}
          {claim.lastReason !== null && ["returned", "disputed", "rejected", "withdrawn"].includes(claim.status) && (
            <div className="reason">
              {t("理由：", "Reason: ")}
              {claim.lastReason}
            </div>
          )}
          {returned?.reason != null && (
            <div className="reason">
              {t("银行退回原因：", "Why it came back: ")}
              {returned.reason}
            </div>
          )}
          {claim.status === "failed" && side === "enterprise" && (
            <div>
              <Link to="/payment-accounts">{t("更正收款账户", "Correct the account")}</Link>
            </div>
          )}
          {claim.deferral !== null && (
            <div className="reason">
              {t("暂缓理由：", "Why it is deferred: ")}
              {claim.deferral.reason}
              {claim.deferral.until !== null &&
                t(`（至 ${until(claim.deferral.until)}）`, ` (until ${until(claim.deferral.until)})`)}
            </div>
          )}
        </>
      }
      actions={<ClaimSteps claim={claim} />}
    />
  );
}

function Main({ claim }: { readonly claim: Claim }): ReactNode {
  const { t, date, time, given } = useSpeech();
  return (
    <>
      <Panel title={t("基本情况", "Facts")}>
        <Facts
          facts={[
            { label: t("企业", "Enterprise"), value: claim.enterprise.name },
            { label: t("供应商", "Supplier"), value: claim.supplier.name },
            {
              label: t("应用服务", "Service"),
              value: `${given(claim.serviceNameZh, claim.serviceNameEn)}（${claim.serviceCode}）`,
            },
            {
              label: t("服务券", "Voucher"),
              value: <Link to={`/vouchers/${claim.voucherId}` as "/"}>{claim.voucherCode}</Link>,
            },
            { label: t("合同", "Contract"), value: `${claim.contract.number} ${claim.contract.title}` },
            { label: t("合同金额", "Contract amount"), value: <Money fen={claim.contract.totalFen} /> },
            { label: t("实施完成日期", "Completed on"), value: date(claim.implementedOn) },
            { label: t("验收日期", "Accepted on"), value: date(claim.acceptedOn) },
            { label: t("提交时间", "Submitted"), value: time(claim.submittedAt) },
            {
              label: t("供应商确认", "Confirmed"),
              value:
                claim.confirmedAt === null
                  ? t("尚未确认", "Not yet")
                  : `${time(claim.confirmedAt)}${claim.confirmedInPlace ? t("（主管部门代为确认）", " (by the bureau in its place)") : ""}`,
            },
          ]}
        />
      </Panel>
      <InvoicesPanel contractId={claim.contract.id} serviceCode={claim.serviceCode} />
      <Evidence claim={claim} />
      <Use claim={claim} />
      <Panel title={t("条件核对", "Conditions")}>
        {claim.findings.length === 0 ? (
          <p className="quiet">{t("提交时没有需要说明的条件。", "Nothing was noted at the submission.")}</p>
        ) : (
          <Findings findings={claim.findings} />
        )}
      </Panel>
    </>
  );
}

function Evidence({ claim }: { readonly claim: Claim }): ReactNode {
  const { t, date, language } = useSpeech();
  return (
    <Panel title={t("付款与验收材料", "Payment and acceptance")}>
      {claim.evidence.length === 0 ? (
        <p className="quiet">{t("尚未上传材料。", "Nothing has been uploaded yet.")}</p>
      ) : (
        <Table<Claim["evidence"][number]>
          rowKey="id"
          size="small"
          pagination={false}
          scroll={{ x: 560 }}
          dataSource={[...claim.evidence]}
          columns={[
            { title: t("类别", "Kind"), width: 110, render: (_, one) => evidenceKinds[one.kind][language] },
            {
              title: t("文件", "File"),
              render: (_, one) => (
                <>
                  <a
                    href={`/api/v1/files/${one.fileId}/content`}
                    target="_blank"
                    rel="noreferrer"
                    className="file-name"
                  >
                    {one.fileName}
                  </a>
                  {one.note !== "" && <div className="quiet">{one.note}</div>}
                </>
              ),
            },
            { title: t("日期", "Day"), width: 130, render: (_, one) => date(one.occurredOn) },
            {
              title: t("金额", "Amount"),
              align: "right",
              width: 140,
              render: (_, one) => <Money fen={one.amountFen} />,
            },
          ]}
          summary={() => (
            <Table.Summary.Row>
              <Table.Summary.Cell index={0} colSpan={3}>
                {t("付款合计", "Paid in all")}
              </Table.Summary.Cell>
              <Table.Summary.Cell index={3} align="right">
                <b>
                  <Money fen={claim.paidFen} />
                </b>
              </Table.Summary.Cell>
            </Table.Summary.Row>
          )}
        />
      )}
    </Panel>
  );
}

function Use({ claim }: { readonly claim: Claim }): ReactNode {
  const { t, time, language } = useSpeech();
  const session = useSession();
  const outlook = reads.useQuery("get", "/api/v1/usage/outlook", {
    params: { query: { voucherId: claim.voucherId } },
  });
  return (
    <Panel title={t("使用情况与完成判定", "Use and completion")}>
      {claim.evaluation !== null && (
        <p>
          {t("系统评估：", "Evaluated: ")}
          <Tag color={claim.evaluation.outcome === "complete" ? "success" : "warning"}>
            {marks[claim.evaluation.outcome][language]}
          </Tag>
          {time(claim.evaluation.evaluatedAt)}
          {claim.report !== null && (
            <>
              {t("；已列入实施情况表 ", "; in the implementation report ")}
              {mayCall(session, "implementationReports.read") ? (
                <Link to={`/implementation-reports/${claim.report.id}` as "/"}>{claim.report.number}</Link>
              ) : (
                claim.report.number
              )}
              {claim.reportMark !== null &&
                t(`，标注“${marks[claim.reportMark].zh}”`, `, marked ${marks[claim.reportMark].en}`)}
            </>
          )}
        </p>
      )}
      <FaultNotice fault={outlook.error} again={() => void outlook.refetch()} />
      {outlook.data !== undefined && <ActiveDays outlook={outlook.data} />}
      {outlook.isPending && <Skeleton active />}
      {claim.evaluation !== null && (
        <details className="more">
          <summary>{t("评估当时的依据", "What the evaluation was based on")}</summary>
          <Findings findings={claim.evaluation.findings} />
        </details>
      )}
    </Panel>
  );
}

function Side({ claim }: { readonly claim: Claim }): ReactNode {
  const { t } = useSpeech();
  return (
    <>
      <Panel title={t("兑现金额", "Amount")}>
        <p className="big-money">
          <Money fen={claim.reckonedFen} />
        </p>
        <Waterfall narrow steps={claim.waterfall} />
      </Panel>
      {claim.position !== null && <PlaceInLine id={claim.id} />}
      <OnLists id={claim.id} />
      <RatingPanel caseType="claim" caseId={claim.id} />
      <Panel title={t("办理过程", "History")}>
        <Timeline lines={claim.timeline} lifecycle={claimLifecycle} />
      </Panel>
    </>
  );
}

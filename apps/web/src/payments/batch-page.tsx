import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Button, Skeleton, Typography } from "antd";
import { CheckCircleFilled, WarningFilled } from "@ant-design/icons";
import { paymentLifecycle, type PaymentStatus } from "@yunquan/core/payments/lifecycle.ts";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { cityName } from "../ui/city-name.ts";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { Money } from "../ui/money.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { BatchLines } from "./batch-lines.tsx";
import { RefuseButton, ReleaseButton, SendButton } from "./batch-steps.tsx";
import { ResultImport } from "./result-import.tsx";
import type { Batch } from "./batch.ts";
import "./payments.css";

const route = getRouteApi("/payments/$id");

/** A batch: its money counted thrice, its lines, the treasury's file, what the bank answered. */
export function BatchPage(): ReactNode {
  const { t, language } = useSpeech();
  const { id } = route.useParams();
  const found = reads.useQuery("get", "/api/v1/payments/{id}", { params: { path: { id } } });
  if (found.error !== null && found.data === undefined)
    return <PageFault fault={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  const batch = found.data;
  // What is awaited stands beside the sums; once every line has its result, a late answer of the bank is the exception.
  const taking = batch.actions.includes("importResult") && <ResultImport batch={batch} />;
  const late = batch.status === "reconciled";
  return (
    <>
      <PageHead
        title={t(`兑付批次 ${batch.number}`, `Payment batch ${batch.number}`)}
        status={<StatusTag lifecycle={paymentLifecycle} status={batch.status} />}
        lead={
          <>
            {cityName(batch.cityCode, language)} · {t("清单", "List")}{" "}
            <Link to="/settlements/$id" params={{ id: batch.settlementId }}>
              {batch.settlementNumber}
            </Link>
          </>
        }
      />
      <Turn batch={batch} />
      <CaseColumns
        main={
          <>
            <Reckoning batch={batch} />
            {!late && taking}
          </>
        }
        side={
          <Panel title={t("基本情况", "Particulars")}>
            <Particulars batch={batch} />
          </Panel>
        }
      />
      <Panel title={t("兑付明细", "Lines")}>
        <BatchLines batch={batch} />
      </Panel>
      {late && taking}
      <Panel title={t("办理记录", "History")}>
        <Timeline lines={batch.timeline} lifecycle={paymentLifecycle} />
      </Panel>
    </>
  );
}

const next: Readonly<Record<PaymentStatus, { zh: string; en: string }>> = {
  drafted: {
    zh: "待财政核付。核付时逐行再查收款账户、资格与冻结情况，有一行不符即不放行。",
    en: "Finance is to release it. Accounts, standing and frozen vouchers are checked again; one line that fails stops the batch.",
  },
  released: {
    zh: "国库文件已生成，下载送国库后登记。",
    en: "The treasury's file is written; hand it over and note that you did.",
  },
  refused: {
    zh: "已退回，所涉申请仍可兑付，由经办重新编制。",
    en: "Refused; its claims stay payable and are drafted anew.",
  },
  sent: { zh: "等待银行结果，收到回执后导入。", en: "Waiting for the bank; import its result when it comes." },
  "partly-reconciled": {
    zh: "部分结果已入账，其余等待银行结果。",
    en: "Some results are booked; the others are awaited.",
  },
  reconciled: { zh: "每一行都有银行结果。", en: "Every line has its result." },
};

function Turn({ batch }: { readonly batch: Batch }): ReactNode {
  const { t, language } = useSpeech();
  const may = (action: string): boolean => batch.actions.includes(action);
  const mine = may("release") || may("refuse") || may("send");
  const words = next[batch.status];
  const awaiting = batch.status === "sent" || batch.status === "partly-reconciled";
  return (
    <NextStep
      title={mine ? t("轮到您办理", "Your turn") : paymentLifecycle.statuses[batch.status][language]}
      words={
        <>
          {words[language]}
          {batch.refusedReason !== null && (
            <div className="reason">
              <b>{t("退回原因：", "Why: ")}</b>
              {batch.refusedReason}
            </div>
          )}
        </>
      }
      tone={mine || (awaiting && may("importResult")) ? "mine" : batch.status === "reconciled" ? "good" : "over"}
      actions={
        <>
          {may("release") && <ReleaseButton batch={batch} />}
          {may("refuse") && <RefuseButton batch={batch} />}
          {may("file") && (
            <Button href={`/api/v1/payments/${batch.id}/file`}>{t("下载国库文件", "Treasury's file")}</Button>
          )}
          {may("send") && <SendButton batch={batch} />}
        </>
      }
    />
  );
}

/** Head, lines and ledger side by side, and whether they say the same. */
function Reckoning({ batch }: { readonly batch: Batch }): ReactNode {
  const { t, count } = useSpeech();
  const { reckoning } = batch;
  const row = (label: string, fen: string, note?: ReactNode): ReactNode => (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <Money fen={fen} />
      </td>
      <td className="quiet">{note}</td>
    </tr>
  );
  return (
    <Panel
      title={t("金额核对", "The money, counted thrice")}
      extra={
        reckoning.agrees ? (
          <span className="finding-met">
            <CheckCircleFilled /> {t("三方一致", "They agree")}
          </span>
        ) : (
          <span className="finding-failed">
            <WarningFilled /> {t("不一致，请停止办理并报告", "They differ: stop, and report it")}
          </span>
        )
      }
    >
      <table className="reckoning">
        <tbody>
          {row(
            t("批次合计", "The batch"),
            reckoning.batchFen,
            t(`${count(batch.lines)} 笔`, `${count(batch.lines)} ${batch.lines === 1 ? "line" : "lines"}`),
          )}
          {row(t("明细逐行相加", "The sum of its lines"), reckoning.linesFen)}
          {row(
            t("其中已支付", "of these paid"),
            reckoning.paidFen,
            t(`${count(batch.paidLines)} 笔`, `${count(batch.paidLines)} ${batch.paidLines === 1 ? "line" : "lines"}`),
          )}
          {row(
            t("其中失败", "of these failed"),
            reckoning.failedFen,
            t(
              `${count(batch.failedLines)} 笔`,
              `${count(batch.failedLines)} ${batch.failedLines === 1 ? "line" : "lines"}`,
            ),
          )}
          {batch.returnedLines > 0 &&
            row(
              t("其中已退回", "of these came back"),
              reckoning.returnedFen,
              t(
                `${count(batch.returnedLines)} 笔，不计入已支付`,
                `${count(batch.returnedLines)} ${batch.returnedLines === 1 ? "line" : "lines"}, not counted as paid`,
              ),
            )}
          {row(
            t("其中尚无结果", "of these without a result"),
            reckoning.openFen,
            t(
              `${count(reckoning.openLines)} 笔`,
              `${count(reckoning.openLines)} ${reckoning.openLines === 1 ? "line" : "lines"}`,
            ),
          )}
          {row(
            t("台账已支出", "Booked by the ledger"),
            reckoning.ledgerFen,
            t("须等于已支付", "must equal what is paid"),
          )}
        </tbody>
      </table>
      {reckoning.suspenseOpen > 0 && (
        <p>
          <Link to="/payments/suspense" search={{ open: "true", batch: batch.id }}>
            {t(
              `待查行 ${count(reckoning.suspenseOpen)} 条未处理`,
              `${count(reckoning.suspenseOpen)} suspense lines are open`,
            )}
          </Link>
        </p>
      )}
    </Panel>
  );
}

function Particulars({ batch }: { readonly batch: Batch }): ReactNode {
  const { t, time } = useSpeech();
  return (
    <Facts
      column={1}
      facts={[
        { label: t("编制", "Drafted"), value: `${batch.draftedBy} · ${time(batch.draftedAt)}` },
        batch.releasedBy !== null && {
          label: t("核付", "Released"),
          value: `${batch.releasedBy} · ${time(batch.releasedAt)}`,
        },
        batch.sentAt !== null && { label: t("送国库", "Handed over"), value: time(batch.sentAt) },
        batch.reconciledAt !== null && { label: t("对账完成", "Reconciled"), value: time(batch.reconciledAt) },
        batch.sha256 !== null && {
          label: t("文件摘要", "File's digest"),
          value: (
            <Typography.Text copyable className="digest">
              {batch.sha256}
            </Typography.Text>
          ),
        },
      ]}
    />
  );
}

import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Flex, Select } from "antd";
import { paymentLineLifecycle } from "@yunquan/core/payments/lifecycle.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";
import type { Batch } from "./batch.ts";
import { NoteReturnButton } from "./outcome-steps.tsx";
import type { BatchLineFilter } from "./search.ts";

const route = getRouteApi("/payments/$id");
type Line = Schemas["PaymentLine"];

/** Who gets what of a batch, and what the bank said of each. */
export function BatchLines({ batch }: { readonly batch: Batch }): ReactNode {
  const { t, language, date } = useSpeech();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/payments/{id}/lines",
    { params: { path: { id: batch.id }, query: { limit: "50", ...filter } } },
    byCursor,
  );
  const result = (line: Line): ReactNode => (
    <>
      <StatusTag lifecycle={paymentLineLifecycle} status={line.status} />
      {line.attempt > 1 && <span className="quiet">{t(`第 ${line.attempt} 次`, `attempt ${line.attempt}`)}</span>}
      {hasReceipt(line) && (
        <div className="quiet">
          {date(line.resultOn)} · {line.bankReference}
        </div>
      )}
      {line.returnedOn !== null && (
        <div className="quiet">{t(`${date(line.returnedOn)} 被银行退回`, `came back on ${date(line.returnedOn)}`)}</div>
      )}
      {line.failureReason !== null && <div className="reason">{line.failureReason}</div>}
    </>
  );
  const step = (line: Line): ReactNode => (
    <Flex vertical gap={8} align="start">
      {hasReceipt(line) && (
        <Link to="/payments/receipts/$id" params={{ id: line.id }}>
          {line.status === "paid" ? t("凭据", "Receipt") : t("凭据（已作废）", "Receipt (void)")}
        </Link>
      )}
      {line.actions.includes("noteReturn") && <NoteReturnButton lineId={line.id} />}
      {line.actions.includes("retry") && <Retry line={line} />}
    </Flex>
  );
  return (
    <>
      <FilterBar onClear={filter.status === undefined ? undefined : () => void navigate({ search: {}, replace: true })}>
        <Select
          aria-label={t("状态", "Status")}
          value={filter.status ?? ""}
          onChange={(status: string) =>
            void navigate({ search: (status === "" ? {} : { status }) as BatchLineFilter, replace: true })
          }
          options={[
            { value: "", label: t("全部状态", "Any status") },
            ...Object.entries(paymentLineLifecycle.statuses).map(([value, words]) => ({
              value,
              label: words[language],
            })),
          ]}
        />
      </FilterBar>
      <QueryTable<Line>
        label={t("兑付各行", "Lines of the batch")}
        rows={rows}
        empty={{ words: t("没有符合条件的行。", "No lines match.") }}
        columns={[
          {
            title: t("明细号", "Line"),
            width: 190,
            render: (_, line) => <span className="figure">{line.lineNumber}</span>,
          },
          {
            title: t("企业与结算申请", "Enterprise and claim"),
            render: (_, line) => (
              <>
                {line.enterpriseName}
                <div>
                  <Link to={`/claims/${line.claimId}` as "/"}>{line.claimNumber}</Link>
                </div>
              </>
            ),
          },
          {
            title: t("收款账户", "Account"),
            render: (_, line) => (
              <>
                {line.accountName}
                <div className="quiet">
                  {line.account} · {line.bankName}
                </div>
              </>
            ),
          },
          {
            title: t("金额", "Amount"),
            width: 140,
            align: "right",
            render: (_, line) => <Money fen={line.amountFen} />,
          },
          { title: t("银行结果", "Result"), width: 200, render: (_, line) => result(line) },
          { title: t("办理", "Steps"), width: 140, render: (_, line) => step(line) },
        ]}
        card={(line) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <b>{line.enterpriseName}</b>
              <Money fen={line.amountFen} />
            </Flex>
            <span className="quiet">
              {line.account} · {line.bankName}
            </span>
            <span>{result(line)}</span>
            <Flex gap={12} align="center">
              <Link to={`/claims/${line.claimId}` as "/"}>{line.claimNumber}</Link>
              {step(line)}
            </Flex>
          </Flex>
        )}
      />
    </>
  );
}

/** What was paid has a receipt, and keeps it, void, when it came back. */
const hasReceipt = (line: Line): boolean => line.status === "paid" || line.status === "returned";

function Retry({ line }: { readonly line: Line }): ReactNode {
  const { t } = useSpeech();
  const retry = useCommand(({ reason }: { reason?: string }, header) =>
    api.POST("/api/v1/payment-lines/{id}/retry", {
      params: { path: { id: line.id }, header },
      body: { reason: reason ?? "" },
    }),
  );
  return (
    <StepButton
      label={t("重新支付", "Pay again")}
      command={retry}
      reason="required"
      phrases={[t("银行系统故障，账户无误。", "The bank's system failed; the account is right.")]}
      done={t("已转为待兑付，由经办编入下一批次。", "Payable again; the bureau drafts it into the next batch.")}
      consequence={t(
        "仅在失败出于银行原因、收款账户无误时使用。账户有误的，由企业更正账户，经两人确认后自动转为待兑付。",
        "Only where the fault was the bank's and the account is right. A wrong account is corrected by the enterprise; confirmed by two people, the claim is payable again by itself.",
      )}
    />
  );
}

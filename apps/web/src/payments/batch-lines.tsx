import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Flex, Select, Tag } from "antd";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StepButton } from "../ui/step-button.tsx";
import type { Batch } from "./batch.ts";
import { lineStatuses, type BatchLineFilter } from "./search.ts";

const route = getRouteApi("/payments/$id");
type Line = Schemas["PaymentLine"];

const statusWords: Readonly<Record<Line["status"], { zh: string; en: string; tone: string }>> = {
  drafted: { zh: "待核付", en: "Drafted", tone: "default" },
  sent: { zh: "待银行结果", en: "Awaiting the bank", tone: "processing" },
  paid: { zh: "已支付", en: "Paid", tone: "success" },
  failed: { zh: "支付失败", en: "Failed", tone: "error" },
  refused: { zh: "随批次退回", en: "Refused with its batch", tone: "warning" },
};

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
      <Tag color={statusWords[line.status].tone}>{statusWords[line.status][language]}</Tag>
      {line.attempt > 1 && <span className="quiet">{t(`第 ${line.attempt} 次`, `attempt ${line.attempt}`)}</span>}
      {line.status === "paid" && (
        <div className="quiet">
          {date(line.resultOn)} · {line.bankReference}
        </div>
      )}
      {line.failureReason !== null && <div className="reason">{line.failureReason}</div>}
    </>
  );
  const step = (line: Line): ReactNode => (
    <>
      {line.status === "paid" && (
        <Link to="/payments/receipts/$id" params={{ id: line.id }}>
          {t("凭据", "Receipt")}
        </Link>
      )}
      {line.actions.includes("retry") && <Retry line={line} />}
    </>
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
            ...lineStatuses.map((value) => ({ value, label: statusWords[value][language] })),
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
          { title: t("办理", "Steps"), width: 110, render: (_, line) => step(line) },
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

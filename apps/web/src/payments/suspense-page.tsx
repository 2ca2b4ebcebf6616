import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Flex, Select } from "antd";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StepButton } from "../ui/step-button.tsx";
import type { SuspenseFilter } from "./search.ts";
import { causeWords } from "./suspense-words.ts";

const route = getRouteApi("/payments/suspense");
type Row = Schemas["SuspenseLine"];

/** Rows of the bank that fit no line exactly: nothing of them is booked until a person has looked at them. */
export function SuspensePage(): ReactNode {
  const { t, language, time, date } = useSpeech();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/suspense-lines",
    {
      params: {
        query: {
          limit: "50",
          ...(filter.open === undefined ? {} : { open: filter.open }),
          ...(filter.batch === undefined ? {} : { batchId: filter.batch }),
        },
      },
    },
    byCursor,
  );
  const said = (row: Row): ReactNode => (
    <>
      {row.outcome === "paid" ? t("银行称已支付", "The bank says paid") : t("银行称失败", "The bank says failed")}
      <div className="quiet">
        {[row.bankReference, row.paidOn === null ? "" : date(row.paidOn), row.reason]
          .filter((part) => part !== "")
          .join(" · ")}
      </div>
    </>
  );
  const fate = (row: Row): ReactNode =>
    row.resolvedAt === null ? (
      row.actions.includes("resolve") ? (
        <Resolve row={row} />
      ) : (
        t("未处理", "Open")
      )
    ) : (
      <>
        <div className="reason">{row.resolution}</div>
        <div className="quiet">
          {row.resolvedBy} · {time(row.resolvedAt)}
        </div>
      </>
    );
  return (
    <>
      <PageHead
        title={t("待查行", "Suspense lines")}
        lead={t(
          "银行回执中不能与明细完全对应的行。查明后写明处理结果；需要入账的，请银行更正回执后重新导入。",
          "Rows of the bank that fit no line exactly. Look into each and say what came of it; what has to be booked comes with a corrected file.",
        )}
      />
      <FilterBar onClear={Object.keys(filter).length > 0 ? () => void navigate({ search: {} }) : undefined}>
        <Select
          aria-label={t("处理情况", "State")}
          value={filter.open ?? ""}
          onChange={(open: string) => {
            const { open: _, ...rest } = filter;
            void navigate({ search: (open === "" ? rest : { ...rest, open }) as SuspenseFilter, replace: true });
          }}
          options={[
            { value: "", label: t("全部", "All") },
            { value: "true", label: t("未处理", "Open") },
            { value: "false", label: t("已处理", "Dealt with") },
          ]}
        />
      </FilterBar>
      <QueryTable<Row>
        label={t("待查行", "Suspense lines")}
        rows={rows}
        empty={{
          words:
            filter.open === "true"
              ? t("没有未处理的待查行。", "Nothing is in suspense.")
              : t("没有待查行。", "No suspense lines."),
        }}
        columns={[
          {
            title: t("批次与行", "Batch and row"),
            width: 190,
            render: (_, row) => (
              <>
                <Link to="/payments/$id" params={{ id: row.batchId }}>
                  {row.batchNumber}
                </Link>
                <div className="quiet">{t(`文件第 ${row.rowNumber} 行`, `row ${row.rowNumber} of the file`)}</div>
              </>
            ),
          },
          { title: t("明细号", "Line"), width: 190, dataIndex: "lineNumber" },
          { title: t("金额", "Amount"), width: 130, align: "right", render: (_, row) => <Money fen={row.amountFen} /> },
          { title: t("银行所述", "What the bank says"), render: (_, row) => said(row) },
          { title: t("原因", "Why"), width: 190, render: (_, row) => causeWords[row.cause][language] },
          { title: t("处理", "Dealt with"), width: 220, render: (_, row) => fate(row) },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <Link to="/payments/$id" params={{ id: row.batchId }}>
                {row.batchNumber}
              </Link>
              <Money fen={row.amountFen} />
            </Flex>
            <span>{row.lineNumber}</span>
            <span>{causeWords[row.cause][language]}</span>
            <span>{said(row)}</span>
            {fate(row)}
          </Flex>
        )}
      />
    </>
  );
}

function Resolve({ row }: { readonly row: Row }): ReactNode {
  const { t } = useSpeech();
  const resolve = useCommand(({ reason }: { reason?: string }, header) =>
    api.POST("/api/v1/suspense-lines/{id}/resolve", {
      params: { path: { id: row.id }, header },
      body: { resolution: reason ?? "" },
    }),
  );
  return (
    <StepButton
      label={t("登记处理结果", "Say what came of it")}
      command={resolve}
      reason="required"
      reasonLabel={t("处理结果", "What came of it")}
      phrases={[
        t("银行已更正，以更正后的回执入账。", "The bank corrected it; booked from the corrected file."),
        t("非本批次款项，已退回银行。", "Not of this batch; returned to the bank."),
        t("重复通知，无需入账。", "Told twice; nothing to book."),
      ]}
      done={t("已登记。", "Noted.")}
      consequence={t(
        "登记后该行结案，本操作不入账、不改变任何支付。",
        "The row is closed; nothing is booked and no payment changes.",
      )}
    />
  );
}

import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Flex, Select } from "antd";
import { paymentLifecycle } from "@yunquan/core/payments/lifecycle.ts";
import { reads, type Schemas } from "../api.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { cityName } from "../ui/city-name.ts";
import { ExportButton } from "../ui/export-button.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import type { PaymentFilter } from "./search.ts";

const route = getRouteApi("/payments");
type Row = Schemas["PaymentBatch"];

/** Batches: what waits for finance first, then all of them. */
export function PaymentsPage(): ReactNode {
  const { t, language, time, count } = useSpeech();
  const session = useSession();
  const ofAll = !["city", "city-finance"].includes(sideOf(session));
  const finance = mayCall(session, "payments.release");
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const query = {
    ...(filter.status === undefined ? {} : { status: filter.status }),
    ...(filter.settlement === undefined ? {} : { settlementId: filter.settlement }),
  };
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/payments",
    { params: { query: { limit: "50", ...query } } },
    byCursor,
  );
  const results = (row: Row): ReactNode =>
    row.sentAt === null && row.paidLines + row.failedLines === 0 ? (
      "—"
    ) : (
      <>
        {t(`已付 ${count(row.paidLines)}`, `${count(row.paidLines)} paid`)}
        {row.failedLines > 0 && (
          <span className="late-words">
            {" "}
            · {t(`失败 ${count(row.failedLines)}`, `${count(row.failedLines)} failed`)}
          </span>
        )}
      </>
    );
  return (
    <>
      <PageHead
        title={t("兑付", "Payments")}
        lead={t(
          "经办编制，财政核付，送国库支付，按银行回执逐笔入账。",
          "Drafted by the bureau, released by finance, paid by the treasury, booked line by line from the bank's answer.",
        )}
        actions={
          <>
            {mayCall(session, "payments.suspense") && (
              <ButtonLink to="/payments/suspense" search={{ open: "true" }}>
                {t("待查行", "Suspense lines")}
              </ButtonLink>
            )}
            {mayCall(session, "payments.draft") && (
              <ButtonLink to="/payments/new" look="primary">
                {t("编制兑付批次", "Draft a batch")}
              </ButtonLink>
            )}
          </>
        }
      />
      {finance && filter.status === undefined && <Waiting />}
      <FilterBar onClear={Object.keys(filter).length > 0 ? () => void navigate({ search: {} }) : undefined}>
        <Select
          aria-label={t("状态", "Status")}
          value={filter.status ?? ""}
          onChange={(status: string) => {
            const { status: _, ...rest } = filter;
            void navigate({ search: (status === "" ? rest : { ...rest, status }) as PaymentFilter, replace: true });
          }}
          options={[
            { value: "", label: t("全部状态", "Any status") },
            ...Object.entries(paymentLifecycle.statuses).map(([value, words]) => ({ value, label: words[language] })),
          ]}
        />
        <ExportButton path="/api/v1/payments/export" query={query} rows={rows} />
      </FilterBar>
      <QueryTable
        label={t("兑付批次", "Payment batches")}
        rows={rows}
        hrefOf={(row) => `/payments/${row.id}`}
        empty={{
          words:
            Object.keys(filter).length > 0
              ? t("没有符合条件的批次。", "No batches match.")
              : t(
                  "还没有兑付批次。清单公示期满后，由经办从清单编制批次。",
                  "No batches yet. After a list's notice the reviewer drafts one from it.",
                ),
        }}
        columns={[
          {
            title: t("批次", "Batch"),
            width: 190,
            render: (_, row) => (
              <>
                <b className="figure">{row.number}</b>
                <div className="quiet">{row.settlementNumber}</div>
              </>
            ),
          },
          ...(ofAll
            ? [
                {
                  title: t("地市", "City"),
                  width: 90,
                  render: (_: unknown, row: Row) => cityName(row.cityCode, language),
                },
              ]
            : []),
          {
            title: t("状态", "Status"),
            width: 120,
            render: (_, row) => <StatusTag lifecycle={paymentLifecycle} status={row.status} />,
          },
          {
            title: t("金额", "Amount"),
            align: "right",
            render: (_, row) => (
              <>
                <Money fen={row.totalFen} />
                <div className="quiet">
                  {t(`${count(row.lines)} 笔`, `${count(row.lines)} ${row.lines === 1 ? "line" : "lines"}`)}
                </div>
              </>
            ),
          },
          { title: t("银行结果", "Results"), width: 170, render: (_, row) => results(row) },
          { title: t("编制", "Drafted"), width: 200, render: (_, row) => `${row.draftedBy} · ${time(row.draftedAt)}` },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <b className="figure">{row.number}</b>
              <StatusTag lifecycle={paymentLifecycle} status={row.status} />
            </Flex>
            {ofAll && <span>{cityName(row.cityCode, language)}</span>}
            <span>
              <Money fen={row.totalFen} /> ·{" "}
              {t(`${count(row.lines)} 笔`, `${count(row.lines)} ${row.lines === 1 ? "line" : "lines"}`)}
            </span>
            <span className="quiet">{time(row.draftedAt)}</span>
          </Flex>
        )}
      />
    </>
  );
}

/** What finance has to do now, by name: release, send, import what the bank answered, look into suspense. */
function Waiting(): ReactNode {
  const { t, count, yuan } = useSpeech();
  const drafted = reads.useQuery("get", "/api/v1/payments", { params: { query: { status: "drafted", limit: "100" } } });
  const released = reads.useQuery("get", "/api/v1/payments", {
    params: { query: { status: "released", limit: "100" } },
  });
  const suspense = reads.useQuery("get", "/api/v1/suspense-lines", {
    params: { query: { open: "true", limit: "100" } },
  });
  const toRelease = drafted.data?.items ?? [];
  const toSend = released.data?.items ?? [];
  const open = suspense.data?.items.length ?? 0;
  if (toRelease.length === 0 && toSend.length === 0 && open === 0) return null;
  return (
    <NextStep
      tone="mine"
      title={t("待财政办理", "Waiting for finance")}
      words={
        <ul className="plain-list">
          {toRelease.map((batch) => (
            <li key={batch.id}>
              {t("待核付：", "To release: ")}
              <Link to="/payments/$id" params={{ id: batch.id }}>
                {batch.number}
              </Link>{" "}
              {yuan(batch.totalFen)}，
              {t(`${count(batch.lines)} 笔`, `${count(batch.lines)} ${batch.lines === 1 ? "line" : "lines"}`)}
            </li>
          ))}
          {toSend.map((batch) => (
            <li key={batch.id}>
              {t("待送国库：", "To hand to the treasury: ")}
              <Link to="/payments/$id" params={{ id: batch.id }}>
                {batch.number}
              </Link>{" "}
              {yuan(batch.totalFen)}
            </li>
          ))}
          {open > 0 && (
            <li>
              <Link to="/payments/suspense" search={{ open: "true" }}>
                {t(`待查行 ${count(open)} 条未处理`, `${count(open)} suspense lines are open`)}
              </Link>
            </li>
          )}
        </ul>
      }
    />
  );
}

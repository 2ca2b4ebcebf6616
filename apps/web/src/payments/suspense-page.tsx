import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Flex, Select, Tag } from "antd";
import { paymentLineLifecycle, suspenseLifecycle, type SuspenseStatus } from "@yunquan/core/payments/lifecycle.ts";
import { keptOutcomes } from "@yunquan/core/payments/outcomes.ts";
import { suspenseCauses } from "@yunquan/core/payments/reconcile.ts";
import { reads, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { ApproveButton, ProposeButton, TurnDownButton } from "./outcome-steps.tsx";
import type { SuspenseFilter } from "./search.ts";

const route = getRouteApi("/payments/suspense");
type Row = Schemas["SuspenseLine"];
type Outcome = Schemas["SuspenseOutcome"];

/** What the bank says and nobody could book: one person proposes what it comes to, another decides. */
export function SuspensePage(): ReactNode {
  const { t, language } = useSpeech();
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
          ...(filter.status === undefined ? {} : { status: filter.status }),
          ...(filter.batch === undefined ? {} : { batchId: filter.batch }),
        },
      },
    },
    byCursor,
  );
  const chosen = filter.status ?? (filter.open === "true" ? "unresolved" : filter.open === "false" ? "resolved" : "");
  const choose = (value: string): void => {
    const { open: _, status: __, ...rest } = filter;
    const more: SuspenseFilter =
      value === "" ? {} : value === "unresolved" ? { open: "true" } : { status: value as SuspenseStatus };
    void navigate({ search: { ...rest, ...more }, replace: true });
  };
  return (
    <>
      <PageHead
        title={t("待查行", "Suspense lines")}
        lead={t(
          "银行回执中不能入账的行，和银行来函告知的退回。一人查明后提出处理意见，另一人复核同意后生效。",
          "Rows of the bank that cannot be booked, and returns told by letter. One person proposes what came of it; it takes effect when another agrees.",
        )}
      />
      <FilterBar onClear={Object.keys(filter).length > 0 ? () => void navigate({ search: {} }) : undefined}>
        <Select
          aria-label={t("处理情况", "State")}
          value={chosen}
          onChange={choose}
          options={[
            { value: "", label: t("全部", "All") },
            { value: "unresolved", label: t("未处理完", "Not dealt with") },
            ...Object.entries(suspenseLifecycle.statuses).map(([value, words]) => ({ value, label: words[language] })),
          ]}
        />
      </FilterBar>
      <QueryTable<Row>
        label={t("待查行", "Suspense lines")}
        rows={rows}
        empty={{ words: emptyWords(t, chosen), action: <ToPayments /> }}
        columns={[
          { title: t("批次与来源", "Batch and source"), width: 190, render: (_, row) => <Source row={row} /> },
          { title: t("兑付行", "Payment"), width: 210, render: (_, row) => <Payment row={row} /> },
          { title: t("金额", "Amount"), width: 120, align: "right", render: (_, row) => <Money fen={row.amountFen} /> },
          { title: t("银行所述", "What the bank says"), render: (_, row) => <Said row={row} /> },
          { title: t("处理", "Dealt with"), width: 320, render: (_, row) => <Fate row={row} /> },
        ]}
        card={(row) => (
          <Flex vertical gap={8}>
            <Flex justify="space-between" gap={8}>
              <Source row={row} />
              <Money fen={row.amountFen} />
            </Flex>
            <Payment row={row} />
            <div>
              <Said row={row} />
            </div>
            <Fate row={row} />
          </Flex>
        )}
      />
    </>
  );
}

function emptyWords(t: (zh: string, en: string) => string, chosen: string): string {
  switch (chosen) {
    case "open":
      return t("没有待提出处理意见的待查行。", "No suspense line waits for an outcome.");
    case "proposed":
      return t("没有待复核的处理意见。", "No proposed outcome waits for a second person.");
    case "unresolved":
      return t("没有未处理完的待查行。", "Nothing is in suspense.");
    default:
      return t("没有待查行。", "No suspense lines.");
  }
}

function ToPayments(): ReactNode {
  const { t } = useSpeech();
  return <ButtonLink to="/payments">{t("返回兑付批次", "Payment batches")}</ButtonLink>;
}

function Source({ row }: { readonly row: Row }): ReactNode {
  const { t, time } = useSpeech();
  return (
    <div>
      <Link to="/payments/$id" params={{ id: row.batchId }}>
        {row.batchNumber}
      </Link>
      <div className="quiet">
        {row.rowNumber === null
          ? t("银行来函", "the bank's letter")
          : t(`回执第 ${row.rowNumber} 行`, `row ${row.rowNumber} of the file`)}{" "}
        · {time(row.openedAt)}
      </div>
    </div>
  );
}

function Payment({ row }: { readonly row: Row }): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  const { line } = row;
  return (
    <div>
      <span className="figure">{row.lineNumber}</span>
      {line === null ? (
        <div className="quiet">{t("本批次没有这一明细号", "the batch has no such line")}</div>
      ) : (
        <>
          <div>{line.enterpriseName}</div>
          <div>
            <StatusTag lifecycle={paymentLineLifecycle} status={line.status} />{" "}
            {mayCall(session, "claims.read") ? (
              <Link to={`/claims/${line.claimId}` as "/"}>{line.claimNumber}</Link>
            ) : (
              line.claimNumber
            )}
          </div>
        </>
      )}
    </div>
  );
}

function Said({ row }: { readonly row: Row }): ReactNode {
  const { t, language, date } = useSpeech();
  // What a letter says stands with what is proposed on it.
  if (row.cause === "told") return suspenseCauses[row.cause][language];
  return (
    <>
      {row.outcome === "paid"
        ? t("银行称已支付", "The bank says paid")
        : t("银行称未付成或已退回", "The bank says failed or returned")}
      <div className="quiet">
        {[row.bankReference, row.paidOn === null ? "" : date(row.paidOn), row.reason]
          .filter((part) => part !== "")
          .join(" · ")}
      </div>
      <div className="quiet">{suspenseCauses[row.cause][language]}</div>
    </>
  );
}

/** What was proposed and decided, and what the viewer may do about it now. */
function Fate({ row }: { readonly row: Row }): ReactNode {
  const { t } = useSpeech();
  const may = (action: string): boolean => row.actions.includes(action);
  const proposal = row.outcomes.find((one) => one.status === "proposed");
  const outcome = proposal?.outcome;
  const decidable = outcome !== undefined && outcome !== "explained";
  return (
    <Flex vertical gap={8} align="start">
      <StatusTag lifecycle={suspenseLifecycle} status={row.status} />
      {row.outcomes.map((one) => (
        <Agreed key={one.id} outcome={one} />
      ))}
      {may("propose") && <ProposeButton row={row} />}
      {decidable && (may("approve") || may("turnDown")) && (
        <Flex gap={8} wrap>
          {may("approve") && <ApproveButton row={row} outcome={outcome} />}
          {may("turnDown") && <TurnDownButton row={row} />}
        </Flex>
      )}
      {decidable && may("turnDown") && !may("approve") && (
        <span className="quiet">
          {t("本批次由您核付，须由他人同意。", "You released the batch; somebody else has to approve.")}
        </span>
      )}
    </Flex>
  );
}

const tones: Readonly<Record<Outcome["status"], string>> = {
  proposed: "processing",
  approved: "success",
  "turned-down": "default",
};

function Agreed({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const { t, language, time, date } = useSpeech();
  const { decidedBy, decidedAt } = outcome;
  const states = {
    proposed: t("意见", "Proposed"),
    approved: t("已同意", "Approved"),
    "turned-down": t("未同意", "Turned down"),
  } as const;
  const bank = [
    outcome.bookedOn === null ? "" : date(outcome.bookedOn),
    outcome.bankReference === null ? "" : outcome.bankReference,
  ].filter((part) => part !== "");
  return (
    <div>
      {outcome.outcome !== "explained" && <Tag color={tones[outcome.status]}>{states[outcome.status]}</Tag>}{" "}
      <b>{keptOutcomes[outcome.outcome][language]}</b>
      <div className="reason">{outcome.reason}</div>
      {bank.length > 0 && <div className="quiet">{`${t("银行：", "Bank: ")}${bank.join(" · ")}`}</div>}
      {outcome.fileId !== null && (
        <a href={`/api/v1/files/${outcome.fileId}/content`} target="_blank" rel="noreferrer" className="file-name">
          {outcome.fileName}
        </a>
      )}
      <div className="quiet">
        {t(`${outcome.proposedBy} 提出`, `by ${outcome.proposedBy}`)} · {time(outcome.proposedAt)}
      </div>
      {decidedBy !== null && (
        <div className="quiet">
          {outcome.status === "approved"
            ? t(`${decidedBy} 同意`, `approved by ${decidedBy}`)
            : t(`${decidedBy} 不同意`, `turned down by ${decidedBy}`)}{" "}
          · {time(decidedAt)}
        </div>
      )}
      {outcome.decision !== null && <div className="reason">{outcome.decision}</div>}
    </div>
  );
}

import { useState, type ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Flex, Input, Select, Tag, type TableColumnsType } from "antd";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { outcomeTones, outcomeWords } from "../ui/list-words.ts";
import { Money } from "../ui/money.tsx";
import { QueryTable, type PagedRows } from "../ui/query-table.tsx";
import { withDividers, type Line, type ListRow } from "./list-rows.ts";
import { lineOutcomes, previewOutcomes, type LineFilter, type PreviewOutcome } from "./search.ts";
import "./settlements.css";

const route = getRouteApi("/settlements/$id");

/** What the dividing lines of the table say. */
export interface Dividers {
  readonly cut: string;
  readonly leftOut: string;
}

/** The lines of a list, live or frozen: in the order of payment, with the running sum and the line where the money ends. */
export function ListTable(props: {
  readonly rows: PagedRows<Line>;
  readonly live: boolean;
  readonly dividers: Dividers;
}): ReactNode {
  const { t, language, count, given, time } = useSpeech();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(filter.q ?? "");
  const narrow = (change: { readonly outcome?: string; readonly q?: string }): void => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== "");
    void navigate({ search: Object.fromEntries(next) as LineFilter, replace: true });
  };
  const whole = filter.outcome === undefined && filter.q === undefined;
  const lines = props.rows.data?.pages.flatMap((page) => page.items) ?? [];
  const shown: ListRow[] = whole
    ? withDividers(lines, !props.rows.hasNextPage)
    : lines.map((line) => ({ id: "id" in line ? line.id : line.claimId, line }));
  const rows: PagedRows<ListRow> = {
    ...props.rows,
    data: props.rows.data === undefined ? undefined : { pages: [{ items: shown }] },
  };
  const columns = lineColumns(props.dividers);
  return (
    <>
      <FilterBar
        onClear={
          whole
            ? undefined
            : () => {
                setTyped("");
                void navigate({ search: {}, replace: true });
              }
        }
      >
        <Select
          aria-label={t("结果", "Outcome")}
          value={filter.outcome ?? ""}
          onChange={(outcome: string) => narrow({ outcome })}
          options={[
            { value: "", label: t("全部结果", "Any outcome") },
            ...(props.live ? previewOutcomes : lineOutcomes).map((value: PreviewOutcome) => ({
              value,
              label: outcomeWords[value]?.[language] ?? value,
            })),
          ]}
        />
        <Input.Search
          aria-label={t("按企业、供应商或申请编号查找", "Find by enterprise, supplier or number")}
          placeholder={t("企业、供应商、申请编号", "Enterprise, supplier, number")}
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onSearch={(q) => narrow({ q: q.trim() })}
        />
      </FilterBar>
      <QueryTable<ListRow>
        label={t("清单各行", "Lines of the list")}
        counted={lines.length}
        rows={rows}
        rowClassName={(row) => (row.line === null ? `divider ${row.id}` : `line-${row.line.outcome}`)}
        empty={{
          words: whole
            ? t(
                "目前没有在排队的结算申请。企业提交并经审定后会出现在这里。",
                "No claim waits in the line. Claims appear here once they are submitted.",
              )
            : t("没有符合条件的申请。", "No claims match."),
        }}
        columns={columns}
        card={(row) =>
          row.line === null ? (
            <b>{row.id === "cut" ? props.dividers.cut : props.dividers.leftOut}</b>
          ) : (
            <Flex vertical gap={4}>
              <Flex justify="space-between" gap={8}>
                <span>
                  {row.line.ordinal}. <b>{row.line.enterpriseName}</b>
                </span>
                <Money fen={amountOf(row.line)} />
              </Flex>
              <span className="quiet">{given(row.line.serviceZh, row.line.serviceEn)}</span>
              <OutcomeOf line={row.line} />
              <span className="quiet">
                {t("顺位", "Place")} {count(row.line.position)} · {t("累计", "sum")} <Money fen={row.line.runningFen} />
              </span>
              <Link to={`/claims/${row.line.claimId}` as "/"}>{row.line.claimNumber}</Link>
            </Flex>
          )
        }
      />
    </>
  );

  function lineColumns(dividers: Dividers): TableColumnsType<ListRow> {
    const all: TableColumnsType<ListRow> = [
      {
        title: t("序号与顺位", "No. and place"),
        width: 110,
        render: (_, { id, line }) =>
          line === null ? (
            dividers[id === "cut" ? "cut" : "leftOut"]
          ) : (
            <>
              <b className="figure">{count(line.ordinal)}</b>
              <div className="quiet">{t(`顺位 ${count(line.position)}`, `place ${count(line.position)}`)}</div>
              {line.carriedFrom > 0 && <Tag color="warning">{carriedWords(line.carriedFrom)}</Tag>}
            </>
          ),
      },
      {
        title: t("企业与结算申请", "Enterprise and claim"),
        render: (_, { line }) =>
          line !== null && (
            <>
              {line.enterpriseName}
              <div>
                <Link to={`/claims/${line.claimId}` as "/"} title={time(line.placedAt)}>
                  {line.claimNumber}
                </Link>
              </div>
            </>
          ),
      },
      {
        title: t("供应商与应用服务", "Supplier and service"),
        render: (_, { line }) =>
          line !== null && (
            <>
              {line.supplierName}
              <div className="quiet">{given(line.serviceZh, line.serviceEn)}</div>
            </>
          ),
      },
      {
        title: t("金额", "Amount"),
        width: 130,
        align: "right",
        render: (_, { line }) => line !== null && <Money fen={amountOf(line)} />,
      },
      {
        title: t("累计", "Running sum"),
        width: 130,
        align: "right",
        render: (_, { line }) => line !== null && line.outcome !== "left-out" && <Money fen={line.runningFen} />,
      },
      {
        title: t("结果与原因", "Outcome and why"),
        width: 200,
        render: (_, { line }) => line !== null && <OutcomeOf line={line} />,
      },
    ];
    const wide = all.length;
    return all.map((column, index) => ({
      ...column,
      onCell: (row) => (row.line !== null ? {} : { colSpan: index === 0 ? wide : 0 }),
    }));
  }

  function carriedWords(lists: number): string {
    return lists === 1 ? t("上期结转", "carried over") : t(`结转 ${lists} 期`, `carried over ${lists} times`);
  }
}

/** What the line is worth now: an objection may have lowered it. */
function amountOf(line: Line): string {
  return ("changedAmountFen" in line ? line.changedAmountFen : null) ?? line.amountFen;
}

function OutcomeOf({ line }: { readonly line: Line }): ReactNode {
  const { t, language, given, yuan } = useSpeech();
  const fallen = "fallenAt" in line && line.fallenAt !== null;
  const status = claimLifecycle.statuses[line.claimStatus as Schemas["ClaimSummary"]["status"]];
  return (
    <div className="outcome">
      <Tag color={fallen ? "error" : (outcomeTones[line.outcome] ?? "default")}>
        {fallen ? t("已移出", "Taken off") : (outcomeWords[line.outcome]?.[language] ?? line.outcome)}
      </Tag>
      {line.outcome === "funded" && "id" in line && !fallen && <span className="quiet">{status?.[language]}</span>}
      {line.reasonZh !== null && <div className="quiet">{given(line.reasonZh, line.reasonEn)}</div>}
      {"changedAmountFen" in line && line.changedAmountFen !== null && (
        <div className="quiet">
          {t(`原 ${yuan(line.amountFen)}，经异议调减`, `was ${yuan(line.amountFen)}, lowered`)}
        </div>
      )}
      {fallen && <div className="quiet reason">{line.fallenReason}</div>}
    </div>
  );
}

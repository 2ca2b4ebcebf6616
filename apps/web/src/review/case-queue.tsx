import { useMemo, type ReactNode } from "react";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { Button, Flex, type TableColumnsType } from "antd";
import type { ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { useNow } from "../ui/days.ts";
import { ExportButton } from "../ui/export-button.tsx";
import { Money } from "../ui/money.tsx";
import { QueryTable } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { DueWords } from "./due-words.tsx";
import { FlagTags } from "./flag-tags.tsx";
import { useKeys } from "./keys.ts";
import { lifecycleOf } from "./lifecycles.ts";
import { QueueFilters } from "./queue-filters.tsx";
import { placeOfCase, queryOf, useQueue, type ReviewCase } from "./queue.ts";
import { narrows, queueFilter, type QueueFilter, type ReviewPlace } from "./search.ts";
import "./review.css";

const route = getRouteApi("/review");

/** The queue of applications or of claims. */
export function CaseQueue(props: { readonly noun: ReviewedNoun; readonly place: ReviewPlace }): ReactNode {
  const { noun, place } = props;
  const speech = useSpeech();
  const { t, given } = speech;
  const { personId } = useSession();
  const now = useNow();
  const router = useRouter();
  const navigate = route.useNavigate();
  const filter = useMemo(() => queueFilter(noun, { ...place }), [noun, place]);
  const rows = useQueue(noun, filter);
  const items = rows.data?.pages[0]?.items;
  const hrefOf = (row: ReviewCase): string => placeOfCase(noun, row.id) + router.options.stringifySearch({ ...filter });
  const change = (next: QueueFilter): void =>
    void navigate({ search: { ...(noun === "claim" ? { tab: "claims" as const } : {}), ...next }, replace: true });
  useKeys({
    Enter: () => {
      const first = items?.[0];
      if (first !== undefined) void router.navigate({ href: hrefOf(first) });
    },
    j: () => focusRow(1),
    k: () => focusRow(-1),
  });
  const columns: TableColumnsType<ReviewCase> = [
    {
      title: t("编号", "Number"),
      width: 150,
      render: (_, row) => (
        <>
          <b className="figure">{row.number}</b>
          {row.position !== null && <div className="quiet">{t(`第 ${row.position} 号`, `No. ${row.position}`)}</div>}
        </>
      ),
    },
    {
      title: t("办理期限", "Due"),
      width: 150,
      render: (_, row) => <DueWords dueAt={row.dueAt} overdue={row.overdue} now={now} />,
    },
    {
      title: t("企业 / 供应商", "Enterprise, supplier"),
      render: (_, row) => (
        <>
          {row.enterprise.name}
          <div className="quiet">{row.supplier.name}</div>
        </>
      ),
    },
    {
      title: t("应用服务", "Service"),
      render: (_, row) => (
        <>
          {given(row.serviceNameZh, row.serviceNameEn)}
          <div className="quiet">{row.serviceCode}</div>
        </>
      ),
    },
    {
      title: noun === "application" ? t("面额", "Face value") : t("结算额", "Amount"),
      width: 140,
      align: "right",
      render: (_, row) => <Money fen={row.amountFen} />,
    },
    {
      title: t("状态 / 关注事项", "State, flags"),
      width: 220,
      render: (_, row) => (
        <Flex vertical gap={4} align="start">
          <StatusTag lifecycle={lifecycleOf[noun]} status={row.status} />
          <FlagTags flags={row.flags} />
        </Flex>
      ),
    },
    {
      title: t("领取人", "Taken by"),
      width: 90,
      render: (_, row) =>
        row.assignee === null ? (
          <span className="quiet">{t("未领取", "nobody")}</span>
        ) : row.assignee.personId === personId ? (
          <b>{t("本人", "me")}</b>
        ) : (
          row.assignee.name
        ),
    },
  ];
  return (
    <>
      <div className="review-filters">
        <QueueFilters
          noun={noun}
          filter={filter}
          cases={items ?? []}
          onChange={change}
          taking={<ExportButton path="/api/v1/reviews/export" query={queryOf(noun, filter)} rows={rows} />}
        />
      </div>
      <QueryTable
        label={
          noun === "application"
            ? t("待审核的申请", "Applications in the queue")
            : t("待审核的结算", "Claims in the queue")
        }
        rows={rows}
        hrefOf={hrefOf}
        columns={columns}
        empty={
          narrows(filter)
            ? {
                words: t("没有符合条件的事项。", "Nothing matches these filters."),
                action: <Button onClick={() => change({})}>{t("清除条件", "Clear the filters")}</Button>,
              }
            : {
                words: t(
                  "目前没有等待您处理的事项。可在“状态”中查看本市其他在办事项。",
                  "Nothing waits for you. Choose another state to see what else is open in this city.",
                ),
                action: (
                  <Button onClick={() => change({ status: "open" })}>
                    {t("查看全部在办", "Show everything open")}
                  </Button>
                ),
              }
        }
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8} align="center">
              <b className="figure">{row.number}</b>
              <StatusTag lifecycle={lifecycleOf[noun]} status={row.status} />
            </Flex>
            <span>{row.enterprise.name}</span>
            <span className="quiet">{given(row.serviceNameZh, row.serviceNameEn)}</span>
            <Flex justify="space-between" gap={8} wrap>
              <Money fen={row.amountFen} />
              <DueWords dueAt={row.dueAt} overdue={row.overdue} now={now} />
            </Flex>
            <FlagTags flags={row.flags} />
          </Flex>
        )}
      />
    </>
  );
}

/** Moves the focus to the row below or above; without one, to the first. */
function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(".openable")];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
}

import type { ReactNode } from "react";
import { Empty, Flex, Skeleton, Table } from "antd";
import { roundLifecycle, settlementPeriodLifecycle } from "@yunquan/core/rounds/lifecycle.ts";
import { reads } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, faultOf } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { WindowButton } from "./window-button.tsx";
import { AnnounceButton, PostponeButton } from "./window-steps.tsx";
import { roundOf, periodOf, type TimeWindow } from "./window.ts";
import { YearStrip } from "./year-strip.tsx";

/** When one can apply and when is settled: planned, announced ahead, postponed; a year at a glance. */
export function RoundsPage(): ReactNode {
  const { t, given } = useSpeech();
  const session = useSession();
  const rounds = reads.useQuery("get", "/api/v1/rounds", { params: { query: {} } });
  const periods = reads.useQuery("get", "/api/v1/settlement-periods", { params: { query: {} } });
  const programmes = reads.useQuery("get", "/api/v1/programmes", {});
  const failed = faultOf(rounds, periods);
  const named = new Map(programmes.data?.items.map((one) => [one.id, given(one.nameZh, one.nameEn)]));
  const applying = rounds.data?.items.map(roundOf) ?? [];
  const settling = periods.data?.items.map(periodOf) ?? [];
  return (
    <>
      <PageHead
        title={t("申领批次与结算期", "Rounds and settlement periods")}
        lead={t(
          "截止日期须提前公布；已公布的只能延后，不能提前。",
          "Deadlines are announced ahead; once announced they can be moved later, never earlier.",
        )}
        actions={
          <>
            {mayCall(session, "rounds.create") && <WindowButton kind="round" />}
            {mayCall(session, "settlementPeriods.create") && <WindowButton kind="period" />}
          </>
        }
      />
      <FaultNotice {...failed} />
      {failed.fault === null && (rounds.isPending || periods.isPending) && <Skeleton active />}
      {rounds.data !== undefined && periods.data !== undefined && (
        <YearStrip windows={[...applying, ...settling]} named={named} />
      )}
      {rounds.data !== undefined && (
        <WindowTable
          title={t("申领批次", "Application rounds")}
          empty={t(
            "还没有申领批次。新建后公布，企业即可在开放期内申领。",
            "There is no round yet. Plan one and announce it; enterprises can then apply while it is open.",
          )}
          windows={applying}
          named={named}
        />
      )}
      {periods.data !== undefined && (
        <WindowTable
          title={t("结算期", "Settlement periods")}
          empty={t(
            "还没有结算期。每年一至两次，新建后公布。",
            "There is no settlement period yet. One or two a year; plan one and announce it.",
          )}
          windows={settling}
          named={named}
        />
      )}
    </>
  );
}

function WindowTable(props: {
  readonly title: string;
  readonly empty: string;
  readonly windows: readonly TimeWindow[];
  readonly named: ReadonlyMap<string, string>;
}): ReactNode {
  const { t, given, time, until } = useSpeech();
  const sorted = props.windows.toSorted((a, b) => (a.opensAt < b.opensAt ? 1 : -1));
  return (
    <section className="panel">
      <h2>{props.title}</h2>
      {sorted.length === 0 ? (
        <Empty description={props.empty} />
      ) : (
        <Table<TimeWindow>
          rowKey="id"
          size="middle"
          pagination={false}
          scroll={{ x: 900 }}
          dataSource={sorted}
          columns={[
            { title: t("名称", "Name"), render: (_, one) => given(one.nameZh, one.nameEn) },
            { title: t("方案", "Programme"), render: (_, one) => props.named.get(one.programmeId) ?? "" },
            {
              title: t("状态", "Status"),
              width: 96,
              render: (_, one) => (
                <StatusTag
                  lifecycle={one.kind === "round" ? roundLifecycle : settlementPeriodLifecycle}
                  status={one.status}
                />
              ),
            },
            { title: t("公布", "Announced"), width: 132, render: (_, one) => time(one.announcedAt) },
            { title: t("开始", "Opens"), width: 132, render: (_, one) => time(one.opensAt) },
            { title: t("截止", "Ends"), width: 132, render: (_, one) => until(one.endsAt) },
            {
              title: t("操作", "Action"),
              width: 150,
              render: (_, one) => (
                <Flex gap={8} wrap>
                  {one.actions.includes("announce") && <AnnounceButton window={one} />}
                  {one.actions.includes("change") && <WindowButton kind={one.kind} window={one} />}
                  {one.actions.includes("postpone") && <PostponeButton window={one} />}
                </Flex>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

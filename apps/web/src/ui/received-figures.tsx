import type { ReactNode } from "react";
import { Button, Skeleton, Table } from "antd";
import { usageSources } from "@yunquan/core/usage/marks.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "./fault-notice.tsx";
import { byCursor } from "./query-table.tsx";

type Received = Schemas["UsageReceived"];

/** What was received of one voucher, figure by figure, the last received first: the same for both of its parties. */
export function ReceivedFigures({ voucherId }: { readonly voucherId: string }): ReactNode {
  const { t, language, date, time, count } = useSpeech();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/usage/received",
    { params: { query: { voucherId, limit: "100" } } },
    byCursor,
  );
  if (rows.error !== null && rows.data === undefined)
    return <FaultNotice fault={rows.error} again={() => void rows.refetch()} />;
  if (rows.data === undefined) return <Skeleton active />;
  const items = rows.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="quiet">{t("尚未收到行为数据。", "No usage data was received yet.")}</p>;
  return (
    <>
      <Table<Received>
        rowKey={(row) => `${row.source} ${row.usedOn}`}
        size="small"
        pagination={false}
        scroll={{ x: 640, y: 320 }}
        dataSource={items}
        columns={[
          { title: t("日期", "Day"), width: 130, render: (_, row) => date(row.usedOn) },
          { title: t("来源", "Source"), width: 110, render: (_, row) => usageSources[row.source][language] },
          { title: t("用户", "Users"), align: "right", render: (_, row) => count(row.activeUsers) },
          { title: t("登录", "Logins"), align: "right", render: (_, row) => count(row.loginCount) },
          { title: t("设备", "Devices"), align: "right", render: (_, row) => count(row.deviceCount) },
          { title: t("在线分钟", "Minutes"), align: "right", render: (_, row) => count(row.onlineMinutes) },
          { title: t("接收时间", "Received"), width: 170, render: (_, row) => time(row.receivedAt) },
        ]}
      />
      {rows.hasNextPage && (
        <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {t("继续加载", "Load more")}
        </Button>
      )}
    </>
  );
}

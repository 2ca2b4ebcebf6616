import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Button, Flex } from "antd";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { reads } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Money } from "../ui/money.tsx";
import { byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";

/** What an enterprise has applied for, the newest first: its history as an office reads it. */
export function CasesPanel({ enterpriseId }: { readonly enterpriseId: string }): ReactNode {
  const { t, given, time } = useSpeech();
  const session = useSession();
  const found = reads.useInfiniteQuery(
    "get",
    "/api/v1/applications",
    { params: { query: { enterpriseId, limit: "20" } } },
    { ...byCursor, enabled: mayCall(session, "applications.list") },
  );
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t("历次申请", "Applications")}>
      {found.error !== null && <FaultNotice fault={found.error} again={() => void found.refetch()} />}
      {found.data !== undefined && items.length === 0 && (
        <p className="quiet">{t("还没有提交过申请。", "Nothing was applied for yet.")}</p>
      )}
      <ul className="case-files">
        {items.map((one) => (
          <li key={one.id}>
            <div>
              <Link to={`/applications/${one.id}` as "/"}>
                {one.number} {given(one.serviceNameZh, one.serviceNameEn)}
              </Link>
              <div className="quiet">{time(one.submittedAt)}</div>
            </div>
            <Flex gap={8} align="center">
              <Money fen={one.faceValueFen} />
              <StatusTag lifecycle={applicationLifecycle} status={one.status} />
            </Flex>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("继续加载", "Load more")}
        </Button>
      )}
    </Panel>
  );
}

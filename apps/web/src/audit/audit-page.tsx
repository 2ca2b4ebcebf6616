import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Tabs } from "antd";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { PageHead } from "../ui/page-head.tsx";
import { LineSearch } from "./line-search.tsx";
import { RefusedAttempts } from "./refused-attempts.tsx";
import type { AuditTab } from "./search.ts";
import { TrailSearch } from "./trail-search.tsx";

const route = getRouteApi("/audit");

/** A case from its first step to its last fen, and for the audit administrator everything that was done or refused. */
export function AuditPage(): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const all = mayCall(session, "history.search");
  const items: { key: AuditTab; label: string; children: ReactNode }[] = [
    { key: "trail", label: t("按业务编号", "By number"), children: <TrailSearch /> },
  ];
  if (all)
    items.push(
      { key: "lines", label: t("按人员与时间", "By person and time"), children: <LineSearch /> },
      { key: "refused", label: t("被拒绝的操作", "Refused attempts"), children: <RefusedAttempts /> },
    );
  return (
    <>
      <PageHead
        title={t("留痕查询", "Audit trail")}
        lead={t(
          "每一步由谁、何时、以何理由办理，每一笔额度和资金如何变动，均只增不改。",
          "Who did each step, when and why, and how each amount moved. Lines are only ever added, never changed.",
        )}
      />
      <Tabs
        activeKey={search.tab ?? "trail"}
        onChange={(tab) => void navigate({ search: (before) => ({ ...before, tab: tab as AuditTab }), replace: true })}
        items={items}
        destroyOnHidden
      />
    </>
  );
}

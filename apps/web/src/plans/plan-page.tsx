import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Skeleton, Tabs } from "antd";
import { planLifecycle } from "@yunquan/core/plans/lifecycle.ts";
import { reads } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { PageFault } from "../ui/exceptions.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { Allotments } from "./allotments.tsx";
import { PlanMoves } from "./plan-moves.tsx";
import { PlanProgress } from "./plan-progress.tsx";
import { PlanSteps } from "./plan-steps.tsx";
import type { PlanTab } from "./search.ts";

const route = getRouteApi("/plans/$id");

/** One year's plan: how far the cities are, their shares, what was moved between them, and its steps. */
export function PlanPage(): ReactNode {
  const { t, given, yuan, count } = useSpeech();
  const session = useSession();
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: plan, error, refetch } = reads.useQuery("get", "/api/v1/plans/{id}", { params: { path: { id } } });
  const programmes = reads.useQuery("get", "/api/v1/programmes", {});
  if (plan === undefined)
    return error === null ? <Skeleton active /> : <PageFault fault={error} again={() => void refetch()} />;
  const programme = programmes.data?.items.find((one) => one.id === plan.programmeId);
  const items: { key: PlanTab; label: string; children: ReactNode }[] = [
    { key: "progress", label: t("执行情况", "Progress"), children: <PlanProgress plan={plan} /> },
    { key: "allotments", label: t("切块到地市", "Shares of the cities"), children: <Allotments plan={plan} /> },
    { key: "moves", label: t("调剂", "Moves"), children: <PlanMoves plan={plan} /> },
  ];
  if (mayCall(session, "plans.change"))
    items.push({
      key: "steps",
      label: t("发布、指南与结转", "Publish, guide, close"),
      children: <PlanSteps plan={plan} />,
    });
  return (
    <>
      <PageHead
        title={t(`${plan.year} 年度计划`, `Plan of ${plan.year}`)}
        status={<StatusTag lifecycle={planLifecycle} status={plan.status} />}
        lead={[
          programme === undefined ? "" : given(programme.nameZh, programme.nameEn),
          t(`预算 ${yuan(plan.budgetFen)}`, `budget ${yuan(plan.budgetFen)}`),
          t(`目标企业 ${count(plan.targetEnterprises)} 家`, `${count(plan.targetEnterprises)} enterprises to reach`),
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      />
      <Tabs
        activeKey={tab ?? (plan.status === "draft" ? "allotments" : "progress")}
        onChange={(key) => void navigate({ search: (before) => ({ ...before, tab: key as PlanTab }), replace: true })}
        items={items}
        destroyOnHidden
      />
    </>
  );
}

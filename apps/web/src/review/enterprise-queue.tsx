import { type ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Flex, Segmented } from "antd";
import { enterpriseLifecycle } from "@yunquan/core/enterprises/lifecycle.ts";
import { industryDivisions, isIndustryDivision } from "@yunquan/core/industry.ts";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { useNow } from "../ui/days.ts";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { DueWords } from "./due-words.tsx";
import "./review.css";

const route = getRouteApi("/review");

/** Registrations that wait to be certified, or certified enterprises with a year's figures that do. */
export function EnterpriseQueue({ of }: { readonly of: "registrations" | "figures" }): ReactNode {
  const { t, time, language } = useSpeech();
  const navigate = route.useNavigate();
  const now = useNow();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/enterprises",
    {
      params: {
        query: {
          limit: "50",
          ...(of === "figures" ? { pendingYear: "true" as const } : { status: "submitted" as const }),
        },
      },
    },
    byCursor,
  );
  const industryOf = (code: string): string => {
    const division = code.slice(0, 2);
    return isIndustryDivision(division) ? industryDivisions[division][language] : "";
  };
  return (
    <>
      <Segmented
        className="queue-choice"
        value={of}
        onChange={(chosen) =>
          void navigate({
            search: { tab: "enterprises", ...(chosen === "figures" ? { of: "figures" as const } : {}) },
            replace: true,
          })
        }
        options={[
          { value: "registrations" as const, label: t("企业登记", "Registrations") },
          { value: "figures" as const, label: t("年度数据", "Yearly figures") },
        ]}
      />
      <QueryTable
        label={
          of === "figures" ? t("待核验的年度数据", "Figures to certify") : t("待核验的企业", "Enterprises to certify")
        }
        rows={rows}
        hrefOf={(row) => `/review/enterprises/${row.id}`}
        empty={{
          words:
            of === "figures"
              ? t("没有等待核验的年度数据。", "No figures wait to be certified.")
              : t("没有等待核验的企业登记。", "No registration waits to be certified."),
        }}
        columns={[
          {
            title: t("企业", "Enterprise"),
            render: (_, row) => (
              <>
                {row.name}
                <div className="quiet figure">{row.creditCode}</div>
              </>
            ),
          },
          {
            title: t("状态", "State"),
            width: 120,
            render: (_, row) => <StatusTag lifecycle={enterpriseLifecycle} status={row.status} />,
          },
          {
            title: t("待核验年度", "Years"),
            width: 140,
            render: (_, row) => row.pendingYears.join(t("、", ", ")) || "—",
          },
          {
            title: t("行业", "Industry"),
            width: 150,
            render: (_, row) => (
              <>
                <span className="figure">{row.industryCode}</span>
                <div className="quiet">{industryOf(row.industryCode)}</div>
              </>
            ),
          },
          { title: t("提交时间", "Submitted"), width: 170, render: (_, row) => time(row.submittedAt) },
          {
            title: t("办理期限", "Due"),
            width: 150,
            render: (_, row) => <DueWords dueAt={row.dueAt} overdue={false} now={now} />,
          },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <b>{row.name}</b>
            <span className="quiet figure">{row.creditCode}</span>
            <span className="quiet">
              {row.industryCode} {industryOf(row.industryCode)}
            </span>
            <Flex justify="space-between" gap={8} wrap>
              <StatusTag lifecycle={enterpriseLifecycle} status={row.status} />
              {row.pendingYears.length > 0 && (
                <span>{t(`年度 ${row.pendingYears.join("、")}`, `Years ${row.pendingYears.join(", ")}`)}</span>
              )}
            </Flex>
            <DueWords dueAt={row.dueAt} overdue={false} now={now} />
          </Flex>
        )}
      />
    </>
  );
}

import type { ReactNode } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Flex, Form, Select } from "antd";
import { cities, cityOf } from "@yunquan/core/divisions.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StepButton } from "../ui/step-button.tsx";

type Report = Schemas["ImplementationReportSummary"];

/** The frozen tables of completion marks, the newest first; offices may make one now. */
export function ImplementationReportsPage(): ReactNode {
  const { t, time, count, language } = useSpeech();
  const session = useSession();
  const navigate = useNavigate();
  const { city } = useSearch({ from: "/implementation-reports" });
  const province = sideOf(session) === "province";
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/implementation-reports",
    { params: { query: { limit: "50", ...(city === undefined ? {} : { cityCode: city }) } } },
    byCursor,
  );
  const cityName = (code: string): string => cityOf(code)?.[language] ?? code;
  const make = mayCall(session, "implementationReports.create") && <MakeReport province={province} />;
  return (
    <>
      <PageHead
        title={t("实施情况表", "Implementation reports")}
        lead={t(
          "按期冻结的完成情况：每件结算申请是否达到标准，及其依据。冻结后不再修改，新表取代旧表。",
          "Whether each claim meets the standard, and on what evidence, frozen at a day. Never edited; a newer one supersedes it.",
        )}
        actions={make}
      />
      {(province || sideOf(session) === "administration") && (
        <FilterBar
          onClear={city === undefined ? undefined : () => void navigate({ to: "/implementation-reports", search: {} })}
        >
          <Select<string>
            aria-label={t("地市", "City")}
            className="filter"
            value={city ?? ""}
            onChange={(code) =>
              void navigate({ to: "/implementation-reports", search: code === "" ? {} : { city: code }, replace: true })
            }
            options={[
              { value: "", label: t("全部地市", "Every city") },
              ...cities.map((one) => ({ value: one.code, label: one[language] })),
            ]}
          />
        </FilterBar>
      )}
      <QueryTable<Report>
        label={t("实施情况表", "Implementation reports")}
        rows={rows}
        hrefOf={(report) => `/implementation-reports/${report.id}`}
        empty={{
          words: t(
            "还没有实施情况表。系统按期生成，有已评估的申请时也可以即时生成。",
            "No report yet. They are made on their days; with evaluated claims one can be made now.",
          ),
          action: make,
        }}
        columns={[
          {
            title: t("编号", "Number"),
            width: 220,
            render: (_, report) => <b className="figure">{report.number}</b>,
          },
          { title: t("地市", "City"), render: (_, report) => cityName(report.cityCode) },
          { title: t("数据截止", "Cut-off"), width: 180, render: (_, report) => time(report.cutOffAt) },
          { title: t("申请", "Claims"), align: "right", width: 90, render: (_, report) => count(report.claims) },
          {
            title: t("已完成", "Complete"),
            align: "right",
            width: 100,
            render: (_, report) => count(report.completeClaims),
          },
        ]}
        card={(report) => (
          <Flex vertical gap={4}>
            <b>{report.number}</b>
            <span>{cityName(report.cityCode)}</span>
            <Flex justify="space-between">
              <span>
                {t(
                  `${count(report.completeClaims)} / ${count(report.claims)} 件已完成`,
                  `${count(report.completeClaims)} of ${count(report.claims)} complete`,
                )}
              </span>
              <span className="quiet">{time(report.cutOffAt)}</span>
            </Flex>
          </Flex>
        )}
      />
    </>
  );
}

interface Asked {
  reason?: string;
  programmeId?: string;
  cityCode?: string;
}

function MakeReport({ province }: { readonly province: boolean }): ReactNode {
  const { t, given, language } = useSpeech();
  const programmes = reads.useQuery("get", "/api/v1/public/programmes", {}, { staleTime: 300_000 });
  const make = useCommand(({ programmeId = "", cityCode }: Asked, header) =>
    api.POST("/api/v1/implementation-reports", {
      params: { header },
      body: cityCode === undefined ? { programmeId } : { programmeId, cityCode },
    }),
  );
  return (
    <StepButton<Asked>
      type="primary"
      label={t("即时生成", "Make one now")}
      consequence={t(
        "冻结此刻的评估结果。冻结后不能修改，只能由新表取代。",
        "The evaluations of this moment are frozen; they are not edited, a newer report supersedes them.",
      )}
      command={make}
      fields={
        <>
          <Form.Item
            name="programmeId"
            label={t("方案", "Programme")}
            rules={[{ required: true, message: t("请选择方案。", "Choose the programme.") }]}
          >
            <Select
              loading={programmes.isPending}
              options={(programmes.data?.items ?? []).map((one) => ({
                value: one.id,
                label: given(one.nameZh, one.nameEn),
              }))}
            />
          </Form.Item>
          {province && (
            <Form.Item
              name="cityCode"
              label={t("地市", "City")}
              rules={[{ required: true, message: t("请选择地市。", "Choose the city.") }]}
            >
              <Select options={cities.map((one) => ({ value: one.code, label: one[language] }))} />
            </Form.Item>
          )}
        </>
      }
      done={t("已生成并冻结", "Made and frozen")}
    />
  );
}

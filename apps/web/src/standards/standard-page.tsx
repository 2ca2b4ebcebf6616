import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button, Skeleton, Table, Tabs } from "antd";
import { DownloadOutlined } from "@ant-design/icons";
import { standardLifecycle } from "@yunquan/core/catalogues/lifecycle.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { MinuteButton, Minutes, type MinuteEntry } from "../ui/minutes.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { RowDiff } from "../ui/row-diff.tsx";
import { Stats } from "../ui/stat.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { CompareWith, comparedWith } from "../ui/version-parts.tsx";
import type { StandardTab } from "./search.ts";
import { fieldWords, valueWords } from "./standard-cells.ts";
import { StandardContent } from "./standard-content.tsx";

const route = getRouteApi("/standards/$id");

/** A version of a standard: its tables, what the budget carries at these amounts, differences and confirmation. */
export function StandardPage(): ReactNode {
  const { t, given, time } = useSpeech();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = reads.useQuery("get", "/api/v1/standards/{id}", { params: { path: { id } } });
  const confirm = useCommand((entry: MinuteEntry, header) =>
    api.POST("/api/v1/standards/{id}/confirm", {
      params: { path: { id }, header },
      body: { version: data?.version ?? 1, ...entry },
    }),
  );
  const publish = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/standards/{id}/publish", {
      params: { path: { id }, header },
      body: { version: data?.version ?? 1 },
    }),
  );
  if (data === undefined)
    return error === null ? <Skeleton active /> : <PageFault fault={error} again={() => void refetch()} />;
  return (
    <>
      <PageHead
        title={given(data.titleZh, data.titleEn)}
        status={<StatusTag lifecycle={standardLifecycle} status={data.status} />}
        lead={[
          t(`${data.year} 年度`, `for ${data.year}`),
          t(`第 ${data.number} 版`, `version ${data.number}`),
          data.publishedAt === null ? "" : t(`${time(data.publishedAt)} 发布`, `published ${time(data.publishedAt)}`),
          data.supersededAt === null
            ? ""
            : t(`${time(data.supersededAt)} 被替代`, `superseded ${time(data.supersededAt)}`),
        ]
          .filter((part) => part !== "")
          .join(" · ")}
        actions={
          <>
            <Button icon={<DownloadOutlined />} href={`/api/v1/standards/${id}/workbook`}>
              {t("下载 XLSX", "Download XLSX")}
            </Button>
            {data.actions.includes("confirm") && <MinuteButton command={confirm} />}
            {data.actions.includes("publish") && (
              <StepButton
                type="primary"
                label={t("发布标准", "Publish the standard")}
                consequence={t(
                  "发布后新提交的申请按本标准计算，现行标准同时被替代；已发放的服务券不变。",
                  "Applications submitted from then on are reckoned by it; vouchers that are issued keep theirs.",
                )}
                command={publish}
                done={t("标准已发布", "The standard is published")}
              />
            )}
          </>
        }
      />
      {data.sample && (
        <Alert
          className="gap-below"
          type="warning"
          showIcon
          title={t(
            "本版金额为示例数值，非正式标准。",
            "The amounts of this version are samples, not the official standard.",
          )}
        />
      )}
      <Tabs
        activeKey={search.tab ?? "content"}
        onChange={(tab) =>
          void navigate({ search: (before) => ({ ...before, tab: tab as StandardTab }), replace: true })
        }
        items={[
          {
            key: "content",
            label: t("档次、额度与完成标准", "Tiers, amounts, thresholds"),
            children: <StandardContent standard={data} />,
          },
          { key: "reach", label: t("预算可承载", "What the budget carries"), children: <Reach standard={data} /> },
          {
            key: "diff",
            label: t("版本差异", "Differences"),
            children: (
              <Differences
                standard={data}
                other={search.with}
                choose={(other) => void navigate({ search: (before) => ({ ...before, with: other }), replace: true })}
              />
            ),
          },
          {
            key: "minutes",
            label: t("专家委确认", "The panel's minute"),
            children: (
              <section className="panel">
                <Minutes minutes={data.minutes} />
              </section>
            ),
          },
        ]}
        destroyOnHidden
      />
    </>
  );
}

/** How many full vouchers the plan's money carries at these amounts. */
function Reach({ standard }: { readonly standard: Schemas["Standard"] }): ReactNode {
  const { t, total, count, given } = useSpeech();
  const { reach } = standard;
  const nameOf = (code: string): string => {
    const named = standard.tiers.find(({ tier }) => tier === code);
    return named === undefined ? code : given(named.nameZh, named.nameEn);
  };
  return (
    <>
      <Stats
        label={t("年度资金", "The plan's money")}
        figures={[
          { name: t("预算", "Budget"), value: total(reach.budgetFen) },
          { name: t("发放额度", "Issue capacity"), value: total(reach.capacityFen) },
          { name: t("结算资金", "Cash"), value: total(reach.cashFen) },
        ]}
      />
      <section className="panel">
        <h2>{t("按满额计算可承载的张数", "Full-face vouchers that the money carries")}</h2>
        <Table
          rowKey={(row) => `${row.serviceCode} ${row.tier}`}
          size="small"
          pagination={reach.vouchers.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          scroll={{ x: 700 }}
          dataSource={reach.vouchers}
          columns={[
            { title: t("应用服务", "Service"), dataIndex: "serviceCode" },
            { title: t("档次", "Tier"), render: (_, row) => nameOf(row.tier) },
            { title: t("满额", "Full face"), align: "right", render: (_, row) => <Money fen={row.fullFaceFen} /> },
            { title: t("额度可发（张）", "By capacity"), align: "right", render: (_, row) => count(row.byCapacity) },
            { title: t("资金可兑（张）", "By cash"), align: "right", render: (_, row) => count(row.byCash) },
          ]}
        />
      </section>
    </>
  );
}

function Differences(props: {
  readonly standard: Schemas["Standard"];
  readonly other: string | undefined;
  readonly choose: (id: string) => void;
}): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { standard } = props;
  const versions = reads.useQuery("get", "/api/v1/standards", {
    params: { query: { programmeId: standard.programmeId } },
  });
  const { others, chosen } = comparedWith(versions.data?.items ?? [], standard, props.other);
  const diff = reads.useQuery(
    "get",
    "/api/v1/standards/{id}/diff",
    { params: { path: { id: standard.id }, query: { with: chosen ?? "" } } },
    { enabled: chosen !== undefined },
  );
  if (versions.data === undefined) return <Skeleton active />;
  if (chosen === undefined)
    return <p className="quiet">{t("没有其他版本可比较。", "There is no other version to compare with.")}</p>;
  const fields = fieldWords(speech);
  const tables = [
    ["tiers", t("企业档次", "Tiers")],
    ["amounts", t("额度", "Amounts")],
    ["thresholds", t("完成标准", "Thresholds")],
  ] as const;
  return (
    <>
      <CompareWith others={others} chosen={chosen} choose={props.choose} />
      <FaultNotice fault={diff.error} again={() => void diff.refetch()} />
      {diff.data !== undefined &&
        tables.map(([key, title]) => (
          <RowDiff
            key={key}
            title={title}
            diff={diff.data[key]}
            before={t(`第 ${diff.data.from.number} 版`, `Version ${diff.data.from.number}`)}
            after={t(`第 ${diff.data.to.number} 版`, `Version ${diff.data.to.number}`)}
            fieldOf={(field) => fields[field] ?? field}
            valueOf={(field, value) => valueWords(speech, field, value)}
          />
        ))}
    </>
  );
}

import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Skeleton, Tabs } from "antd";
import { DownloadOutlined } from "@ant-design/icons";
import { catalogueLifecycle } from "@yunquan/core/catalogues/lifecycle.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { MinuteButton, Minutes, type MinuteEntry } from "../ui/minutes.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { RowDiff } from "../ui/row-diff.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { CompareWith, comparedWith } from "../ui/version-parts.tsx";
import type { CatalogueTab } from "./search.ts";
import { fieldWords, valueWords } from "./service-cells.ts";
import { ServiceEditor } from "./service-editor.tsx";
import { ServiceTable } from "./service-table.tsx";

const route = getRouteApi("/catalogues/$id");

/** A version of the catalogue: its services, what differs from another version, and who confirmed it. */
export function CataloguePage(): ReactNode {
  const { t, given, time } = useSpeech();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = reads.useQuery("get", "/api/v1/catalogues/{id}", { params: { path: { id } } });
  const confirm = useCommand((entry: MinuteEntry, header) =>
    api.POST("/api/v1/catalogues/{id}/confirm", {
      params: { path: { id }, header },
      body: { version: data?.version ?? 1, ...entry },
    }),
  );
  const publish = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/catalogues/{id}/publish", {
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
        status={<StatusTag lifecycle={catalogueLifecycle} status={data.status} />}
        lead={[
          t(`第 ${data.number} 版`, `version ${data.number}`),
          t(`${data.services.length} 项服务`, `${data.services.length} services`),
          data.publishedAt === null ? "" : t(`${time(data.publishedAt)} 发布`, `published ${time(data.publishedAt)}`),
          data.supersededAt === null
            ? ""
            : t(`${time(data.supersededAt)} 被替代`, `superseded ${time(data.supersededAt)}`),
        ]
          .filter((part) => part !== "")
          .join(" · ")}
        actions={
          <>
            <Button icon={<DownloadOutlined />} href={`/api/v1/catalogues/${id}/workbook`}>
              {t("下载 XLSX", "Download XLSX")}
            </Button>
            {data.actions.includes("confirm") && <MinuteButton command={confirm} />}
            {data.actions.includes("publish") && (
              <StepButton
                type="primary"
                label={t("发布目录", "Publish the catalogue")}
                consequence={t(
                  "发布后立即公开，现行版本同时被替代；已受理的申请不受影响。",
                  "It is public at once and takes the place of the present version; applications in hand are not touched.",
                )}
                command={publish}
                done={t("目录已发布", "The catalogue is published")}
              />
            )}
          </>
        }
      />
      <Tabs
        activeKey={search.tab ?? "services"}
        onChange={(tab) =>
          void navigate({ search: (before) => ({ ...before, tab: tab as CatalogueTab }), replace: true })
        }
        items={[
          {
            key: "services",
            label: t("应用服务", "Services"),
            children: data.actions.includes("change") ? (
              <ServiceEditor key={data.version} catalogue={data} />
            ) : (
              <ServiceTable services={data.services} />
            ),
          },
          {
            key: "diff",
            label: t("版本差异", "Differences"),
            children: (
              <Differences
                catalogue={data}
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

function Differences(props: {
  readonly catalogue: Schemas["Catalogue"];
  readonly other: string | undefined;
  readonly choose: (id: string) => void;
}): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { catalogue } = props;
  const versions = reads.useQuery("get", "/api/v1/catalogues", {
    params: { query: { programmeId: catalogue.programmeId } },
  });
  const { others, chosen } = comparedWith(versions.data?.items ?? [], catalogue, props.other);
  const diff = reads.useQuery(
    "get",
    "/api/v1/catalogues/{id}/diff",
    { params: { path: { id: catalogue.id }, query: { with: chosen ?? "" } } },
    { enabled: chosen !== undefined },
  );
  if (versions.data === undefined) return <Skeleton active />;
  if (chosen === undefined)
    return <p className="quiet">{t("没有其他版本可比较。", "There is no other version to compare with.")}</p>;
  const fields = fieldWords(speech);
  return (
    <>
      <CompareWith others={others} chosen={chosen} choose={props.choose} />
      <FaultNotice fault={diff.error} again={() => void diff.refetch()} />
      {diff.data !== undefined && (
        <RowDiff
          title={t("应用服务", "Services")}
          diff={diff.data.services}
          before={t(`第 ${diff.data.from.number} 版`, `Version ${diff.data.from.number}`)}
          after={t(`第 ${diff.data.to.number} 版`, `Version ${diff.data.to.number}`)}
          nameOf={(code) => {
            const service = catalogue.services.find((one) => one.code === code);
            return service === undefined ? code : `${code} ${speech.given(service.nameZh, service.nameEn)}`;
          }}
          fieldOf={(field) => fields[field] ?? field}
          valueOf={(field, value) => valueWords(speech, field, value)}
        />
      )}
    </>
  );
}

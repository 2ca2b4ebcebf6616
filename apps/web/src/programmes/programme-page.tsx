import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Empty, Select, Skeleton, Tag } from "antd";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { faultOf } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { EditionTables } from "./edition-tables.tsx";

const route = getRouteApi("/programmes/$id");

/** A programme with its editions: what each says in words, and how it differs from the one in force. */
export function ProgrammePage(): ReactNode {
  const { t, given, date, time } = useSpeech();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const programme = reads.useQuery("get", "/api/v1/programmes/{id}", { params: { path: { id } } });
  const editions = reads.useQuery("get", "/api/v1/programmes/{id}/editions", { params: { path: { id } } });
  const failed = faultOf(programme, editions);
  if (failed.fault !== null) return <PageFault {...failed} />;
  if (programme.data === undefined || editions.data === undefined) return <Skeleton active />;
  const sorted = editions.data.items.toSorted((a, b) => b.number - a.number);
  const inForce = sorted.find((one) => one.inForce);
  const shown = sorted.find((one) => one.id === search.edition) ?? inForce ?? sorted[0];
  return (
    <>
      <PageHead
        title={given(programme.data.nameZh, programme.data.nameEn)}
        lead={<code>{programme.data.code}</code>}
        actions={
          programme.data.actions.includes("createEdition") && (
            <ButtonLink to="/programmes/$id/editions/new" params={{ id }} look="primary">
              {t("新增政策版本", "New edition")}
            </ButtonLink>
          )
        }
      />
      {shown === undefined ? (
        <Empty
          description={t(
            "还没有政策版本。新增并生效后，才能编制计划和受理申领。",
            "There is no edition yet. Add one; plans and applications need one in force.",
          )}
        />
      ) : (
        <>
          <section className="panel">
            <div className="panel-head">
              <h2>{t("政策版本", "Edition")}</h2>
              <Select
                className="version-select"
                aria-label={t("选择政策版本", "Choose the edition")}
                value={shown.id}
                onChange={(edition) => void navigate({ search: { edition }, replace: true })}
                options={sorted.map((one) => ({
                  value: one.id,
                  label: `${t(`第 ${one.number} 版`, `No. ${one.number}`)} ${given(one.titleZh, one.titleEn)}${one.inForce ? t("（现行）", " (in force)") : ""}`,
                }))}
              />
            </div>
            <Facts
              facts={[
                { label: t("名称", "Title"), value: given(shown.titleZh, shown.titleEn), wide: true },
                {
                  label: t("状态", "Status"),
                  value: shown.inForce ? (
                    <Tag color="success">{t("现行", "In force")}</Tag>
                  ) : inForce !== undefined && shown.number > inForce.number ? (
                    <Tag color="processing">{t("尚未生效", "Not yet in force")}</Tag>
                  ) : (
                    <Tag>{t("已被替代", "Superseded")}</Tag>
                  ),
                },
                { label: t("印发日期", "Published on"), value: date(shown.publishedOn) },
                { label: t("生效时间", "In force from"), value: time(shown.inForceFrom) },
                {
                  label: t("数值性质", "Values"),
                  value: shown.sample ? t("含示例数值", "some are samples") : t("正式数值", "official"),
                },
              ]}
            />
          </section>
          <EditionTables parameters={shown.parameters} before={shown.inForce ? undefined : inForce?.parameters} />
        </>
      )}
    </>
  );
}

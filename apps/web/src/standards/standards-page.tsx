import type { ReactNode } from "react";
import { Link, useNavigate } from "@tanstack/react-router";
import { Checkbox, Form, Select } from "antd";
import { standardLifecycle } from "@yunquan/core/catalogues/lifecycle.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { BothNames } from "../ui/both-names.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepWindow } from "../ui/step-window.tsx";
import { VersionList } from "../ui/version-list.tsx";
import {
  VersionBeginningFields,
  useFirstOffered,
  useVersionOptions,
  type VersionBeginning,
} from "../ui/version-parts.tsx";

/** Every version of every programme's standard. */
export function StandardsPage(): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  const found = reads.useQuery("get", "/api/v1/standards", { params: { query: {} } });
  return (
    <VersionList<Schemas["StandardSummary"]>
      title={t("奖补标准", "Standards")}
      lead={t(
        "每年一版：企业档次、各项服务的额度和完成标准；经专家委员会确认后发布。",
        "Tiers, amounts and thresholds of a year; published once the expert panel has confirmed them.",
      )}
      empty={t(
        "还没有标准版本。下载模板填写后导入，即可生成草稿。",
        "There is no version yet. Fill in the template and import it to make a draft.",
      )}
      found={found}
      create={(versions) => mayCall(session, "standards.create") && <NewStandard versions={versions} />}
      link={(one, words) => (
        <Link to="/standards/$id" params={{ id: one.id }}>
          {words}
        </Link>
      )}
      status={(one) => <StatusTag lifecycle={standardLifecycle} status={one.status} />}
      figure={{ title: t("年度", "Year"), of: (one) => one.year }}
    />
  );
}

interface Entered extends VersionBeginning {
  readonly planId: string;
  readonly catalogueId: string;
  readonly sample?: boolean;
  readonly titleZh: string;
  readonly titleEn: string;
}

function NewStandard({ versions }: { readonly versions: readonly Schemas["StandardSummary"][] }): ReactNode {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const plans = reads.useQuery("get", "/api/v1/plans", { params: { query: {} } });
  const catalogues = reads.useQuery("get", "/api/v1/catalogues", { params: { query: {} } });
  const create = useCommand(async (entered: Entered, header) => {
    const head = {
      planId: entered.planId,
      catalogueId: entered.catalogueId,
      titleZh: entered.titleZh,
      titleEn: entered.titleEn,
      sample: entered.sample ?? false,
    };
    if (entered.source === "file")
      return await api.POST("/api/v1/standards/from-file", {
        params: { header },
        body: { ...head, fileId: entered.files?.[0]?.id ?? "" },
      });
    const { data } = await api.GET("/api/v1/standards/{id}", { params: { path: { id: entered.copyOf ?? "" } } });
    return await api.POST("/api/v1/standards", { params: { header }, body: { ...head, ...contentOf(data) } });
  });
  const openPlans = (plans.data?.items ?? [])
    .filter((one) => one.status === "published")
    .toSorted((a, b) => b.year - a.year);
  const published = (catalogues.data?.items ?? [])
    .filter((one) => one.status !== "draft")
    .toSorted((a, b) => b.number - a.number);
  return (
    <StepWindow
      type="primary"
      width={640}
      label={t("编制新版本", "New version")}
      title={t("编制标准新版本", "A new version of the standard")}
      okText={t("生成草稿", "Make the draft")}
      command={create}
      done={t("草稿已生成", "The draft is made")}
      onDone={(made) => void navigate({ to: "/standards/$id", params: { id: made.id } })}
      fields={
        <>
          <Beginning versions={versions} plans={openPlans} catalogues={published} />
        </>
      }
    />
  );
}

/** The plan says the programme; the catalogue and what the version begins with are of that programme. */
function Beginning(props: {
  readonly versions: readonly Schemas["StandardSummary"][];
  readonly plans: readonly Schemas["PlanSummary"][];
  readonly catalogues: readonly Schemas["CatalogueSummary"][];
}): ReactNode {
  const { t, given } = useSpeech();
  const programmes = reads.useQuery("get", "/api/v1/programmes", {});
  const planId: unknown = Form.useWatch("planId", Form.useFormInstance());
  const plan = props.plans.find((one) => one.id === planId);
  const ofProgramme = (one: { readonly programmeId: string }): boolean => one.programmeId === plan?.programmeId;
  const catalogues = props.catalogues.filter(ofProgramme);
  useFirstOffered("planId", props.plans);
  useFirstOffered("catalogueId", catalogues);
  const nameOf = (programmeId: string): string => {
    const programme = programmes.data?.items.find((one) => one.id === programmeId);
    return given(programme?.nameZh, programme?.nameEn);
  };
  return (
    <>
      <Form.Item
        name="planId"
        label={t("年度计划", "Plan")}
        rules={[{ required: true, message: t("请选择年度计划。", "Choose the plan.") }]}
      >
        <Select
          options={props.plans.map((one) => ({
            value: one.id,
            label: t(`${one.year} 年度 · ${nameOf(one.programmeId)}`, `${one.year} · ${nameOf(one.programmeId)}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="catalogueId"
        label={t("所依据的目录", "Catalogue it is for")}
        rules={[{ required: true, message: t("请选择目录版本。", "Choose the catalogue.") }]}
      >
        <Select options={useVersionOptions(catalogues)} />
      </Form.Item>
      <BothNames of="title" longestZh={80} longestEn={160} />
      <Form.Item name="sample" valuePropName="checked">
        <Checkbox>{t("金额为示例数值（各页面会注明）", "The amounts are samples (every page says so)")}</Checkbox>
      </Form.Item>
      <VersionBeginningFields versions={props.versions.filter(ofProgramme)} purpose="standard" />
    </>
  );
}

/** What a version says, in the form a new one is made with. */
function contentOf(standard: Schemas["Standard"] | undefined) {
  return {
    tiers: standard?.tiers ?? [],
    amounts: (standard?.amounts ?? []).map(({ serviceCode, tier, formula, amountFen, ratioBp, capFen }) =>
      formula === "fixed"
        ? { formula: "fixed" as const, serviceCode, tier, amountFen: amountFen ?? "0" }
        : { formula: "ratio" as const, serviceCode, tier, ratioBp: ratioBp ?? 0, capFen: capFen ?? "0" },
    ),
    thresholds: standard?.thresholds ?? [],
  };
}

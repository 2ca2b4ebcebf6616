import type { ReactNode } from "react";
import { Link, useNavigate } from "@tanstack/react-router";
import { Form, Select } from "antd";
import { catalogueLifecycle } from "@yunquan/core/catalogues/lifecycle.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { BothNames } from "../ui/both-names.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepWindow } from "../ui/step-window.tsx";
import { VersionList } from "../ui/version-list.tsx";
import { VersionBeginningFields, type VersionBeginning } from "../ui/version-parts.tsx";
import { entryOf } from "./service-cells.ts";

/** Every version of every programme's catalogue. */
export function CataloguesPage(): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  const found = reads.useQuery("get", "/api/v1/catalogues", { params: { query: {} } });
  return (
    <VersionList<Schemas["CatalogueSummary"]>
      title={t("应用服务目录", "Catalogues of services")}
      lead={t(
        "目录经专家委员会确认后发布；新版本发布时，旧版本自动被替代。",
        "A catalogue is published once the expert panel has confirmed it; a new version takes the place of the old.",
      )}
      empty={t(
        "还没有目录版本。下载模板填写后导入，即可生成草稿。",
        "There is no version yet. Fill in the template and import it to make a draft.",
      )}
      found={found}
      create={(versions) => mayCall(session, "catalogues.create") && <NewCatalogue versions={versions} />}
      link={(one, words) => (
        <Link to="/catalogues/$id" params={{ id: one.id }}>
          {words}
        </Link>
      )}
      status={(one) => <StatusTag lifecycle={catalogueLifecycle} status={one.status} />}
      figure={{ title: t("服务数", "Services"), of: (one) => one.services }}
    />
  );
}

interface Entered extends VersionBeginning {
  readonly programmeId: string;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** A version begins with one of its own programme. */
function Beginning({ versions }: { readonly versions: readonly Schemas["CatalogueSummary"][] }): ReactNode {
  const programmeId: unknown = Form.useWatch("programmeId", Form.useFormInstance());
  return (
    <VersionBeginningFields versions={versions.filter((one) => one.programmeId === programmeId)} purpose="catalogue" />
  );
}

function NewCatalogue({ versions }: { readonly versions: readonly Schemas["CatalogueSummary"][] }): ReactNode {
  const { t, given } = useSpeech();
  const navigate = useNavigate();
  const programmes = reads.useQuery("get", "/api/v1/programmes", {});
  const create = useCommand(async (entered: Entered, header) => {
    const head = { programmeId: entered.programmeId, titleZh: entered.titleZh, titleEn: entered.titleEn };
    if (entered.source === "file")
      return await api.POST("/api/v1/catalogues/from-file", {
        params: { header },
        body: { ...head, fileId: entered.files?.[0]?.id ?? "" },
      });
    const { data } = await api.GET("/api/v1/catalogues/{id}", { params: { path: { id: entered.copyOf ?? "" } } });
    return await api.POST("/api/v1/catalogues", {
      params: { header },
      body: { ...head, services: (data?.services ?? []).map(entryOf) },
    });
  });
  return (
    <StepWindow
      type="primary"
      width={640}
      label={t("编制新版本", "New version")}
      title={t("编制目录新版本", "A new version of the catalogue")}
      okText={t("生成草稿", "Make the draft")}
      command={create}
      done={t("草稿已生成", "The draft is made")}
      onDone={(made) => void navigate({ to: "/catalogues/$id", params: { id: made.id } })}
      fields={
        <>
          <Form.Item
            name="programmeId"
            label={t("方案", "Programme")}
            initialValue={programmes.data?.items[0]?.id}
            rules={[{ required: true, message: t("请选择方案。", "Choose the programme.") }]}
          >
            <Select
              options={(programmes.data?.items ?? []).map((one) => ({
                value: one.id,
                label: given(one.nameZh, one.nameEn),
              }))}
            />
          </Form.Item>
          <BothNames of="title" longestZh={80} longestEn={160} />
          <Beginning versions={versions} />
        </>
      }
    />
  );
}

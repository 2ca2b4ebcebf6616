import { useState, type ReactNode } from "react";
import { getRouteApi, useBlocker, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Checkbox, Flex, Form, Skeleton } from "antd";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { BothNames } from "../ui/both-names.tsx";
import { DateField } from "../ui/date-field.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { MomentField } from "../ui/moment-field.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { EditionDifferences } from "./edition-tables.tsx";
import { ParameterField } from "./parameter-field.tsx";
import { fieldGroups, type Parameters } from "./parameter-fields.ts";

const route = getRouteApi("/programmes/$id/editions/new");

/** A new edition: it begins with what holds now, and shows while one types what will be different. */
export function NewEditionPage(): ReactNode {
  const { t } = useSpeech();
  const { id } = route.useParams();
  const editions = reads.useQuery("get", "/api/v1/programmes/{id}/editions", { params: { path: { id } } });
  if (editions.error !== null) return <PageFault fault={editions.error} again={() => void editions.refetch()} />;
  if (editions.data === undefined) return <Skeleton active />;
  const latest = editions.data.items.toSorted((a, b) => b.number - a.number)[0];
  return (
    <>
      <PageHead
        title={t("新增政策版本", "A new edition")}
        lead={t(
          "自生效时间起适用于新的申领；已提交的申请、已发放的服务券按原版本办理。",
          "It holds for applications from its time on; what is submitted or issued keeps its edition.",
        )}
      />
      <EditionForm programmeId={id} latest={latest} />
    </>
  );
}

interface Entered {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly publishedOn: string;
  readonly inForceFrom?: string | null;
  readonly sample?: boolean;
  readonly parameters: Parameters;
}

function EditionForm(props: {
  readonly programmeId: string;
  readonly latest: Schemas["Edition"] | undefined;
}): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { latest } = props;
  const [form] = Form.useForm<Entered>();
  const [touched, setTouched] = useState(false);
  const entered = Form.useWatch("parameters", form);
  useBlocker({
    shouldBlockFn: () =>
      touched && !confirm(t("新版本尚未保存，确定离开？", "The new edition is not saved. Leave it?")),
    enableBeforeUnload: () => touched,
  });
  const create = useCommand(({ inForceFrom, sample, ...rest }: Entered, header) =>
    api.POST("/api/v1/programmes/{id}/editions", {
      params: { path: { id: props.programmeId }, header },
      body: { ...rest, inForceFrom: inForceFrom ?? null, sample: sample ?? false },
    }),
  );
  const send = async (): Promise<void> => {
    try {
      // Also what no field shows is part of an edition.
      const all = form.getFieldsValue(true) as Entered;
      const made = await create.run(all);
      setTouched(false);
      void message.success(t("政策版本已新增", "The edition is added"));
      setTimeout(
        () => void navigate({ to: "/programmes/$id", params: { id: props.programmeId }, search: { edition: made.id } }),
      );
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  const needed = (zh: string, en: string) => [{ required: true, message: t(zh, en) }];
  return (
    <Form<Entered>
      form={form}
      layout="vertical"
      scrollToFirstError={{ focus: true }}
      initialValues={{
        titleZh: latest?.titleZh,
        titleEn: latest?.titleEn,
        sample: latest?.sample ?? false,
        parameters: latest?.parameters ?? { goals: [], feeCategories: [], invoiceRule: { kind: "equal-to-contract" } },
      }}
      onValuesChange={() => setTouched(true)}
      onFinish={() => void send()}
    >
      <section className="panel">
        <h2>{t("版本", "Edition")}</h2>
        <div className="field-grid">
          <BothNames of="title" longestZh={120} longestEn={200} />
          <Form.Item
            name="publishedOn"
            label={t("印发日期", "Published on")}
            rules={needed("请选择印发日期。", "Choose the day.")}
          >
            <DateField />
          </Form.Item>
          <Form.Item
            name="inForceFrom"
            label={t("生效时间", "In force from")}
            extra={t("不填则立即生效", "At once if left empty")}
          >
            <MomentField />
          </Form.Item>
        </div>
        <Form.Item name="sample" valuePropName="checked">
          <Checkbox>{t("含示例数值（各页面会注明）", "Some values are samples (every page says so)")}</Checkbox>
        </Form.Item>
      </section>
      {fieldGroups.map((group) => (
        <section className="panel" key={group.en}>
          <h2>{group[language]}</h2>
          <div className="field-grid">
            {group.fields.map((field) => (
              <ParameterField key={field.key} field={field} />
            ))}
          </div>
        </section>
      ))}
      {latest !== undefined && entered !== undefined && (
        <section className="panel" aria-live="polite">
          <h2>{t(`与第 ${latest.number} 版的差异`, `Differences to No. ${latest.number}`)}</h2>
          <EditionDifferences before={latest.parameters} after={{ ...latest.parameters, ...entered }} />
        </section>
      )}
      <FaultNotice fault={create.fault} />
      {create.fault === null && (
        <Alert
          className="gap-below"
          type="info"
          showIcon
          title={t(
            "版本一经新增不能修改，只能再增新版。",
            "An edition cannot be changed once it is added; only another can follow.",
          )}
        />
      )}
      <Flex gap={12}>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t("新增政策版本", "Add the edition")}
        </Button>
        <Button onClick={() => void navigate({ to: "/programmes/$id", params: { id: props.programmeId } })}>
          {t("取消", "Cancel")}
        </Button>
      </Flex>
    </Form>
  );
}

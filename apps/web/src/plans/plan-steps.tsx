import { useState, type ReactNode } from "react";
import { App, Button, Flex, Form, InputNumber } from "antd";
import { ApiFault, api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";

type Plan = Schemas["Plan"];

/** Budget and target, publication, the guide to applying, and the closing of the year. */
export function PlanSteps({ plan }: { readonly plan: Plan }): ReactNode {
  const { t, yuan, time } = useSpeech();
  const publish = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/plans/{id}/publish", {
      params: { path: { id: plan.id }, header },
      body: { version: plan.version },
    }),
  );
  const close = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/plans/{id}/close", {
      params: { path: { id: plan.id }, header },
      body: { version: plan.version },
    }),
  );
  return (
    <>
      {plan.actions.includes("publish") && (
        <section className="panel">
          <h2>{t("发布计划", "Publish the plan")}</h2>
          <p>
            {t(
              `发布后，各地市按切块取得发放额度和结算资金，可以公布申领批次。现已切块 ${yuan(plan.allottedFen)}，预算 ${yuan(plan.budgetFen)}。`,
              `Once published, every city has its issue capacity and cash, and rounds can be announced. ${yuan(plan.allottedFen)} of ${yuan(plan.budgetFen)} are split so far.`,
            )}
          </p>
          <StepButton
            type="primary"
            label={t("发布计划", "Publish the plan")}
            consequence={t(
              "政策版本和发放比例随发布固定，各地市立即取得额度与资金。",
              "The edition and the issue ratio are fixed with it; the cities have their capacity and cash at once.",
            )}
            command={publish}
            done={t("计划已发布", "The plan is published")}
          />
        </section>
      )}
      {plan.actions.includes("change") && <Budget key={plan.version} plan={plan} />}
      {plan.status !== "draft" && <Guide plan={plan} />}
      {plan.actions.includes("close") && (
        <section className="panel">
          <h2>{t("年度结转", "Close the year")}</h2>
          <p>
            {t(
              "批次、结算期、申请和结算都已办结后可以结转。结余资金按政策版本收回或转入下年度。",
              "When no round, period, application or settlement is open any more, the plan can be closed. Money left lapses or goes to the next year, as the edition says.",
            )}
          </p>
          <StepButton
            danger
            label={t("结转本年度", "Close the plan")}
            consequence={t("结转后不能再改动，也不能恢复。", "A closed plan cannot be changed or opened again.")}
            command={close}
            done={t("已结转", "The plan is closed")}
          />
        </section>
      )}
      {plan.closedAt !== null && (
        <section className="panel">
          {t(`已于 ${time(plan.closedAt)} 结转。`, `Closed on ${time(plan.closedAt)}.`)}
        </section>
      )}
    </>
  );
}

interface Figures {
  readonly budgetFen: string;
  readonly targetEnterprises: number;
}

function Budget({ plan }: { readonly plan: Plan }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const [form] = Form.useForm<Figures>();
  const change = useCommand((entered: Figures, header) =>
    api.PUT("/api/v1/plans/{id}", {
      params: { path: { id: plan.id }, header },
      body: { version: plan.version, ...entered },
    }),
  );
  const send = async (entered: Figures): Promise<void> => {
    try {
      await change.run(entered);
      void message.success(t("预算与目标已保存", "Budget and target are saved"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  return (
    <section className="panel">
      <h2>{t("预算与目标", "Budget and target")}</h2>
      <FaultNotice fault={change.fault} />
      <Form form={form} layout="vertical" onFinish={(entered) => void send(entered)} className="narrow-form">
        <Form.Item
          name="budgetFen"
          label={t("预算", "Budget")}
          initialValue={plan.budgetFen}
          required
          rules={[yuanRule(speech)]}
        >
          <YuanInput />
        </Form.Item>
        <Form.Item
          name="targetEnterprises"
          label={t("目标企业数", "Enterprises to reach")}
          initialValue={plan.targetEnterprises}
          rules={[{ required: true, message: t("请填写目标企业数。", "Enter how many enterprises.") }]}
        >
          <InputNumber controls={false} min={1} max={10_000_000} precision={0} />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          {t("保存预算与目标", "Save budget and target")}
        </Button>
      </Form>
    </section>
  );
}

function Guide({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const publish = useCommand((fileId: string, header) =>
    api.POST("/api/v1/plans/{id}/publish-guide", {
      params: { path: { id: plan.id }, header },
      body: { version: plan.version, fileId },
    }),
  );
  const [file] = files;
  const send = async (): Promise<void> => {
    if (file === undefined) return;
    try {
      await publish.run(file.id);
      setFiles([]);
      void message.success(t("申领指南已发布", "The guide is published"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    }
  };
  return (
    <section className="panel">
      <h2>{t("申领指南", "Guide to applying")}</h2>
      <p>
        {plan.guideFileId === null ? (
          t(
            "还没有发布申领指南。发布后在门户的政策与指南中可下载。",
            "No guide yet. Once published it can be downloaded from the portal.",
          )
        ) : (
          <a href={`/api/v1/public/plans/${plan.id}/guide`}>{t("下载已发布的指南", "Download the published guide")}</a>
        )}
      </p>
      <FaultNotice fault={publish.fault} />
      {plan.actions.includes("publishGuide") && (
        <Flex gap={12} wrap align="start">
          <FileField
            key={plan.guideFileId}
            purpose="other"
            max={1}
            accept=".pdf,.docx"
            value={files}
            onChange={setFiles}
            label={
              plan.guideFileId === null
                ? t("选择指南文件", "Choose the guide")
                : t("选择新版指南", "Choose a new guide")
            }
          />
          <Button type="primary" disabled={file === undefined} loading={publish.isPending} onClick={() => void send()}>
            {t("发布指南", "Publish the guide")}
          </Button>
        </Flex>
      )}
    </section>
  );
}

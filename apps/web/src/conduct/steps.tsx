import { useState, type ReactNode } from "react";
import { App, Button, Form, Input, Modal } from "antd";
import { ApiFault, api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { MomentField } from "../ui/moment-field.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { OrganisationSelect } from "./organisation-select.tsx";

/** Lifts a suspension that runs. */
export function ReinstateButton({ record }: { readonly record: Schemas["ConductRecord"] }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/organisations/{id}/reinstate", {
      params: { path: { id: record.organisationId }, header },
      body: { reason },
    }),
  );
  return (
    <StepButton
      size="small"
      label={t("恢复", "Reinstate")}
      consequence={t(
        `${record.organisationName} 即可办理新业务，并会收到通知。`,
        `${record.organisationName} may begin new business at once and is told.`,
      )}
      reason="required"
      command={command}
      done={t("已恢复", "Reinstated")}
    />
  );
}

interface Entered {
  readonly organisationId: string;
  readonly reason: string;
  readonly startsAt?: string | null;
}

/** Suspends an enterprise or a supplier, at once or from an announced time on. */
export function SuspendButton(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const suspend = useCommand(({ organisationId, reason, startsAt }: Entered, header) =>
    api.POST("/api/v1/organisations/{id}/suspend", {
      params: { path: { id: organisationId }, header },
      body: { reason, ...(startsAt == null ? {} : { startsAt }) },
    }),
  );
  const send = async (entered: Entered): Promise<void> => {
    try {
      await suspend.run(entered);
      setOpen(false);
      void message.success(t("已暂停并通知该单位", "Suspended; the organisation is told"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t("暂停享受政策", "Suspend")}
      </Button>
      <Modal
        open={open}
        title={t("暂停企业或供应商享受政策", "Suspend an enterprise or a supplier")}
        okText={t("暂停", "Suspend")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: suspend.isPending, danger: true }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>
          {t(
            "暂停后不能申领、确认和新上架；已办理的业务继续。单位会收到理由和起始时间。",
            "It can then not apply, confirm or list anything new; what is in hand goes on. It is told the reason and the time.",
          )}
        </p>
        <FaultNotice fault={suspend.fault} />
        <Form form={form} layout="vertical" preserve={false} onFinish={(entered) => void send(entered)}>
          <Form.Item
            name="organisationId"
            label={t("单位", "Organisation")}
            rules={[{ required: true, message: t("请选择单位。", "Choose the organisation.") }]}
          >
            <OrganisationSelect />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t("理由", "Reason")}
            rules={[{ required: true, whitespace: true, message: t("请填写理由。", "Give the reason.") }]}
          >
            <Input.TextArea rows={4} maxLength={1000} showCount />
          </Form.Item>
          <Form.Item name="startsAt" label={t("起始时间（不填为立即）", "From (at once if left empty)")}>
            <MomentField />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

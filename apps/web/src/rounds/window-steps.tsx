import { useState, type ReactNode } from "react";
import { App, Button, Form, Input, Modal } from "antd";
import { ApiFault, api, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { MomentField } from "../ui/moment-field.tsx";
import { StepButton } from "../ui/step-button.tsx";
import type { TimeWindow } from "./window.ts";

/** Announces a window: from then on everybody sees it, and its deadline can only move later. */
export function AnnounceButton({ window: one }: { readonly window: TimeWindow }): ReactNode {
  const { t, until } = useSpeech();
  const command = useCommand<{ reason?: string }, unknown>(async (_: { reason?: string }, header) => {
    const given = { params: { path: { id: one.id }, header }, body: { version: one.version } };
    return one.kind === "round"
      ? await api.POST("/api/v1/rounds/{id}/announce", given)
      : await api.POST("/api/v1/settlement-periods/{id}/announce", given);
  });
  return (
    <StepButton
      size="small"
      type="primary"
      label={t("公布", "Announce")}
      consequence={t(
        `公布后进入公开日历，截止时间 ${until(one.endsAt)} 只能延后。`,
        `It enters the public calendar; its deadline (${until(one.endsAt)}) can then only be moved later.`,
      )}
      command={command}
      done={t("已公布", "Announced")}
    />
  );
}

interface Entered {
  readonly endsAt: string;
  readonly reason: string;
}

/** Moves the deadline of an announced window later, with the reason, and announces it anew. */
export function PostponeButton({ window: one }: { readonly window: TimeWindow }): ReactNode {
  const speech = useSpeech();
  const { t, until } = speech;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const command = useCommand<Entered, unknown>(async ({ endsAt, reason }: Entered, header) => {
    const params = { path: { id: one.id }, header };
    return one.kind === "round"
      ? await api.POST("/api/v1/rounds/{id}/postpone", {
          params,
          body: { version: one.version, closesAt: endsAt, reason },
        })
      : await api.POST("/api/v1/settlement-periods/{id}/postpone", {
          params,
          body: { version: one.version, deadlineAt: endsAt, reason },
        });
  });
  const send = async (entered: Entered): Promise<void> => {
    try {
      await command.run(entered);
      setOpen(false);
      void message.success(t("已延后并重新公布", "Postponed and announced anew"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("延后截止", "Postpone")}
      </Button>
      <Modal
        open={open}
        title={t("延后截止并重新公布", "Move the deadline later")}
        okText={t("延后并公布", "Postpone and announce")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: command.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{t(`现截止时间：${until(one.endsAt)}`, `It ends now on ${until(one.endsAt)}`)}</p>
        <FaultNotice fault={command.fault} />
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ endsAt: one.endsAt }}
          onFinish={(entered) => void send(entered)}
        >
          <Form.Item
            name="endsAt"
            label={t("新的截止时间", "New end")}
            rules={[{ required: true, message: t("请选择时间。", "Choose the time.") }]}
          >
            <MomentField />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t("理由（将公开）", "Reason (made public)")}
            rules={[{ required: true, whitespace: true, message: t("请填写理由。", "Give the reason.") }]}
          >
            <Input.TextArea rows={3} maxLength={300} showCount />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

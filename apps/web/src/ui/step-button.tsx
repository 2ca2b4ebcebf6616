import { useState, type ReactNode } from "react";
import { App, Button, Form, Input, Modal, type ButtonProps } from "antd";
import { ApiFault, type Command } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "./fault-notice.tsx";
import { LongWork } from "./long-work.tsx";
import { useStepEntry } from "./step-entry.ts";

/**
 * A step of a case as a button. It asks once more before it acts, with what will follow; where a reason is due it is
 * asked for in the same window. The window stays open on a refusal, with what was typed, and closed before its step
 * succeeded it keeps that too.
 */
export function StepButton<Values extends { reason?: string } = { reason?: string }, Result = unknown>(props: {
  readonly label: string;
  /** What pressing it brings about, in one sentence. */
  readonly consequence: ReactNode;
  readonly command: Command<Values, Result>;
  readonly reason?: "required" | "optional";
  readonly reasonLabel?: string;
  /** Phrases that people use again and again; a press adds one to the reason. */
  readonly phrases?: readonly string[];
  /** More fields of the same window, as items of its form. */
  readonly fields?: ReactNode;
  /** What is said when it is done, where it depends on what came of it. */
  readonly done: string | ((result: Result) => string);
  /** For work that takes long and may be stopped: what is being done. */
  readonly doing?: string;
  readonly onDone?: () => void;
  readonly type?: ButtonProps["type"];
  readonly danger?: boolean;
  readonly icon?: ReactNode;
  /** Small where many stand in a list. */
  readonly size?: ButtonProps["size"];
}): ReactNode {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const asks = props.reason !== undefined || props.fields !== undefined;
  const { kept, keep, drop, restore, once } = useStepEntry(form);
  const { command } = props;
  const stoppable = props.doing !== undefined && command.isPending;
  const carryOut = async (): Promise<void> => {
    const { reason: typed, ...entered } = asks ? await form.validateFields() : ({} as Values);
    const reason = typed?.trim();
    let result: Result;
    try {
      result = await command.run((reason === undefined || reason === "" ? entered : { ...entered, reason }) as Values);
    } catch (error) {
      if (error instanceof ApiFault) return;
      throw error;
    }
    setOpen(false);
    drop();
    form.resetFields();
    void message.success(typeof props.done === "string" ? props.done : props.done(result));
    props.onDone?.();
  };
  // Several may be needed: each goes behind what is there.
  const add = (phrase: string): void => {
    const typed = ((form.getFieldsValue(true) as { reason?: string }).reason ?? "").trimEnd();
    if (!typed.includes(phrase))
      form.setFieldsValue({ reason: typed === "" ? phrase : `${typed}\n${phrase}` } as Values);
  };
  const close = (): void => {
    if (asks) keep();
    setOpen(false);
    if (!command.isPending) command.reset();
  };
  return (
    <>
      <Button
        type={props.type ?? "default"}
        size={props.size ?? "middle"}
        danger={props.danger === true}
        icon={props.icon}
        onClick={() => {
          restore();
          setOpen(true);
        }}
      >
        {props.label}
      </Button>
      <Modal
        open={open}
        title={props.label}
        okText={props.label}
        cancelText={stoppable ? t("停止", "Stop") : t("取消", "Cancel")}
        okButtonProps={{ loading: command.isPending, danger: props.danger === true }}
        onOk={() => void once(carryOut).catch(() => undefined)}
        onCancel={stoppable ? command.stop : close}
        destroyOnHidden
      >
        <div className="consequence">{props.consequence}</div>
        {stoppable && <LongWork words={props.doing} />}
        <FaultNotice fault={command.fault} />
        {asks && (
          <Form form={form} layout="vertical" preserve={false} initialValues={kept ?? {}}>
            {props.fields}
            {props.reason !== undefined && (
              <Form.Item<{ reason?: string }>
                name="reason"
                label={props.reasonLabel ?? t("理由", "Reason")}
                rules={
                  props.reason === "required"
                    ? [{ required: true, whitespace: true, message: t("请填写理由。", "Give the reason.") }]
                    : []
                }
              >
                <Input.TextArea rows={4} maxLength={2000} showCount autoFocus />
              </Form.Item>
            )}
            {props.phrases !== undefined && (
              <ul className="phrases" aria-label={t("常用语", "Common phrases")}>
                {props.phrases.map((phrase) => (
                  <li key={phrase}>
                    <Button size="small" onClick={() => add(phrase)}>
                      {phrase}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </Form>
        )}
      </Modal>
    </>
  );
}

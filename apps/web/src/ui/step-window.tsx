import { useState, type ReactNode } from "react";
import { App, Button, Form, Modal, type ButtonProps } from "antd";
import { ApiFault, type Command } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "./fault-notice.tsx";
import { LongWork } from "./long-work.tsx";
import { useStepEntry } from "./step-entry.ts";

/**
 * A step that asks for more than a reason: its button opens a window with what follows and the fields. Faults come to
 * their fields; on a refusal the window stays, with what was typed, and closed before its step succeeded it keeps that too.
 */
export function StepWindow<Entered extends object, Made = unknown>(props: {
  readonly label: string;
  readonly title?: string;
  readonly okText?: string;
  readonly consequence?: ReactNode;
  readonly command: Pick<Command<Entered, Made>, "run" | "fault" | "isPending" | "reset"> &
    Partial<Pick<Command<Entered, Made>, "stop">>;
  /** For work that takes long and may be stopped: what is being done. The command then has its `stop`. */
  readonly doing?: string;
  readonly fields: ReactNode;
  readonly initial?: Partial<Entered>;
  readonly done: string;
  readonly onDone?: (made: Made) => void;
  readonly type?: ButtonProps["type"];
  readonly size?: ButtonProps["size"];
  readonly danger?: boolean;
  readonly width?: number;
}): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const { kept, keep, drop, restore, once } = useStepEntry(form);
  const { command } = props;
  const stoppable = props.doing !== undefined && command.isPending;
  const carryOut = async (entered: Entered): Promise<void> => {
    try {
      const made = await command.run(entered);
      setOpen(false);
      drop();
      form.resetFields();
      void message.success(props.done);
      props.onDone?.(made);
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  return (
    <>
      <Button
        type={props.type ?? "default"}
        size={props.size ?? "middle"}
        danger={props.danger === true}
        onClick={() => {
          restore();
          setOpen(true);
        }}
      >
        {props.label}
      </Button>
      <Modal
        open={open}
        title={props.title ?? props.label}
        okText={props.okText ?? props.label}
        cancelText={stoppable ? t("停止", "Stop") : t("取消", "Cancel")}
        okButtonProps={{ loading: command.isPending, danger: props.danger === true }}
        width={props.width ?? 560}
        onOk={() => form.submit()}
        onCancel={() => {
          if (stoppable) return command.stop?.();
          keep();
          setOpen(false);
          if (!command.isPending) command.reset();
        }}
        destroyOnHidden
      >
        {props.consequence !== undefined && <div className="consequence">{props.consequence}</div>}
        {stoppable && <LongWork words={props.doing} />}
        <FaultNotice fault={command.fault} />
        <Form<Entered>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={kept ?? props.initial ?? {}}
          onFinish={(entered) => void once(async () => await carryOut(entered))}
        >
          {props.fields}
          <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        </Form>
      </Modal>
    </>
  );
}

import type { ReactNode } from "react";
import { Form, Input } from "antd";
import { useSpeech } from "../speech.ts";

/** Why something is done, in the field `reason`; it has to be given. */
export function ReasonField(): ReactNode {
  const { t } = useSpeech();
  return (
    <Form.Item
      name="reason"
      label={t("理由", "Reason")}
      rules={[{ required: true, whitespace: true, message: t("请填写理由。", "Give the reason.") }]}
    >
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  );
}

import { useState, type ReactNode } from "react";
import { App, Button, Flex, Form, Input, QRCode, Typography } from "antd";
import { api, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import "./session.css";

type Offer = { readonly secret: string; readonly uri: string };

/** Sets up a second factor: the password, then the picture for the telephone, then the first code of it. */
export function SecondFactorSetup({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const [offer, setOffer] = useState<Offer>();
  const ask = useCommand((body: { password: string }, header) =>
    api.POST("/api/v1/session/second-factor", { body, headers: header }),
  );
  const confirm = useCommand((body: { code: string }, header) =>
    api.POST("/api/v1/session/second-factor/confirm", { body, headers: header }),
  );
  const finish = async (entered: { code: string }): Promise<void> => {
    try {
      await confirm.run(entered);
    } catch {
      return; // The fault stands above the field.
    }
    void message.success(t("动态码已启用。", "The second factor is in use."));
    onDone();
  };
  if (offer === undefined)
    return (
      <Form
        layout="vertical"
        onFinish={(entered: { password: string }) => void ask.run(entered).then(setOffer, () => undefined)}
      >
        <FaultNotice fault={ask.fault} />
        <Form.Item
          name="password"
          label={t("现用口令", "Your present password")}
          rules={[{ required: true, message: t("请输入现用口令。", "Enter your present password.") }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={ask.isPending}>
          {t("开始绑定", "Begin")}
        </Button>
      </Form>
    );
  return (
    <Form layout="vertical" onFinish={(entered: { code: string }) => void finish(entered)}>
      <ol className="steps-in-words">
        <li>
          {t(
            "用手机上的身份验证器应用扫描二维码，或手工输入密钥。",
            "Scan the code with an authenticator on your telephone, or type the key.",
          )}
        </li>
        <li>{t("输入应用显示的 6 位动态码。", "Enter the six digits that it shows.")}</li>
      </ol>
      <Flex gap={16} wrap align="center">
        <QRCode
          type="svg"
          value={offer.uri}
          size={168}
          aria-label={t("动态码绑定二维码", "QR code of the second factor")}
        />
        <Typography.Text copyable code>
          {offer.secret}
        </Typography.Text>
      </Flex>
      <FaultNotice fault={confirm.fault} />
      <CodeField required />
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {t("核对并启用", "Confirm")}
      </Button>
    </Form>
  );
}

/** The six digits. */
export function CodeField({ required }: { readonly required: boolean }): ReactNode {
  const { t } = useSpeech();
  return (
    <Form.Item
      name="code"
      label={t("动态码", "Code of the second factor")}
      rules={[
        { required, message: t("请输入动态码。", "Enter the code.") },
        { pattern: /^\d{6}$/, message: t("动态码为 6 位数字。", "The code has six digits.") },
      ]}
    >
      <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} className="code-field" />
    </Form.Item>
  );
}

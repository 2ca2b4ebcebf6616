import { useState, type ReactNode } from "react";
import { App, Button, Form, Input, Modal, Skeleton } from "antd";
import { roles } from "@yunquan/core/roles.ts";
import { api, reads, useCommand } from "../api.ts";
import { SecondFactorSetup } from "../session/second-factor-setup.tsx";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";

/** The person himself: whom he acts for, how he is reached, how his access is guarded. */
export function ProfilePage(): ReactNode {
  const { t, time, language } = useSpeech();
  const session = useSession();
  const own = reads.useQuery("get", "/api/v1/session/person");
  const [settingUp, setSettingUp] = useState(false);
  if (own.data === undefined)
    return own.error === null ? <Skeleton active /> : <PageFault fault={own.error} again={() => void own.refetch()} />;
  const { data } = own;
  return (
    <>
      <PageHead title={t("个人信息", "Profile")} />
      <section className="panel">
        <h2>{t("身份", "Who I am")}</h2>
        <Facts
          facts={[
            { label: t("姓名", "Name"), value: data.name },
            { label: t("用户名", "User name"), value: data.loginName },
            ...session.memberships.map((one) => ({
              label: one.organisationName,
              value: one.roles.map((role) => roles[role][language]).join(t("、", ", ")),
              wide: true,
            })),
          ]}
        />
      </section>
      <section className="panel">
        <h2>{t("联系方式", "How I am reached")}</h2>
        <ReachForm phone={data.phone} email={data.email} />
      </section>
      <section className="panel">
        <h2>{t("动态码（双重验证）", "Second factor")}</h2>
        {data.secondFactorSince === null ? (
          <>
            <p>
              {data.secondFactorObliged
                ? t("您的岗位须绑定动态码。", "Your role needs a second factor.")
                : t(
                    "绑定后，登录时除口令外还需输入手机上的动态码。",
                    "With it, signing in asks for a code of your telephone besides the password.",
                  )}
            </p>
            <Button type="primary" onClick={() => setSettingUp(true)}>
              {t("绑定动态码", "Set up")}
            </Button>
          </>
        ) : (
          <p>
            {t(`已于 ${time(data.secondFactorSince)} 启用。`, `In use since ${time(data.secondFactorSince)}.`)}
            {t(
              "更换手机请重新绑定；手机遗失请联系安全管理员解除。",
              " Set it up again when you change your telephone; if it is lost, ask the security administrator.",
            )}{" "}
            <Button onClick={() => setSettingUp(true)}>{t("重新绑定", "Set up again")}</Button>
          </p>
        )}
        <Modal
          open={settingUp}
          title={t("绑定动态码", "Set up the second factor")}
          footer={null}
          onCancel={() => setSettingUp(false)}
          destroyOnHidden
        >
          <SecondFactorSetup onDone={() => setSettingUp(false)} />
        </Modal>
      </section>
      <section className="panel">
        <h2>{t("修改口令", "Change the password")}</h2>
        <PasswordForm />
      </section>
    </>
  );
}

function ReachForm(props: { readonly phone: string | null; readonly email: string | null }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const [form] = Form.useForm<{ phone?: string; email?: string }>();
  const change = useCommand((body: { phone: string | null; email: string | null }, header) =>
    api.POST("/api/v1/session/person", { body, headers: header }),
  );
  const save = async (entered: { phone?: string; email?: string }): Promise<void> => {
    const given = (text: string | undefined): string | null => (text?.trim() ?? "") || null;
    try {
      await change.run({ phone: given(entered.phone), email: given(entered.email) });
      void message.success(t("已保存。", "Saved."));
    } catch (error) {
      markFields(form, error, speech);
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      className="narrow-form"
      initialValues={{ phone: props.phone ?? "", email: props.email ?? "" }}
      onFinish={(entered) => void save(entered)}
    >
      <FaultNotice fault={change.fault} />
      <Form.Item name="phone" label={t("手机号码", "Telephone")}>
        <Input autoComplete="tel" inputMode="tel" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t("电子邮箱", "E-mail")}
        extra={t("用于接收事项进展通知。", "You are told by e-mail when a case moves on.")}
      >
        <Input autoComplete="email" inputMode="email" />
      </Form.Item>
      <Button htmlType="submit" type="primary" loading={change.isPending}>
        {t("保存", "Save")}
      </Button>
    </Form>
  );
}

function PasswordForm(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const [form] = Form.useForm<{ password: string; newPassword: string; again: string }>();
  const change = useCommand((body: { password: string; newPassword: string }, header) =>
    api.POST("/api/v1/session/password", { body, headers: header }),
  );
  const save = async ({ password, newPassword }: { password: string; newPassword: string }): Promise<void> => {
    try {
      await change.run({ password, newPassword });
      form.resetFields();
      void message.success(t("口令已修改，其他登录已失效。", "The password is changed; other sessions have ended."));
    } catch (error) {
      markFields(form, error, speech);
    }
  };
  return (
    <Form form={form} layout="vertical" className="narrow-form" onFinish={(entered) => void save(entered)}>
      <FaultNotice fault={change.fault} />
      <Form.Item
        name="password"
        label={t("现用口令", "Present password")}
        rules={[{ required: true, message: t("请输入现用口令。", "Enter your present password.") }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label={t("新口令", "New password")}
        extra={t("不少于 15 位，可以是一句话。", "15 characters or more; a sentence will do.")}
        rules={[{ required: true, min: 15, message: t("新口令不少于 15 位。", "At least 15 characters.") }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("再次输入新口令", "The new password again")}
        dependencies={["newPassword"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: unknown) => {
              if (value !== getFieldValue("newPassword"))
                throw new Error(t("两次输入不一致。", "The two are not the same."));
              await Promise.resolve();
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button htmlType="submit" loading={change.isPending}>
        {t("修改口令", "Change the password")}
      </Button>
    </Form>
  );
}

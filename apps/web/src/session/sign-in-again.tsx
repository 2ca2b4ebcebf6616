import { useState, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Modal } from "antd";
import { ApiFault, api } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { CodeField } from "./second-factor-setup.tsx";

interface Entered {
  readonly loginName: string;
  readonly password: string;
  readonly code?: string;
}

/**
 * The window over the page in which one signs in again, to go on for the same organisation. Whoever else signs in here
 * begins on a page of his own: what stands on this one is not his.
 */
export function SignInAgain(props: {
  readonly open: boolean;
  readonly personId: string;
  readonly organisationId: string;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useSpeech();
  const client = useQueryClient();
  const [fault, setFault] = useState<unknown>();
  const [pending, setPending] = useState(false);
  const codeNeeded = fault instanceof ApiFault && fault.problem.code.startsWith("second-factor");
  const signIn = async (entered: Entered): Promise<void> => {
    setPending(true);
    try {
      const { data: signedIn } = await api.POST("/api/v1/sessions", { body: entered });
      if (signedIn?.personId !== props.personId) {
        client.clear();
        location.assign("/w/");
        return;
      }
      if (signedIn.organisationId !== props.organisationId)
        await api.POST("/api/v1/session/organisation", { body: { organisationId: props.organisationId } });
      setFault(undefined);
      props.onDone();
      await client.invalidateQueries();
    } catch (error) {
      setFault(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Modal
      open={props.open}
      title={t("登录已过期", "Your session has ended")}
      footer={null}
      closable={false}
      destroyOnHidden
    >
      <p>{t("请重新登录，本页已填内容不会丢失。", "Sign in again; nothing you entered on this page is lost.")}</p>
      {fault !== undefined && <FaultNotice fault={fault} />}
      <Form layout="vertical" onFinish={(entered: Entered) => void signIn(entered)}>
        <Form.Item name="loginName" label={t("用户名", "User name")} rules={[{ required: true }]}>
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label={t("口令", "Password")} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {codeNeeded && <CodeField required />}
        <Button type="primary" htmlType="submit" loading={pending} block>
          {t("登录并继续", "Sign in and go on")}
        </Button>
      </Form>
    </Modal>
  );
}

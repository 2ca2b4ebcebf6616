import { useEffect, useState, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Card, Form, Input, List, Modal, Spin } from "antd";
import { roles } from "@yunquan/core/roles.ts";
import { ApiFault, api, reads, whenSignedOut } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { CodeField, SecondFactorSetup } from "./second-factor-setup.tsx";
import { SessionContext, type Membership, type Session } from "./session.ts";
import "./session.css";

/**
 * Lets those in who are signed in and have chosen whom they act for. Who is not goes to the portal's sign-in page and
 * comes back; whose session ends at work signs in again in a window over the page, where nothing is lost.
 */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useSpeech();
  const current = reads.useQuery("get", "/api/v1/session", {}, { staleTime: 60_000, retry: 1 });
  const [ended, setEnded] = useState(false);
  const known = current.data;
  useEffect(() => whenSignedOut(() => setEnded(true)), []);

  const signedOut = current.error instanceof ApiFault && current.error.problem.code === "not-signed-in";
  useEffect(() => {
    if (known === undefined && signedOut)
      location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
  }, [known, signedOut]);

  if (known === undefined) {
    if (current.error !== null && !signedOut)
      return <FaultNotice fault={current.error} again={() => void current.refetch()} />;
    return <Spin fullscreen description={t("正在打开", "Opening")} />;
  }
  if (known.awaitsSecondFactor)
    return (
      <main className="choose-organisation">
        <Card title={t("请先绑定动态码", "Set up your second factor first")}>
          <p>
            {t(
              "您的岗位办理财政资金事项，登录时除口令外还需手机动态码。",
              "Your role decides about public money, so signing in asks for a code of your telephone besides the password.",
            )}
          </p>
          <SecondFactorSetup onDone={() => void current.refetch()} />
        </Card>
      </main>
    );
  const membership = known.memberships.find((one) => one.organisationId === known.organisationId);
  if (membership === undefined) return <ChooseOrganisation name={known.name} memberships={known.memberships} />;
  const session: Session = { ...known, membership };
  return (
    <SessionContext value={session}>
      {children}
      <SignInAgain open={ended} onDone={() => setEnded(false)} />
    </SessionContext>
  );
}

function ChooseOrganisation(props: { readonly name: string; readonly memberships: readonly Membership[] }): ReactNode {
  const { t, language } = useSpeech();
  const client = useQueryClient();
  const choose = async (organisationId: string): Promise<void> => {
    await api.POST("/api/v1/session/organisation", { body: { organisationId } });
    await client.invalidateQueries();
  };
  return (
    <main className="choose-organisation">
      <Card title={t(`${props.name}，请选择办理单位`, `${props.name}, whom do you act for?`)}>
        {props.memberships.length === 0 && (
          <Alert
            type="info"
            title={t(
              "您尚未加入任何单位。请联系本单位负责人添加，或先登记企业。",
              "You belong to no organisation yet. Ask yours to add you, or register an enterprise first.",
            )}
            action={<Button href="/w/register">{t("登记企业", "Register an enterprise")}</Button>}
          />
        )}
        <List
          dataSource={[...props.memberships]}
          locale={{ emptyText: " " }}
          renderItem={(one) => (
            <List.Item
              actions={[
                <Button key="choose" type="primary" onClick={() => void choose(one.organisationId)}>
                  {t("进入", "Enter")}
                </Button>,
              ]}
            >
              <List.Item.Meta
                title={one.organisationName}
                description={one.roles.map((role) => roles[role][language]).join(t("、", ", "))}
              />
            </List.Item>
          )}
        />
      </Card>
    </main>
  );
}

interface Entered {
  readonly loginName: string;
  readonly password: string;
  readonly code?: string;
}

function SignInAgain(props: { readonly open: boolean; readonly onDone: () => void }): ReactNode {
  const { t } = useSpeech();
  const client = useQueryClient();
  const [fault, setFault] = useState<unknown>();
  const [pending, setPending] = useState(false);
  const codeNeeded = fault instanceof ApiFault && fault.problem.code.startsWith("second-factor");
  const signIn = async (entered: Entered): Promise<void> => {
    setPending(true);
    try {
      await api.POST("/api/v1/sessions", { body: entered });
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

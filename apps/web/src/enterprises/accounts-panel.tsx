import { useEffect, useState, type ReactNode } from "react";
import { App, Button, Flex, Form, Input, Modal } from "antd";
import { paymentAccountLifecycle } from "@yunquan/core/enterprises/lifecycle.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";
import "./enterprises.css";

type Enterprise = Schemas["Enterprise"];
type Account = Schemas["PaymentAccount"];

/** The accounts that money goes to: proposed by one person, confirmed by another. */
export function AccountsPanel(props: { readonly enterprise: Enterprise; readonly own: boolean }): ReactNode {
  const { t, time, given } = useSpeech();
  const { enterprise, own } = props;
  const found = reads.useQuery("get", "/api/v1/enterprises/{id}/payment-accounts", {
    params: { path: { id: enterprise.id } },
  });
  const accounts = found.data?.accounts ?? [];
  const proposed = accounts.find(({ status }) => status === "proposed");
  return (
    <Panel
      title={t("收款账户", "Payment account")}
      id="accounts"
      extra={
        enterprise.actions.includes("proposeAccount") && (
          <Propose enterprise={enterprise} first={accounts.length === 0} />
        )
      }
    >
      {found.error !== null && <FaultNotice fault={found.error} again={() => void found.refetch()} />}
      {found.data !== undefined && accounts.length === 0 && (
        <p className="quiet">
          {own
            ? t(
                "还没有收款账户。兑付前须有一个经确认的账户。",
                "No account yet; one has to be confirmed before money is paid.",
              )
            : t("企业尚未填报收款账户。", "The enterprise has not named an account.")}
        </p>
      )}
      <ul className="accounts">
        {accounts.map((account) => (
          <li key={account.id}>
            <Flex justify="space-between" gap={12} wrap align="start">
              <div>
                <b className="figure">{grouped(account.accountNumber)}</b>{" "}
                <StatusTag lifecycle={paymentAccountLifecycle} status={account.status} />
                <div>
                  {account.accountName} · {account.bankName}
                </div>
                <div className="quiet">
                  {t(`联行号 ${account.bankCode}`, `Clearing code ${account.bankCode}`)} ·{" "}
                  {t(`${time(account.proposedAt)} 填报`, `proposed ${time(account.proposedAt)}`)}
                  {account.decidedAt !== null &&
                    t(`，${time(account.decidedAt)} 办理`, `, decided ${time(account.decidedAt)}`)}
                </div>
                {account.decidedReason !== null && <div className="reason quiet">{account.decidedReason}</div>}
              </div>
              <Flex gap={8}>
                {account.actions.includes("confirm") && <Confirm account={account} own={own} />}
                {account.actions.includes("refuse") && <Refuse account={account} />}
              </Flex>
            </Flex>
          </li>
        ))}
      </ul>
      {own && proposed !== undefined && proposed.actions.length === 0 && <WhoConfirms />}
      {own && (
        <p className="quiet">
          {given(
            "由企业经办人填报，另一人确认后生效：本单位负责人，或市级主管部门、财政部门核实后确认。户名须与企业名称一致。",
            "The preparer names it and another person confirms it: your approver, or the city's office or treasury after checking. It has to be in the enterprise's own name.",
          )}
        </p>
      )}
    </Panel>
  );
}

function WhoConfirms(): ReactNode {
  const { t } = useSpeech();
  const { membership } = useSession();
  return (
    <p>
      {membership.roles.includes("enterprise-approver")
        ? t("此账户由您本人填报，须由另一人确认。", "You named this account yourself; somebody else has to confirm it.")
        : t("等待本单位负责人或市级部门确认。", "Your approver or the city's office is to confirm it.")}
    </p>
  );
}

function Confirm({ account: { id, version }, own }: { readonly account: Account; readonly own: boolean }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/payment-accounts/{id}/confirm", { params: { path: { id }, header }, body: { version, ...body } }),
  );
  return (
    <StepButton
      label={t("确认账户", "Confirm")}
      type="primary"
      consequence={t(
        "今后的兑付资金拨入此账户；原账户停用。请逐位核对账号。",
        "Money goes to this account from now on, and no longer to the old one. Compare every digit.",
      )}
      command={command}
      {...(own ? {} : { reason: "required" as const, reasonLabel: t("核实情况", "What you verified") })}
      done={t("已确认", "Confirmed")}
    />
  );
}

function Refuse({ account: { id, version } }: { readonly account: Account }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/payment-accounts/{id}/refuse", { params: { path: { id }, header }, body: { version, reason } }),
  );
  return (
    <StepButton
      label={t("不予确认", "Refuse")}
      consequence={t("企业可另行填报。", "Another one can be named.")}
      command={command}
      reason="required"
      done={t("已退回", "Refused")}
    />
  );
}

interface Entry {
  readonly accountName: string;
  readonly bankName: string;
  readonly bankCode: string;
  readonly accountNumber: string;
  readonly again: string;
}

function Propose({ enterprise, first }: { readonly enterprise: Enterprise; readonly first: boolean }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entry>();
  const { id } = enterprise;
  const propose = useCommand((body: Omit<Entry, "again">, header) =>
    api.POST("/api/v1/enterprises/{id}/payment-accounts", { params: { path: { id }, header }, body }),
  );
  useEffect(() => {
    if (propose.fault !== null) markFields(form, propose.fault, speech);
  }, [propose.fault, form, speech]);
  const save = async ({ again: _again, ...account }: Entry): Promise<void> => {
    try {
      await propose.run({
        ...account,
        accountNumber: digits(account.accountNumber),
        bankCode: digits(account.bankCode),
      });
    } catch (error) {
      if (error instanceof ApiFault) return;
      throw error;
    }
    setOpen(false);
    void message.success(t("已填报，等待另一人确认", "Named; somebody else is to confirm it"));
  };
  const required = { required: true, whitespace: true, message: t("不能为空。", "It must not be empty.") };
  return (
    <>
      <Button type={first ? "primary" : "default"} onClick={() => setOpen(true)}>
        {first ? t("填报账户", "Name an account") : t("更换账户", "Change the account")}
      </Button>
      <Modal
        open={open}
        title={t("收款账户", "Payment account")}
        okText={t("提交", "Submit")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: propose.isPending }}
        onOk={() => form.submit()}
        onCancel={() => {
          setOpen(false);
          propose.reset();
        }}
        destroyOnHidden
      >
        <FaultNotice fault={propose.fault} />
        <Form<Entry>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ accountName: enterprise.name }}
          onFinish={(account) => void save(account)}
        >
          <Form.Item
            name="accountName"
            label={t("户名", "Account name")}
            rules={[required]}
            extra={t("须与企业名称一致。", "The enterprise's own name.")}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="bankName" label={t("开户银行（到支行）", "Bank and branch")} rules={[required]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="bankCode"
            label={t("联行号", "Clearing code")}
            rules={[required, { pattern: /^[0-9 ]{12,16}$/, message: t("12 位半角数字。", "12 half-width digits.") }]}
          >
            <Input inputMode="numeric" maxLength={16} className="figure" autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="accountNumber"
            label={t("账号", "Account number")}
            rules={[
              required,
              { pattern: /^[0-9 ]{8,40}$/, message: t("8–30 位半角数字。", "8 to 30 half-width digits.") },
            ]}
          >
            <Input inputMode="numeric" maxLength={40} className="figure" autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="again"
            label={t("再次输入账号", "The number once more")}
            dependencies={["accountNumber"]}
            rules={[
              required,
              ({ getFieldValue }) => ({
                validator: async (_, value: unknown) => {
                  const before: unknown = getFieldValue("accountNumber");
                  if (typeof value === "string" && typeof before === "string" && digits(value) !== digits(before))
                    throw new Error(t("两次输入的账号不一致。", "The two numbers differ."));
                  await Promise.resolve();
                },
              }),
            ]}
          >
            <Input
              inputMode="numeric"
              maxLength={40}
              className="figure"
              autoComplete="off"
              onPaste={(event) => event.preventDefault()}
            />
          </Form.Item>
          <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        </Form>
      </Modal>
    </>
  );
}

function digits(text: string): string {
  return text.replaceAll(" ", "");
}

/** Four by four, as on a card: what has to be compared is read in groups. */
function grouped(number: string): string {
  return /^\d+$/.test(number) ? number.replaceAll(/(.{4})(?=.)/g, "$1 ") : number;
}

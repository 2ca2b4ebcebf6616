import type { ReactNode } from "react";
import { Flex } from "antd";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { accountPhrases, accountRefusePhrases } from "../ui/office-phrases.ts";

type Account = Schemas["QueuedPaymentAccount"];

/** Accounts that enterprises have proposed, each beside the one that payments go to until it is confirmed. */
export function AccountQueue(): ReactNode {
  const { t, time } = useSpeech();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/payment-accounts",
    { params: { query: { limit: "50" } } },
    byCursor,
  );
  const account = (given: { bankName: string; accountNumber: string }): ReactNode => (
    <>
      {given.bankName}
      <div className="figure">{given.accountNumber}</div>
    </>
  );
  const inForce = (row: Account): ReactNode =>
    row.inForce === null ? <span className="quiet">{t("尚无", "none yet")}</span> : account(row.inForce);
  return (
    <QueryTable
      label={t("待确认的收款账户", "Payment accounts to confirm")}
      rows={rows}
      empty={{
        words: t(
          "没有等待确认的收款账户。企业提出新账户、本企业另一人尚未确认时会列在这里。",
          "No account waits. One is listed here when an enterprise proposes it and nobody of its own has confirmed it yet.",
        ),
      }}
      columns={[
        {
          title: t("企业", "Enterprise"),
          render: (_, row) => (
            <>
              {row.enterpriseName}
              <div className="quiet">{t(`户名：${row.accountName}`, `In the name of ${row.accountName}`)}</div>
            </>
          ),
        },
        { title: t("提出的账户", "Proposed"), render: (_, row) => account(row) },
        { title: t("现用账户", "In force"), render: (_, row) => inForce(row) },
        { title: t("提出时间", "Proposed at"), width: 170, render: (_, row) => time(row.proposedAt) },
        { title: t("办理", "Decide"), width: 210, render: (_, row) => <AccountSteps account={row} /> },
      ]}
      card={(row) => (
        <Flex vertical gap={6}>
          <b>{row.enterpriseName}</b>
          <div>{account(row)}</div>
          <div className="quiet">
            {t("现用账户：", "In force: ")}
            {inForce(row)}
          </div>
          <AccountSteps account={row} />
        </Flex>
      )}
    />
  );
}

function AccountSteps({ account }: { readonly account: Account }): ReactNode {
  const { t, language } = useSpeech();
  const { id, version } = account;
  const confirm = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/payment-accounts/{id}/confirm", { params: { path: { id }, header }, body: { version, ...body } }),
  );
  const refuse = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/payment-accounts/{id}/refuse", {
      params: { path: { id }, header },
      body: { version, reason: body.reason ?? "" },
    }),
  );
  if (account.actions.length === 0) return <span className="quiet">{t("由经办人员办理", "For the reviewer")}</span>;
  return (
    <Flex gap={8} wrap>
      {account.actions.includes("confirm") && (
        <StepButton
          label={t("确认", "Confirm")}
          type="primary"
          consequence={t(
            `此后兑付款付至 ${account.bankName} ${account.accountNumber}，原账户停用。`,
            `Payments go to ${account.bankName} ${account.accountNumber} from now on; the account before it is replaced.`,
          )}
          command={confirm}
          reason="required"
          reasonLabel={t("核实情况", "What you verified")}
          phrases={accountPhrases.map((phrase) => phrase[language])}
          done={t("账户已确认", "Account confirmed")}
        />
      )}
      {account.actions.includes("refuse") && (
        <StepButton
          label={t("不予确认", "Refuse")}
          danger
          consequence={t(
            "企业会看到理由，可以重新提出账户。",
            "The enterprise sees the reason and can propose another.",
          )}
          command={refuse}
          reason="required"
          phrases={accountRefusePhrases.map((phrase) => phrase[language])}
          done={t("已告知企业", "The enterprise is told")}
        />
      )}
    </Flex>
  );
}

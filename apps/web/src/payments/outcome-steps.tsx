import type { ReactNode } from "react";
import { Form, Input, Radio } from "antd";
import { suspenseOutcomes, type SuspenseOutcome } from "@yunquan/core/payments/outcomes.ts";
import { api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { DateField } from "../ui/date-field.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { StepWindow } from "../ui/step-window.tsx";

type Row = Schemas["SuspenseLine"];

interface OfTheBank {
  readonly bookedOn?: string | null;
  readonly bankReference?: string;
  readonly fileId?: readonly StoredFile[];
}
interface Proposed extends OfTheBank {
  readonly outcome: SuspenseOutcome;
  readonly reason: string;
}

/** What of the bank's books was filled in; what was left empty is not sent. */
function filledIn({ bookedOn, bankReference, fileId }: OfTheBank) {
  const file = fileId?.[0]?.id;
  const reference = bankReference?.trim() ?? "";
  return {
    ...(bookedOn == null ? {} : { bookedOn }),
    ...(reference === "" ? {} : { bankReference: reference }),
    ...(file === undefined ? {} : { fileId: file }),
  };
}

/** One person says what a row in suspense comes to; nothing happens until another agrees. */
export function ProposeButton({ row }: { readonly row: Row }): ReactNode {
  const { t, language } = useSpeech();
  const propose = useCommand(({ outcome, reason, ...ofBank }: Proposed, header) =>
    api.POST("/api/v1/suspense-lines/{id}/propose", {
      params: { path: { id: row.id }, header },
      body: { version: row.version, outcome, reason, ...(outcome === "returned" ? filledIn(ofBank) : {}) },
    }),
  );
  return (
    <StepWindow<Proposed>
      label={t("提出处理意见", "Propose an outcome")}
      okText={t("提交复核", "Hand to another person")}
      command={propose}
      initial={{
        ...(row.possible.length === 1 ? { outcome: row.possible[0] } : {}),
        bookedOn: row.paidOn,
        bankReference: row.bankReference,
      }}
      done={t("已提出，待另一人复核。", "Proposed; another person decides.")}
      consequence={t(
        "向银行查明后提出。另一人复核同意后才生效并入账，在此之前款项和申请都不变。",
        "Propose it once the bank has said what happened. It takes effect when another person agrees; until then nothing changes.",
      )}
      fields={
        <>
          <Form.Item
            name="outcome"
            label={t("处理意见", "Outcome")}
            rules={[{ required: true, message: t("请选择处理意见。", "Choose the outcome.") }]}
          >
            <Radio.Group
              vertical
              options={row.possible.map((value) => ({ value, label: suspenseOutcomes[value][language] }))}
            />
          </Form.Item>
          <Form.Item<Proposed> noStyle shouldUpdate={(before, after) => before.outcome !== after.outcome}>
            {({ getFieldValue }) => getFieldValue("outcome") === "returned" && <BankFields />}
          </Form.Item>
          <ReasonField />
        </>
      }
    />
  );
}

/** A return that the bank tells by letter, of a payment that stands as paid. */
export function NoteReturnButton({ lineId }: { readonly lineId: string }): ReactNode {
  const { t } = useSpeech();
  const note = useCommand(({ reason, ...ofBank }: Omit<Proposed, "outcome">, header) =>
    api.POST("/api/v1/payment-lines/{id}/return", {
      params: { path: { id: lineId }, header },
      body: { reason, ...filledIn(ofBank), bookedOn: ofBank.bookedOn ?? "" },
    }),
  );
  return (
    <StepWindow<Omit<Proposed, "outcome">>
      size="small"
      label={t("登记退回", "Note a return")}
      title={t("登记银行退回的款项", "Note money that came back")}
      okText={t("提交复核", "Hand to another person")}
      command={note}
      done={t("已登记，待另一人复核。", "Noted; another person decides.")}
      consequence={t(
        "银行来函告知该笔已支付款项退回时登记。另一人复核同意后，该笔改记已退回，结算申请恢复为支付失败，凭据作废；在此之前都不变。",
        "For a payment that the bank says came back. Once another person agrees it stands as returned, its claim as failed, its receipt as void; until then nothing changes.",
      )}
      fields={
        <>
          <BankFields />
          <ReasonField />
        </>
      }
    />
  );
}

function BankFields(): ReactNode {
  const { t } = useSpeech();
  return (
    <>
      <Form.Item
        name="bookedOn"
        label={t("银行退回入账日期", "The bank's day of the return")}
        rules={[{ required: true, message: t("请选择日期。", "Choose the day.") }]}
      >
        <DateField />
      </Form.Item>
      <Form.Item
        name="bankReference"
        label={t("银行退汇流水号", "The bank's number of the return")}
        extra={t("流水号和银行来函至少一项。", "The number or the letter, or both.")}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="fileId" label={t("银行来函（扫描件）", "The bank's letter (scan)")}>
        <FileField purpose="bank-letter" accept=".pdf,.ofd,image/*" max={1} label={t("选择文件", "Choose the file")} />
      </Form.Item>
    </>
  );
}

/** Another person agrees, and what was proposed is booked. */
export function ApproveButton({ row, outcome }: { readonly row: Row; readonly outcome: SuspenseOutcome }): ReactNode {
  const { t } = useSpeech();
  const approve = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/suspense-lines/{id}/approve", {
      params: { path: { id: row.id }, header },
      body: { version: row.version },
    }),
  );
  return (
    <StepButton
      size="small"
      type="primary"
      label={t("同意", "Approve")}
      command={approve}
      done={t("已同意，处理完毕。", "Approved and done.")}
      consequence={<ApprovedWords row={row} outcome={outcome} />}
    />
  );
}

function ApprovedWords({ row, outcome }: { readonly row: Row; readonly outcome: SuspenseOutcome }): ReactNode {
  const { t, yuan } = useSpeech();
  const sum = yuan(row.amountFen);
  const name = row.line?.enterpriseName ?? "";
  switch (outcome) {
    case "bank-error":
      return t("待查行结案，不入账，不改变任何支付。", "The row is closed; nothing is booked and no payment changes.");
    case "returned":
      return t(
        `${name} 的 ${sum} 改记已退回：结算申请恢复为支付失败，资金重新预留，服务券恢复结算中，凭据作废，并通知企业更正账户。`,
        `${sum} of ${name} stand as returned: the claim as failed, its money set aside again, its voucher claimed again, its receipt void. The enterprise is told to correct its account.`,
      );
    case "was-paid":
      return t(
        `${name} 的 ${sum} 改记已支付：结算申请完成兑付，资金支出，服务券兑付，不再重新支付。`,
        `${sum} of ${name} stand as paid: the claim is paid, its money spent, its voucher redeemed; it is not paid again.`,
      );
  }
}

/** Another person does not agree: the row is open again. */
export function TurnDownButton({ row }: { readonly row: Row }): ReactNode {
  const { t } = useSpeech();
  const turnDown = useCommand(({ reason }: { reason?: string }, header) =>
    api.POST("/api/v1/suspense-lines/{id}/turn-down", {
      params: { path: { id: row.id }, header },
      body: { version: row.version, reason: reason ?? "" },
    }),
  );
  return (
    <StepButton
      size="small"
      danger
      label={t("不同意", "Turn down")}
      command={turnDown}
      reason="required"
      phrases={[
        t("与银行核实的情况不符。", "It is not what the bank confirmed."),
        t("请补充银行来函或流水号。", "Add the bank's letter or its number."),
      ]}
      done={t("已退回，待重新提出。", "Turned down; it is open again.")}
      consequence={t(
        "意见作废，待查行恢复为待处理，款项和申请不变。",
        "The proposal falls and the row is open again; no money moves.",
      )}
    />
  );
}

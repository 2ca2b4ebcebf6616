import type { ReactNode } from "react";
import { useNavigate } from "@tanstack/react-router";
import { DatePicker, Form } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { startOfBeijingDay, addDays, calendarDate } from "@yunquan/core/time.ts";
import { api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { StepButton } from "../ui/step-button.tsx";

type Claim = Schemas["Claim"];
interface Reason {
  reason?: string;
}

/** A button for each step that its viewer may take now. */
export function ClaimSteps({ claim }: { readonly claim: Claim }): ReactNode {
  const { t } = useSpeech();
  const may = (action: string): boolean => claim.actions.includes(action);
  return (
    <>
      {may("update") && (
        <ButtonLink to="/claims/$id/edit" params={{ id: claim.id }} look="primary">
          {claim.status === "returned" ? t("补正并重新提交", "Correct and submit again") : t("继续填报", "Go on")}
        </ButtonLink>
      )}
      {may("review") && (
        <ButtonLink to={`/review/claims/${claim.id}` as "/"} look="primary">
          {t("审核", "Review")}
        </ButtonLink>
      )}
      {may("approve") && !may("review") && (
        <ButtonLink to={`/review/claims/${claim.id}` as "/"}>{t("打开复核页", "Open the review page")}</ButtonLink>
      )}
      <DecidingSteps claim={claim} may={may} />
      <PartySteps claim={claim} may={may} />
    </>
  );
}

function DecidingSteps({
  claim,
  may,
}: {
  readonly claim: Claim;
  readonly may: (action: string) => boolean;
}): ReactNode {
  const { t } = useSpeech();
  const of = { id: claim.id };
  const { version } = claim;
  const approve = useCommand((_: Reason, header) =>
    api.POST("/api/v1/claims/{id}/approve", { params: { path: of, header }, body: { version } }),
  );
  const sendBack = useCommand(({ reason = "" }: Reason, header) =>
    api.POST("/api/v1/claims/{id}/send-back", { params: { path: of, header }, body: { version, reason } }),
  );
  const giveBack = useCommand(({ reason = "" }: Reason, header) =>
    api.POST("/api/v1/claims/{id}/return", { params: { path: of, header }, body: { version, reason } }),
  );
  const reject = useCommand(({ reason = "" }: Reason, header) =>
    api.POST("/api/v1/claims/{id}/reject", { params: { path: of, header }, body: { version, reason } }),
  );
  const resume = useCommand((_: Reason, header) =>
    api.POST("/api/v1/claims/{id}/resume", { params: { path: of, header }, body: { version } }),
  );
  return (
    <>
      {may("approve") && (
        <StepButton
          type="primary"
          label={t("复核通过", "Approve")}
          consequence={t("通过后等待列入下一期结算清单。", "Approved, it waits for the next settlement list.")}
          command={approve}
          done={t("已通过", "Approved")}
        />
      )}
      {may("sendBack") && (
        <StepButton
          label={t("退回经办", "Send back")}
          consequence={t("退回经办人员重新审核。", "The reviewer looks at it again.")}
          command={sendBack}
          reason="required"
          done={t("已退回经办", "Sent back")}
        />
      )}
      {may("return") && (
        <StepButton
          label={t("退回企业补正", "Return for correction")}
          consequence={t(
            "企业须在规定工作日内补正，按时补正保留顺位。请一次写清全部问题。",
            "The enterprise corrects it within the set working days and keeps its place. Name all defects at once.",
          )}
          command={giveBack}
          reason="required"
          phrases={[
            t("发票影像不清晰，请重新上传。", "The image of the invoice is not legible; upload it again."),
            t(
              "付款凭证与发票金额不对应，请核对补充。",
              "The proofs of payment do not match the invoices; complete them.",
            ),
            t("验收报告缺少签章，请补正。", "The acceptance report is not signed and sealed."),
          ]}
          done={t("已退回企业", "Returned")}
        />
      )}
      {may("defer") && <Defer claim={claim} />}
      {may("resume") && (
        <StepButton
          type="primary"
          label={t("恢复办理", "Resume")}
          consequence={t("结束暂缓，继续办理。", "The deferral ends and the case goes on.")}
          command={resume}
          done={t("已恢复", "Resumed")}
        />
      )}
      {may("confirmInPlace") && <ConfirmInPlace claim={claim} />}
      {may("reject") && (
        <StepButton
          danger
          label={t("不予通过", "Reject")}
          consequence={t(
            "办结本申请，服务券在有效期内可再次申请。",
            "The claim is over; the voucher may be claimed again while it is valid.",
          )}
          command={reject}
          reason="required"
          done={t("已办结", "Rejected")}
        />
      )}
    </>
  );
}

function PartySteps({ claim, may }: { readonly claim: Claim; readonly may: (action: string) => boolean }): ReactNode {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const of = { id: claim.id };
  const { version } = claim;
  const confirm = useCommand((_: Reason, header) =>
    api.POST("/api/v1/claims/{id}/confirm", { params: { path: of, header }, body: { version } }),
  );
  const dispute = useCommand(({ reason = "" }: Reason, header) =>
    api.POST("/api/v1/claims/{id}/dispute", { params: { path: of, header }, body: { version, reason } }),
  );
  const bringBack = useCommand((_: Reason, header) =>
    api.POST("/api/v1/claims/{id}/bring-back", { params: { path: of, header }, body: { version } }),
  );
  const withdraw = useCommand(({ reason }: Reason, header) =>
    api.POST("/api/v1/claims/{id}/withdraw", {
      params: { path: of, header },
      body: reason === undefined ? { version } : { version, reason },
    }),
  );
  return (
    <>
      {may("confirm") && (
        <StepButton
          type="primary"
          label={t("确认", "Confirm")}
          consequence={t(
            "确认服务已按合同交付、发票由本单位开具。确认后由系统评估使用情况。",
            "You confirm that the service was delivered by the contract and the invoices are yours. The use is evaluated next.",
          )}
          command={confirm}
          done={t("已确认", "Confirmed")}
        />
      )}
      {may("dispute") && (
        <StepButton
          label={t("提出异议", "Dispute")}
          consequence={t(
            "申请回到企业，由其核对后重新提交。",
            "It goes back to the enterprise, which corrects and submits it again.",
          )}
          command={dispute}
          reason="required"
          phrases={disputePhrases(t)}
          done={t("已提出异议", "Disputed")}
        />
      )}
      {may("bringBack") && (
        <StepButton
          label={t("取回补正", "Take back")}
          consequence={t(
            "取回后可以修改并重新提交，按时提交保留顺位。",
            "You can change and submit it again; in time, it keeps its place.",
          )}
          command={bringBack}
          done={t("已取回", "Taken back")}
          onDone={() => void navigate({ to: "/claims/$id/edit", params: of })}
        />
      )}
      {may("withdraw") && (
        <StepButton
          danger
          label={t("撤回申请", "Withdraw")}
          consequence={t(
            "撤回后顺位作废。服务券在有效期内可再次申请，过期则失效。",
            "Its place is void. The voucher may be claimed again while it is valid.",
          )}
          command={withdraw}
          reason="optional"
          done={t("已撤回", "Withdrawn")}
        />
      )}
    </>
  );
}

const disputePhrases = (t: (zh: string, en: string) => string): readonly string[] => [
  t("发票金额与我方开具的不一致。", "The amount is not that of the invoice we issued."),
  t("服务尚未全部交付验收。", "The service has not been delivered and accepted in full."),
  t("合同信息填写有误。", "The contract is stated wrongly."),
];

interface Deferral extends Reason {
  until?: Dayjs;
}

function Defer({ claim }: { readonly claim: Claim }): ReactNode {
  const { t } = useSpeech();
  const defer = useCommand(({ reason = "", until }: Deferral, header) =>
    api.POST("/api/v1/claims/{id}/defer", {
      params: { path: { id: claim.id }, header },
      body: {
        version: claim.version,
        reason,
        // The last day counts whole.
        until: startOfBeijingDay(addDays(calendarDate((until ?? dayjs()).format("YYYY-MM-DD")), 1)),
      },
    }),
  );
  return (
    <StepButton<Deferral>
      label={t("暂缓", "Defer")}
      consequence={t(
        "额度保留，后面的申请不能占用；最迟到下一次冻结清单时结束。",
        "Its amount stays reserved so that nobody behind takes it; it ends at the next freeze at the latest.",
      )}
      command={defer}
      reason="required"
      fields={
        <Form.Item
          name="until"
          label={t("暂缓至", "Until the end of")}
          rules={[{ required: true, message: t("请选择日期。", "Choose the day.") }]}
        >
          <DatePicker
            onKeyDown={(event) => {
              if (event.key === "Enter") event.preventDefault();
            }}
          />
        </Form.Item>
      }
      done={t("已暂缓", "Deferred")}
    />
  );
}

interface InPlace extends Reason {
  files?: readonly StoredFile[];
}

function ConfirmInPlace({ claim }: { readonly claim: Claim }): ReactNode {
  const { t } = useSpeech();
  const confirm = useCommand(({ reason = "", files = [] }: InPlace, header) =>
    api.POST("/api/v1/claims/{id}/confirm-in-place", {
      params: { path: { id: claim.id }, header },
      body: { version: claim.version, reason, fileIds: files.map((file) => file.id) },
    }),
  );
  return (
    <StepButton<InPlace>
      label={t("代供应商确认", "Confirm in the supplier's place")}
      consequence={t(
        "供应商被暂停或逾期未答复，凭证明材料代为确认，企业不因此受损。",
        "The supplier is suspended or silent; on evidence you confirm in its place, so that the enterprise does not suffer.",
      )}
      command={confirm}
      reason="required"
      fields={
        <Form.Item
          name="files"
          label={t("证明材料", "Evidence")}
          rules={[{ required: true, message: t("请上传证明材料。", "Attach the evidence.") }]}
        >
          <FileField purpose="other" max={10} />
        </Form.Item>
      }
      done={t("已代为确认", "Confirmed")}
    />
  );
}

import type { ReactNode } from "react";
import { useNavigate } from "@tanstack/react-router";
import { api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ClaimSteps as StepsOfOffice } from "../ui/case-steps.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
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
      {may("approve") && <Approve claim={claim} />}
      <StepsOfOffice id={claim.id} version={claim.version} actions={claim.actions} />
      <PartySteps claim={claim} may={may} />
    </>
  );
}

function Approve({ claim: { id, version } }: { readonly claim: Claim }): ReactNode {
  const { t } = useSpeech();
  const approve = useCommand((_: Reason, header) =>
    api.POST("/api/v1/claims/{id}/approve", { params: { path: { id }, header }, body: { version } }),
  );
  return (
    <StepButton
      type="primary"
      label={t("复核通过", "Approve")}
      consequence={t("通过后等待列入下一期结算清单。", "Approved, it waits for the next settlement list.")}
      command={approve}
      done={t("已通过", "Approved")}
    />
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

import type { ReactNode } from "react";
import { api, useCommand, type Schemas } from "../api.ts";
import { ApplicationSteps } from "../ui/case-steps.tsx";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { StepButton } from "../ui/step-button.tsx";

type Application = Schemas["Application"];

/** A button for everything that the reader may do with the case now, as the case itself says. */
export function CaseActions({ application }: { readonly application: Application }): ReactNode {
  const may = (action: string): boolean => application.actions.includes(action);
  return (
    <>
      {may("update") && <Edit application={application} />}
      {may("review") && <Review application={application} />}
      {may("confirm") && <Confirm application={application} />}
      {may("approve") && <Approve application={application} />}
      {may("bringBack") && <BringBack application={application} />}
      {may("dispute") && <Dispute application={application} />}
      <ApplicationSteps id={application.id} version={application.version} actions={application.actions} />
      {may("withdraw") && <Withdraw application={application} />}
    </>
  );
}

interface Given {
  readonly application: Application;
}

function Edit({ application }: Given): ReactNode {
  const { t } = useSpeech();
  return (
    <ButtonLink to="/applications/$id/edit" params={{ id: application.id }} look="primary">
      {application.status === "returned" ? t("补正并重新提交", "Correct and submit again") : t("继续填报", "Go on")}
    </ButtonLink>
  );
}

function Review({ application }: Given): ReactNode {
  const { t } = useSpeech();
  return (
    <ButtonLink to={`/review/applications/${application.id}` as "/"} look="primary">
      {t("审核", "Review")}
    </ButtonLink>
  );
}

function Confirm({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/confirm", { params: { path: { id }, header }, body: { version } }),
  );
  return (
    <StepButton
      label={t("确认属实", "Confirm")}
      type="primary"
      consequence={t(
        "确认本单位与该企业签有此合同、按此提供服务。确认后由市级主管部门审核。",
        "You confirm this contract and this service. The city office reviews the case next.",
      )}
      command={command}
      done={t("已确认", "Confirmed")}
    />
  );
}

function Dispute({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/dispute", {
      params: { path: { id }, header },
      body: { version, reason: body.reason ?? "" },
    }),
  );
  return (
    <StepButton
      label={t("提出异议", "Dispute")}
      consequence={t(
        "企业会看到您的理由并补正；其间审核计时暂停。",
        "The enterprise sees your reason and corrects the case; the clock stands meanwhile.",
      )}
      command={command}
      reason="required"
      phrases={[
        t("本单位未与该企业签订此合同。", "We have no such contract with this enterprise."),
        t("费用项与合同不一致。", "The fee lines differ from the contract."),
        t("所选服务或产品不是本单位提供的。", "The service or product is not ours."),
      ]}
      done={t("已提出异议", "Disputed")}
    />
  );
}

function Approve({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/approve", { params: { path: { id }, header }, body: { version } }),
  );
  return (
    <StepButton
      label={t("复核通过并发券", "Approve and issue")}
      type="primary"
      consequence={t("服务券随即发放给企业，不能撤回。", "The voucher is issued at once and cannot be taken back.")}
      command={command}
      done={t("已发券", "Voucher issued")}
    />
  );
}

function BringBack({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/bring-back", { params: { path: { id }, header }, body: { version } }),
  );
  return (
    <StepButton
      label={t("取回补正", "Take back to correct")}
      type="primary"
      consequence={t(
        "取回后可以修改并重新提交；在期限内提交的保留序号。",
        "You can correct and submit it again; in time, it keeps its place.",
      )}
      command={command}
      done={t("已取回", "Taken back")}
    />
  );
}

function Withdraw({ application: { id, version, status } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/withdraw", { params: { path: { id }, header }, body: { version, ...body } }),
  );
  return (
    <StepButton
      label={status === "draft" ? t("作废草稿", "Discard the draft") : t("撤回申请", "Withdraw")}
      danger
      consequence={
        status === "draft"
          ? t("草稿作废后不能恢复，合同仍保留。", "A discarded draft cannot be restored; the contract stays.")
          : t(
              "撤回后释放占用的额度并失去排队序号，不能恢复；再次申请须重新排队。",
              "What it holds is freed and its place in line is lost for good; a new application queues anew.",
            )
      }
      command={command}
      reason="optional"
      done={t("已撤回", "Withdrawn")}
    />
  );
}

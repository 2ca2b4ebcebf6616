import type { ReactNode } from "react";
import { Form } from "antd";
import { addDays, calendarDate, startOfBeijingDay } from "@yunquan/core/time.ts";
import type { ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import { api, useCommand, type Command } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { DateField } from "./date-field.tsx";
import { FileField, type StoredFile } from "./file-field.tsx";
import { StepButton } from "./step-button.tsx";
import {
  applicationReturnPhrases,
  claimRejectPhrases,
  claimReturnPhrases,
  deferPhrases,
  inPlacePhrases,
  rejectPhrases,
  sendBackPhrases,
} from "./office-phrases.ts";

interface Reason {
  reason?: string;
}
interface InPlace extends Reason {
  files?: readonly StoredFile[];
}
interface Deferral extends Reason {
  until?: string | null;
}

interface CaseCommands {
  readonly giveBack: Command<Reason, unknown>;
  readonly sendBack: Command<Reason, unknown>;
  readonly reject: Command<Reason, unknown>;
  readonly inPlace: Command<InPlace, unknown>;
}

function useApplicationCommands(id: string, version: number): CaseCommands {
  const path = { id };
  return {
    giveBack: useCommand(({ reason = "" }: Reason, header) =>
      api.POST("/api/v1/applications/{id}/return", { params: { path, header }, body: { version, reason } }),
    ),
    sendBack: useCommand(({ reason = "" }: Reason, header) =>
      api.POST("/api/v1/applications/{id}/send-back", { params: { path, header }, body: { version, reason } }),
    ),
    reject: useCommand(({ reason = "" }: Reason, header) =>
      api.POST("/api/v1/applications/{id}/reject", { params: { path, header }, body: { version, reason } }),
    ),
    inPlace: useCommand(({ reason = "", files = [] }: InPlace, header) =>
      api.POST("/api/v1/applications/{id}/confirm-in-place", {
        params: { path, header },
        body: { version, reason, fileIds: files.map((file) => file.id) },
      }),
    ),
  };
}

function useClaimCommands(id: string, version: number): CaseCommands {
  const path = { id };
  return {
    giveBack: useCommand(({ reason = "" }: Reason, header) =>
      api.POST("/api/v1/claims/{id}/return", { params: { path, header }, body: { version, reason } }),
    ),
    sendBack: useCommand(({ reason = "" }: Reason, header) =>
      api.POST("/api/v1/claims/{id}/send-back", { params: { path, header }, body: { version, reason } }),
    ),
    reject: useCommand(({ reason = "" }: Reason, header) =>
      api.POST("/api/v1/claims/{id}/reject", { params: { path, header }, body: { version, reason } }),
    ),
    inPlace: useCommand(({ reason = "", files = [] }: InPlace, header) =>
      api.POST("/api/v1/claims/{id}/confirm-in-place", {
        params: { path, header },
        body: { version, reason, fileIds: files.map((file) => file.id) },
      }),
    ),
  };
}

export interface StepsOfCase {
  readonly id: string;
  readonly version: number;
  readonly actions: readonly string[];
  readonly onDone?: () => void;
}

/** What an office does with an application, wherever it stands: on its page or under review. */
export function ApplicationSteps(props: StepsOfCase): ReactNode {
  const commands = useApplicationCommands(props.id, props.version);
  return <Steps noun="application" {...props} commands={commands} />;
}

/** The same for a claim. */
export function ClaimSteps(props: StepsOfCase): ReactNode {
  const commands = useClaimCommands(props.id, props.version);
  return (
    <>
      <Steps noun="claim" {...props} commands={commands} />
      <DeferralSteps {...props} />
    </>
  );
}

/** What a bureau does with a case instead of passing it on; each asks for its reason. */
function Steps(props: StepsOfCase & { readonly noun: ReviewedNoun; readonly commands: CaseCommands }): ReactNode {
  const { t, language } = useSpeech();
  const { noun, commands } = props;
  const then = props.onDone === undefined ? {} : { onDone: props.onDone };
  const ofApplication = noun === "application";
  const may = (action: string): boolean => props.actions.includes(action);
  const phrases = (words: readonly { zh: string; en: string }[]): string[] => words.map((phrase) => phrase[language]);
  return (
    <>
      {may("sendBack") && (
        <StepButton
          label={t("退回经办", "Send back")}
          consequence={t("由经办重新审核，期限继续计算。", "The reviewer looks at it again; the clock runs on.")}
          command={commands.sendBack}
          reason="required"
          phrases={phrases(sendBackPhrases)}
          done={t("已退回经办", "Sent back")}
          {...then}
        />
      )}
      {may("return") && (
        <StepButton
          label={t("退回补正", "Return")}
          consequence={t(
            "请一次写明全部问题。企业补正期间计时暂停；按时重新提交的保留序号。",
            "Name everything at once. The clock stands meanwhile; a case that comes back in time keeps its place.",
          )}
          command={commands.giveBack}
          reason="required"
          phrases={phrases(ofApplication ? applicationReturnPhrases : claimReturnPhrases)}
          done={t("已退回企业补正", "Returned to the enterprise")}
          {...then}
        />
      )}
      {may("confirmInPlace") && (
        <StepButton<InPlace>
          label={t("代供应商确认", "Confirm in place")}
          consequence={t(
            "供应商被暂停、取消或逾期未答复时，凭证明材料代为确认，不影响企业。",
            "Where the supplier is suspended, revoked or silent: confirm upon evidence, so that the enterprise does not suffer.",
          )}
          command={commands.inPlace}
          reason="required"
          phrases={phrases(inPlacePhrases)}
          fields={
            <Form.Item
              name="files"
              label={t("证明材料", "Evidence")}
              rules={[
                { required: true, type: "array", min: 1, message: t("请上传证明材料。", "Upload the evidence.") },
              ]}
            >
              <FileField purpose="other" max={10} />
            </Form.Item>
          }
          done={t("已代为确认", "Confirmed in the supplier's place")}
        />
      )}
      {may("reject") && (
        <StepButton
          danger
          label={t("不予通过", "Reject")}
          consequence={
            ofApplication
              ? t(
                  "本申请就此办结，占用的额度释放；理由告知企业。",
                  "This closes the case and frees what it holds; the enterprise is told the reason.",
                )
              : t(
                  "本次结算就此办结；服务券在有效期内可再次申请结算。理由告知企业。",
                  "This closes the claim; the voucher may be claimed again while it is valid. The enterprise is told the reason.",
                )
          }
          command={commands.reject}
          reason="required"
          phrases={phrases(ofApplication ? rejectPhrases : claimRejectPhrases)}
          done={t("已作出不予通过决定", "Rejected")}
          {...then}
        />
      )}
    </>
  );
}

function DeferralSteps({ id, version, actions, ...then }: StepsOfCase): ReactNode {
  const { t, language } = useSpeech();
  const path = { id };
  const defer = useCommand(({ reason = "", until }: Deferral, header) =>
    api.POST("/api/v1/claims/{id}/defer", {
      params: { path, header },
      // The last day counts whole.
      body: { version, reason, until: startOfBeijingDay(addDays(calendarDate(until ?? ""), 1)) },
    }),
  );
  const resume = useCommand((_: Reason, header) =>
    api.POST("/api/v1/claims/{id}/resume", { params: { path, header }, body: { version } }),
  );
  return (
    <>
      {actions.includes("defer") && (
        <StepButton<Deferral>
          label={t("暂缓", "Defer")}
          consequence={t(
            "保留其排队位置和额度，后面的不能占用；最迟到下一次冻结清单时结束。",
            "It keeps its place and its amount stays reserved; it ends at the next freeze at the latest.",
          )}
          command={defer}
          reason="required"
          phrases={deferPhrases.map((phrase) => phrase[language])}
          fields={
            <Form.Item
              name="until"
              label={t("暂缓至（含当日）", "Until the end of")}
              rules={[{ required: true, message: t("请选择日期。", "Choose the day.") }]}
            >
              <DateField />
            </Form.Item>
          }
          done={t("已暂缓", "Deferred")}
          {...then}
        />
      )}
      {actions.includes("resume") && (
        <StepButton
          type="primary"
          label={t("恢复办理", "Resume")}
          consequence={t("结束暂缓，重新审核，期限重新起算。", "The deferral ends, the claim is reviewed anew.")}
          command={resume}
          done={t("已恢复办理", "Resumed")}
        />
      )}
    </>
  );
}

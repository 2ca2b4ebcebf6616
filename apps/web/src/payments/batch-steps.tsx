import type { ReactNode } from "react";
import { api, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { StepButton } from "../ui/step-button.tsx";
import type { Batch } from "./batch.ts";

interface Props {
  readonly batch: Batch;
}

export function ReleaseButton({ batch }: Props): ReactNode {
  const { t, yuan, count } = useSpeech();
  const release = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/payments/{id}/release", {
      params: { path: { id: batch.id }, header },
      body: { version: batch.version },
    }),
  );
  return (
    <StepButton
      type="primary"
      label={t("核付", "Release")}
      command={release}
      done={t("已核付，国库文件已生成。", "Released; the treasury's file is written.")}
      consequence={t(
        `将核付 ${count(batch.lines)} 笔，共 ${yuan(batch.totalFen)}，并生成国库文件；文件一经生成不再改变。您没有参与本批次所涉申请的任何决定，方可核付。`,
        `${count(batch.lines)} lines, ${yuan(batch.totalFen)} in all, are released and the treasury's file is written, once and for good. Only somebody who decided nothing in any of its cases may do so.`,
      )}
    />
  );
}

export function RefuseButton({ batch }: Props): ReactNode {
  const { t } = useSpeech();
  const refuse = useCommand(({ reason }: { reason?: string }, header) =>
    api.POST("/api/v1/payments/{id}/refuse", {
      params: { path: { id: batch.id }, header },
      body: { version: batch.version, reason: reason ?? "" },
    }),
  );
  return (
    <StepButton
      danger
      label={t("退回", "Refuse")}
      command={refuse}
      reason="required"
      phrases={[
        t("收款账户信息有疑问，请核实。", "An account looks doubtful; check it."),
        t("收款单位状态有变，请重新编制。", "A payee's standing changed; draft it anew."),
        t("国库资金尚未到位，请延后编制。", "The treasury's cash is not there yet; draft it later."),
      ]}
      done={t("已退回经办。", "Refused; the bureau was told.")}
      consequence={t(
        "批次作废，所涉申请仍可兑付，由经办重新编制。",
        "The batch ends; its claims stay payable and are drafted anew.",
      )}
    />
  );
}

export function SendButton({ batch }: Props): ReactNode {
  const { t } = useSpeech();
  const send = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/payments/{id}/send", {
      params: { path: { id: batch.id }, header },
      body: { version: batch.version },
    }),
  );
  return (
    <StepButton
      type="primary"
      label={t("登记已送国库", "Handed to the treasury")}
      command={send}
      done={t("已登记，等待银行结果。", "Noted; the bank's result is awaited.")}
      consequence={t(
        "请先下载国库文件并提交国库，再登记。",
        "Download the file and hand it to the treasury first, then note it here.",
      )}
    />
  );
}

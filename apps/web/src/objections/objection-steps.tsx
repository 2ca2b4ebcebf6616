import type { ReactNode } from "react";
import { Form, Input, Radio } from "antd";
import { api, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { StepButton } from "../ui/step-button.tsx";
import { StepWindow } from "../ui/step-window.tsx";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";
import type { Objection } from "./objection.ts";

/** The steps that the viewer may take now, each with what it brings about. */
export function ObjectionSteps({ objection }: { readonly objection: Objection }): ReactNode {
  const may = (action: string): boolean => objection.actions.includes(action);
  return (
    <>
      {may("uphold") && <Uphold objection={objection} />}
      {may("dismiss") && <Dismiss objection={objection} />}
      {may("admit") && <Admit objection={objection} />}
      {may("answer") && <Answer objection={objection} />}
      {may("setAside") && <SetAside objection={objection} />}
      {may("withdraw") && <Withdraw objection={objection} />}
    </>
  );
}

interface Props {
  readonly objection: Objection;
}

function Admit({ objection: { id, version } }: Props): ReactNode {
  const { t } = useSpeech();
  const admit = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/objections/{id}/admit", { params: { path: { id }, header }, body: { version } }),
  );
  return (
    <StepButton
      type="primary"
      label={t("受理", "Admit")}
      command={admit}
      done={t("已受理，请核实后答复。", "Admitted; look into it and answer.")}
      consequence={t(
        "受理后由经办核实并书面答复，再由复核决定。",
        "A reviewer then answers in writing and the approver decides.",
      )}
    />
  );
}

function Answer({ objection }: Props): ReactNode {
  const { t } = useSpeech();
  const { id, version } = objection;
  const answer = useCommand(({ reason }: { reason?: string }, header) =>
    api.POST("/api/v1/objections/{id}/answer", {
      params: { path: { id }, header },
      body: { version, answer: reason ?? "" },
    }),
  );
  return (
    <StepButton
      type={objection.answer === null ? "primary" : "default"}
      label={objection.answer === null ? t("答复", "Answer") : t("更正答复", "Correct the answer")}
      command={answer}
      reason="required"
      reasonLabel={t("答复内容", "The answer")}
      done={t("答复已保存，待复核决定。", "Answered; the approver is to decide.")}
      consequence={t(
        "答复连同决定一并告知提出单位；答复人不参与决定。",
        "The answer is told to who filed it, with the decision; who answers does not decide.",
      )}
    />
  );
}

function SetAside({ objection: { id, version } }: Props): ReactNode {
  const { t } = useSpeech();
  const setAside = useCommand(({ reason }: { reason?: string }, header) =>
    api.POST("/api/v1/objections/{id}/set-aside", {
      params: { path: { id }, header },
      body: { version, decision: reason ?? "" },
    }),
  );
  return (
    <StepButton
      danger
      label={t("不予受理", "Declare inadmissible")}
      command={setAside}
      reason="required"
      phrases={[
        t("异议事项与本次公示无关。", "It has nothing to do with this notice."),
        t("未提供可核实的事实或材料。", "It gives no fact or document that could be checked."),
      ]}
      done={t("已认定不予受理，并告知提出单位。", "Declared inadmissible; who filed it was told.")}
      consequence={t("所涉的行恢复办理；理由将告知提出单位。", "The line goes on; who filed it is told why.")}
    />
  );
}

function Dismiss({ objection: { id, version } }: Props): ReactNode {
  const { t } = useSpeech();
  const dismiss = useCommand(({ reason }: { reason?: string }, header) =>
    api.POST("/api/v1/objections/{id}/dismiss", {
      params: { path: { id }, header },
      body: { version, decision: reason ?? "" },
    }),
  );
  return (
    <StepButton
      label={t("认定不成立", "Dismiss")}
      command={dismiss}
      reason="required"
      reasonLabel={t("决定理由", "Why")}
      done={t("已决定，并告知提出单位。", "Decided; who filed it was told.")}
      consequence={t(
        "公示期不重新计算，所涉的行按原结果继续办理。",
        "The notice does not start again; the line goes on as it was.",
      )}
    />
  );
}

function Withdraw({ objection: { id, version } }: Props): ReactNode {
  const { t } = useSpeech();
  const withdraw = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/objections/{id}/withdraw", { params: { path: { id }, header }, body: { version } }),
  );
  return (
    <StepButton
      danger
      label={t("撤回异议", "Withdraw")}
      command={withdraw}
      done={t("异议已撤回。", "Withdrawn.")}
      consequence={t(
        "撤回后所涉的行恢复办理；公示期内可重新提出。",
        "The line goes on; while the notice runs you may object again.",
      )}
    />
  );
}

interface Upheld {
  readonly decision?: string;
  readonly effect?: { readonly kind?: "removed" | "amount-changed" | "next-list"; readonly amountFen?: string | null };
}

function Uphold({ objection }: Props): ReactNode {
  const speech = useSpeech();
  const { t, yuan } = speech;
  const { id, version, line } = objection;
  const changes = line !== null && line.outcome === "funded";
  const current = line === null ? undefined : (line.changedAmountFen ?? line.amountFen);
  const uphold = useCommand(({ decision, effect }: Upheld, header) =>
    api.POST("/api/v1/objections/{id}/uphold", {
      params: { path: { id }, header },
      body: {
        version,
        decision: decision ?? "",
        effect:
          effect?.kind === "amount-changed"
            ? { kind: "amount-changed", amountFen: effect.amountFen ?? "0" }
            : { kind: changes ? "removed" : "next-list" },
      },
    }),
  );
  return (
    <StepWindow<Upheld>
      type="primary"
      label={t("认定成立", "Uphold")}
      command={uphold}
      initial={{ effect: { kind: changes ? "removed" : "next-list" } }}
      done={t("已决定，并告知各方。", "Decided; the parties were told.")}
      consequence={
        changes
          ? t("只影响这一行，其他行不重新公示。", "Only this line changes; the others are not noticed again.")
          : t(
              "该申请在下一清单中处理，本期清单不变。",
              "The claim has its turn in the next list; this one stays as it is.",
            )
      }
      fields={
        <>
          {changes && (
            <Form.Item name={["effect", "kind"]} label={t("处理方式", "What follows")}>
              <Radio.Group
                className="choices"
                options={[
                  {
                    value: "removed",
                    label: t(
                      "移出本期清单，预留资金释放，顺位保留",
                      "Take it off this list; its money is freed, its place is kept",
                    ),
                  },
                  {
                    value: "amount-changed",
                    label: t("调减金额，该行单独重新公示", "Lower the amount; this line is noticed anew"),
                  },
                ]}
              />
            </Form.Item>
          )}
          <Form.Item noStyle shouldUpdate>
            {({ getFieldValue }) =>
              getFieldValue(["effect", "kind"]) === "amount-changed" && (
                <Form.Item
                  name={["effect", "amountFen"]}
                  label={t("调减后的金额", "The lowered amount")}
                  extra={t(
                    `现金额 ${yuan(current)}，只能调减。`,
                    `It is ${yuan(current)} now and can only be lowered.`,
                  )}
                  rules={[yuanRule(speech)]}
                >
                  <YuanInput />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item
            name="decision"
            label={t("决定理由", "Why")}
            rules={[{ required: true, whitespace: true, message: t("请填写理由。", "Give the reason.") }]}
          >
            <Input.TextArea rows={4} maxLength={2000} showCount />
          </Form.Item>
        </>
      }
    />
  );
}

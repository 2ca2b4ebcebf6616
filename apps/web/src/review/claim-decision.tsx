import { useState, type ReactNode } from "react";
import { App, Button, Form, Input, Radio } from "antd";
import { checklistItems, claimChecklist, type ChecklistItem } from "@yunquan/core/claims/checklist.ts";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import { ApiFault, api, useCommand, type Command, type Schemas } from "../api.ts";
import { useSpeech, type Speech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { useKept } from "../ui/kept.ts";
import { AcceptDialog } from "./accept-dialog.tsx";
import { ClaimSteps } from "../ui/case-steps.tsx";
import { Answered, WhyNot, useAcceptance } from "./decision-parts.tsx";
import { ChangedMeanwhile, StepRow } from "./review-frame.tsx";
import { agreesWords } from "../ui/office-phrases.ts";
import "./review.css";

type Claim = Schemas["Claim"];
interface Opinion {
  readonly checklist?: Partial<Record<ChecklistItem, boolean>>;
  readonly recommendation?: string;
}
interface ReviewBody {
  readonly version: number;
  readonly checklist: Record<ChecklistItem, boolean>;
  readonly recommendation: string;
}

const allMet = Object.fromEntries(checklistItems.map((item) => [item, true])) as Record<ChecklistItem, boolean>;

/** The reviewer's answers and recommendation, or the approver's decision; whichever the claim allows its reader now. */
export function ClaimDecision(props: {
  readonly claim: Claim;
  readonly context: Schemas["ReviewContext"];
  readonly accepting: number;
  readonly onward: () => void;
}): ReactNode {
  const { claim, context, accepting, onward } = props;
  const speech = useSpeech();
  const { t, language, yuan } = speech;
  const { message } = App.useApp();
  const [seen] = useState(claim.version);
  const may = (action: string): boolean => claim.actions.includes(action);
  const { id, version } = claim;
  // One goes on as soon as the server has said yes; what is shown is read again meanwhile.
  const review = useCommand(async (body: ReviewBody, header) => {
    const answer = await api.POST("/api/v1/claims/{id}/review", { params: { path: { id }, header }, body });
    void message.success(t(`${claim.number} 已提交复核`, `${claim.number} went to the approver`));
    onward();
    return answer;
  });
  const approve = useCommand(async (body: { version: number }, header) => {
    const answer = await api.POST("/api/v1/claims/{id}/approve", { params: { path: { id }, header }, body });
    void message.success(t(`${claim.number} 已通过`, `${claim.number} approved`));
    onward();
    return answer;
  });
  const { open, close, accept, unmet } = useAcceptance({ ...claim, accepting });
  return (
    <Panel title={may("approve") || may("reject") ? t("复核决定", "Decision") : t("审核意见", "Review")}>
      <ChangedMeanwhile
        seen={seen}
        version={version}
        timeline={claim.timeline}
        statusWords={claimLifecycle.statuses[claim.status][language]}
      />
      <ReviewAnswered claim={claim} />
      {may("review") && <ReviewForm claim={claim} unmet={unmet} command={review} onAccept={accept} />}
      {may("approve") && (
        <Button type="primary" block size="large" onClick={accept}>
          {t("复核通过 A", "Approve A")}
        </Button>
      )}
      <WhyNot words={whyNot(speech, claim)} />
      <StepRow>
        <ClaimSteps id={id} version={version} actions={claim.actions} onDone={onward} />
      </StepRow>
      {may("review") && (
        <AcceptDialog
          open={open}
          title={t("各项均符合，建议通过？", "Everything is met: recommend approval?")}
          consequence={t(
            `${checklistItems.length} 项核对全部符合，意见为“${agreesWords.zh}”，提交复核。`,
            `All ${checklistItems.length} points are met; your opinion: “${agreesWords.en}” The claim goes to the approver.`,
          )}
          flags={context.flags}
          command={review}
          values={{ version, checklist: allMet, recommendation: agreesWords[language] }}
          onClose={close}
        />
      )}
      {may("approve") && (
        <AcceptDialog
          open={open}
          title={t("复核通过？", "Approve?")}
          consequence={t(
            `${claim.enterprise.name} 结算 ${yuan(claim.amountFen)}，通过后按排队顺序列入结算清单。`,
            `${claim.enterprise.name}, ${yuan(claim.amountFen)}: once approved it waits for a settlement list in its place in line.`,
          )}
          flags={context.flags}
          command={approve}
          values={{ version }}
          onClose={close}
        />
      )}
    </Panel>
  );
}

function ReviewForm(props: {
  readonly claim: Claim;
  readonly unmet: number;
  readonly command: Command<ReviewBody, unknown>;
  readonly onAccept: () => void;
}): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { claim, command } = props;
  const [form] = Form.useForm<Opinion>();
  const { kept, keep, drop } = useKept<Opinion>(`review/${claim.id}`);
  const submit = async ({ checklist = {}, recommendation = "" }: Opinion): Promise<void> => {
    try {
      await command.run({
        version: claim.version,
        checklist: Object.fromEntries(checklistItems.map((item) => [item, checklist[item] === true])) as Record<
          ChecklistItem,
          boolean
        >,
        recommendation: recommendation.trim(),
      });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
      return;
    }
    drop();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      className="opinion"
      initialValues={kept ?? {}}
      onValuesChange={(_, all) => keep(all)}
      onFinish={(entered) => void submit(entered)}
    >
      {props.unmet === 0 && (
        <Button block onClick={props.onAccept} className="all-yes">
          {t("各项均符合，提交复核 A", "Everything is met, pass on A")}
        </Button>
      )}
      {checklistItems.map((item, index) => (
        <Form.Item
          key={item}
          name={["checklist", item]}
          label={`${index + 1}. ${claimChecklist[item][language]}`}
          rules={[{ required: true, message: t("请作答。", "Answer this.") }]}
        >
          <Radio.Group
            options={[
              { value: true, label: t("符合", "Met") },
              { value: false, label: t("不符合", "Not met") },
            ]}
          />
        </Form.Item>
      ))}
      <Form.Item
        name="recommendation"
        label={t("审核意见", "Opinion")}
        rules={[{ required: true, whitespace: true, message: t("请填写意见。", "Give your opinion.") }]}
      >
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Button
        size="small"
        className="phrase"
        onClick={() => {
          form.setFieldValue("recommendation", agreesWords[language]);
          keep(form.getFieldsValue());
        }}
      >
        {agreesWords[language]}
      </Button>
      <FaultNotice fault={command.fault} />
      <Button type="primary" htmlType="submit" block size="large" loading={command.isPending}>
        {t("提交审核意见", "Submit the review")}
      </Button>
    </Form>
  );
}

/** What the reviewer answered. */
function ReviewAnswered({ claim }: { readonly claim: Claim }): ReactNode {
  const { t, language } = useSpeech();
  const { checklist, recommendation } = claim;
  if (checklist === null || recommendation === null) return null;
  const reviewed = claim.timeline.findLast(({ action }) => action === "claim.reviewed");
  return (
    <Answered
      heading={t("经办意见", "The reviewer's opinion")}
      by={reviewed?.by.name}
      reason={recommendation}
      answers={checklistItems.map((key) => {
        const yes = checklist[key];
        return {
          key,
          question: claimChecklist[key][language],
          yes,
          words: yes ? t("符合", "Met") : t("不符合", "Not met"),
        };
      })}
    />
  );
}

/** Why there is nothing to decide here, where one would look for it. */
function whyNot({ t }: Speech, claim: Claim): string | undefined {
  const { status, actions } = claim;
  const complete = claim.mark === "complete" && claim.reportMark === "complete";
  switch (status) {
    case "submitted":
      return t(
        "等待供应商确认；逾期未答复的，可代为确认。",
        "Waits for the supplier; when he is late you can confirm in his place.",
      );
    case "supplier-confirmed":
      return t("等待系统按行为数据评估。", "Waits to be evaluated from its usage.");
    case "evaluated":
      if (actions.includes("review")) return undefined;
      return complete
        ? t("等待经办审核。", "Waits for the reviewer.")
        : t(
            "须经冻结的实施情况表标注为“已完成”后才能审核；行为数据更新后重新评估。",
            "It can be reviewed once a frozen implementation report marks it complete; new usage is evaluated again.",
          );
    case "reviewed":
      if (actions.includes("approve")) return undefined;
      return actions.includes("sendBack")
        ? complete
          ? t(
              "本案由您审核，须由另一人复核（一人不得既审又批）。",
              "You reviewed this claim; somebody else has to approve it (four eyes).",
            )
          : t(
              "标注已不是“已完成”，不能通过，请退回经办。",
              "It is no longer marked complete and cannot be approved: send it back.",
            )
        : t("已提交复核，等待复核人员决定。", "Waits for the approver.");
    default:
      return undefined;
  }
}

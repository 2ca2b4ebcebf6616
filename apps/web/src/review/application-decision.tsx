import { useState, type ReactNode } from "react";
import { App, Button, Form, Input, Radio } from "antd";
import {
  recommendations,
  reviewQuestionKeys,
  reviewQuestions,
  type Recommendation,
  type ReviewQuestion,
} from "@yunquan/core/applications/checklist.ts";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { ApiFault, api, useCommand, type Schemas } from "../api.ts";
import { useSpeech, type Speech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { useKept } from "../ui/kept.ts";
import { AcceptDialog } from "./accept-dialog.tsx";
import { ApplicationSteps } from "../ui/case-steps.tsx";
import { Answered, WhyNot, useAcceptance } from "./decision-parts.tsx";
import { ChangedMeanwhile, StepRow } from "./review-frame.tsx";
import "./review.css";

type Application = Schemas["Application"];
type Answers = Record<ReviewQuestion, { yes?: boolean; remark?: string }>;
interface Opinion {
  readonly checklist: Answers;
  readonly recommendation?: Recommendation;
  readonly remark?: string;
}

const allYes = Object.fromEntries(reviewQuestionKeys.map((key) => [key, { yes: true, remark: "" }])) as Record<
  ReviewQuestion,
  { yes: boolean; remark: string }
>;

/** The reviewer's answers and recommendation, or the approver's decision; whichever the case allows its reader now. */
export function ApplicationDecision(props: {
  readonly application: Application;
  readonly context: Schemas["ReviewContext"];
  /** Rises when the key is pressed that accepts everything. */
  readonly accepting: number;
  readonly onward: () => void;
}): ReactNode {
  const { application, context, accepting, onward } = props;
  const speech = useSpeech();
  const { t, language, yuan } = speech;
  const { message } = App.useApp();
  const [seen] = useState(application.version);
  const may = (action: string): boolean => application.actions.includes(action);
  const { id, version } = application;
  // One goes on as soon as the server has said yes; what is shown is read again meanwhile.
  const review = useCommand(async (body: ReviewBody, header) => {
    const answer = await api.POST("/api/v1/applications/{id}/review", { params: { path: { id }, header }, body });
    void message.success(t(`${application.number} 已提交复核`, `${application.number} went to the approver`));
    onward();
    return answer;
  });
  const approve = useCommand(async (body: { version: number }, header) => {
    const answer = await api.POST("/api/v1/applications/{id}/approve", { params: { path: { id }, header }, body });
    void message.success(t(`${application.number} 已发券`, `${application.number}: voucher issued`));
    onward();
    return answer;
  });
  const { open, close, accept, unmet } = useAcceptance({ ...application, accepting });

  return (
    <Panel title={may("approve") || may("reject") ? t("复核决定", "Decision") : t("审核意见", "Review")}>
      <ChangedMeanwhile
        seen={seen}
        version={version}
        timeline={application.timeline}
        statusWords={applicationLifecycle.statuses[application.status][language]}
      />
      <ReviewAnswered application={application} />
      {may("review") && <ReviewForm application={application} unmet={unmet} command={review} onAccept={accept} />}
      {may("approve") && (
        <Button type="primary" block size="large" onClick={accept}>
          {t("复核通过并发券 A", "Approve and issue A")}
        </Button>
      )}
      <WhyNot words={whyNot(speech, application)} />
      <StepRow>
        <ApplicationSteps id={id} version={version} actions={application.actions} onDone={onward} />
      </StepRow>
      {may("review") && (
        <AcceptDialog
          open={open}
          title={t("全部核对为“是”，建议通过？", "Answer everything with yes and recommend approval?")}
          consequence={t(
            `${reviewQuestionKeys.length} 项核对全部为“是”，提交复核。`,
            `All ${reviewQuestionKeys.length} questions are answered with yes; the case goes to the approver.`,
          )}
          flags={context.flags}
          command={review}
          values={{ version, checklist: allYes, recommendation: "approve" as const }}
          onClose={close}
        />
      )}
      {may("approve") && (
        <AcceptDialog
          open={open}
          title={t("复核通过并发券？", "Approve and issue the voucher?")}
          consequence={t(
            `向 ${application.enterprise.name} 发放面额 ${yuan(application.faceValueFen)} 的服务券，发放后不能撤回。`,
            `A voucher of ${yuan(application.faceValueFen)} is issued to ${application.enterprise.name}; it cannot be taken back.`,
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

interface ReviewBody {
  readonly version: number;
  readonly checklist: Record<ReviewQuestion, { yes: boolean; remark: string }>;
  readonly recommendation: Recommendation;
  readonly remark?: string;
}

function ReviewForm(props: {
  readonly application: Application;
  readonly unmet: number;
  readonly command: ReturnType<typeof useCommand<ReviewBody, unknown>>;
  readonly onAccept: () => void;
}): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { application, command } = props;
  const [form] = Form.useForm<Opinion>();
  const { kept, keep, drop } = useKept<Opinion>(`review/${application.id}`);
  const checklist = Form.useWatch("checklist", form);
  const submit = async (entered: Opinion): Promise<void> => {
    try {
      await command.run({
        version: application.version,
        checklist: Object.fromEntries(
          reviewQuestionKeys.map((key) => {
            const { yes, remark } = entered.checklist[key];
            return [key, { yes: yes === true, remark: remark?.trim() ?? "" }];
          }),
        ) as ReviewBody["checklist"],
        recommendation: entered.recommendation ?? "reject",
        ...(entered.remark === undefined || entered.remark.trim() === "" ? {} : { remark: entered.remark.trim() }),
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
          {t("各项一致，全部为“是”并提交 A", "Everything agrees: all yes, pass on A")}
        </Button>
      )}
      {reviewQuestionKeys.map((key, index) => (
        <div key={key} className="question">
          <Form.Item
            name={["checklist", key, "yes"]}
            label={`${index + 1}. ${reviewQuestions[key][language]}`}
            rules={[{ required: true, message: t("请作答。", "Answer this.") }]}
          >
            <Radio.Group
              options={[
                { value: true, label: t("是", "Yes") },
                { value: false, label: t("否", "No") },
              ]}
            />
          </Form.Item>
          {checklist?.[key]?.yes === false && (
            <Form.Item
              name={["checklist", key, "remark"]}
              label={t("说明", "What differs")}
              rules={[{ required: true, whitespace: true, message: t("请说明情况。", "Say what differs.") }]}
            >
              <Input.TextArea rows={2} maxLength={1000} />
            </Form.Item>
          )}
        </div>
      ))}
      <Form.Item
        name="recommendation"
        label={t("审核建议", "Recommendation")}
        rules={[{ required: true, message: t("请选择建议。", "Choose a recommendation.") }]}
      >
        <Radio.Group
          options={Object.entries(recommendations).map(([value, words]) => ({ value, label: words[language] }))}
        />
      </Form.Item>
      <Form.Item name="remark" label={t("补充意见（选填）", "Remark (optional)")}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <FaultNotice fault={command.fault} />
      <Button type="primary" htmlType="submit" block size="large" loading={command.isPending}>
        {t("提交审核意见", "Submit the review")}
      </Button>
    </Form>
  );
}

/** What the reviewer answered. */
function ReviewAnswered({ application }: { readonly application: Application }): ReactNode {
  const { t, language } = useSpeech();
  const { checklist, recommendation } = application;
  if (checklist === null || recommendation === null) return null;
  const reviewed = application.timeline.findLast(({ action }) => action === "application.reviewed");
  return (
    <Answered
      heading={recommendations[recommendation][language]}
      by={reviewed?.by.name}
      reason={reviewed?.reason}
      answers={reviewQuestionKeys.map((key) => {
        const { yes, remark } = checklist[key];
        return {
          key,
          question: reviewQuestions[key][language],
          yes,
          words: yes ? t("是", "Yes") : t("否", "No"),
          remark,
        };
      })}
    />
  );
}

/** Why there is nothing to decide here, where one would look for it. */
function whyNot({ t }: Speech, application: Application): string | undefined {
  const { status, actions, recommendation } = application;
  if (status === "reviewed" && actions.includes("sendBack") && !actions.includes("approve"))
    return recommendation === "reject"
      ? t(
          "经办建议不予通过。不同意的，请退回经办；同意的，请作出“不予通过”决定。",
          "The reviewer recommends rejection: reject the case, or send it back to him.",
        )
      : t(
          "本案由您审核，须由另一人复核（一人不得既审又批）。",
          "You reviewed this case; somebody else has to approve it (four eyes).",
        );
  if (status === "reviewed" && !actions.includes("approve"))
    return t("已提交复核，等待复核人员决定。", "Waits for the approver.");
  if (status === "supplier-confirmed" && !actions.includes("review"))
    return t("等待经办审核。", "Waits for the reviewer.");
  if (status === "submitted")
    return t(
      "等待供应商确认；逾期未答复的，可代为确认。",
      "Waits for the supplier; when he is late you can confirm in his place.",
    );
  return undefined;
}

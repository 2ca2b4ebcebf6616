import { useState, type ReactNode } from "react";
import { App, Button, Form, Input, Radio, Tag } from "antd";
import { grades, gradesFromBest, ratingSteps, type Grade, type RatedCase } from "@yunquan/core/ratings/steps.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "./case-columns.tsx";
import { FaultNotice } from "./fault-notice.tsx";

type Item = Schemas["CaseRatings"]["items"][number];

/** The enterprise's ratings of the finished steps of a case; nothing while no step is finished. */
export function RatingPanel(props: { readonly caseType: RatedCase; readonly caseId: string }): ReactNode {
  const session = useSession();
  return mayCall(session, "ratings.list") ? <Ratings {...props} /> : null;
}

function Ratings(props: { readonly caseType: RatedCase; readonly caseId: string }): ReactNode {
  const { t } = useSpeech();
  const ratings = reads.useQuery("get", "/api/v1/ratings", {
    params: { query: { caseType: props.caseType, caseId: props.caseId } },
  });
  const items = (ratings.data?.items ?? []).filter((item) => item.rating !== null || item.actions.includes("give"));
  if (items.length === 0) return <FaultNotice fault={ratings.error} />;
  return (
    <Panel title={t("服务评价", "Rating")}>
      <ul className="cards">
        {items.map((item) => (
          <li key={item.step} className="card-row">
            {item.rating === null ? <Give {...props} item={item} /> : <Given item={item} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Given({ item }: { readonly item: Item }): ReactNode {
  const { language, time } = useSpeech();
  const { rating, step } = item;
  if (rating === null) return null;
  return (
    <>
      {ratingSteps[step][language]}{" "}
      <Tag color={rating.grade >= 4 ? "success" : rating.grade === 3 ? "default" : "warning"}>
        {grades[rating.grade][language]}
      </Tag>
      {rating.words !== null && <div className="reason">{rating.words}</div>}
      <div className="quiet">{time(rating.ratedAt)}</div>
    </>
  );
}

function Give(props: { readonly caseType: RatedCase; readonly caseId: string; readonly item: Item }): ReactNode {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const { step } = props.item;
  const give = useCommand((entered: { grade: Grade; words?: string }, header) => {
    const words = entered.words?.trim() ?? "";
    return api.POST("/api/v1/ratings", {
      params: { header },
      body: {
        caseType: props.caseType,
        caseId: props.caseId,
        step,
        grade: entered.grade,
        ...(words === "" ? {} : { words }),
      },
    });
  });
  const finish = async (entered: { grade: Grade; words?: string }): Promise<void> => {
    try {
      await give.run(entered);
      void message.success(t("谢谢您的评价", "Thank you"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    }
  };
  return (
    <>
      <div>{ratingSteps[step][language]}</div>
      {open ? (
        <Form<{ grade: Grade; words?: string }>
          layout="vertical"
          className="rating-form"
          onFinish={(entered) => void finish(entered)}
        >
          <FaultNotice fault={give.fault} />
          <Form.Item
            name="grade"
            label={t("您的评价", "Your rating")}
            rules={[{ required: true, message: t("请选择一个等级。", "Choose a grade.") }]}
          >
            <Radio.Group
              vertical
              options={gradesFromBest.map((value) => ({ value, label: grades[value][language] }))}
            />
          </Form.Item>
          <Form.Item name="words" label={t("想说的话（选填）", "In your words (optional)")}>
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={give.isPending}>
            {t("提交评价", "Rate")}
          </Button>
        </Form>
      ) : (
        <Button
          size="small"
          onClick={() => setOpen(true)}
          aria-label={t(`评价：${ratingSteps[step].zh}`, `Rate: ${ratingSteps[step].en}`)}
        >
          {t("去评价", "Rate it")}
        </Button>
      )}
    </>
  );
}

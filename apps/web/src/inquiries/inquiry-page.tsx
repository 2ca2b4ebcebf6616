import type { ReactNode } from "react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { App, Button, Form, Input, Select, Skeleton } from "antd";
import { cities, cityOf } from "@yunquan/core/divisions.ts";
import { inquiryKinds, inquiryLifecycle } from "@yunquan/core/inquiries/lifecycle.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";

const route = getRouteApi("/inquiries/$id");
const PROVINCE = "province";

/** One question or complaint: what was asked, and the answer that whoever asked will read. */
export function InquiryPage(): ReactNode {
  const { t, time, language } = useSpeech();
  const { id } = route.useParams();
  const found = reads.useQuery("get", "/api/v1/inquiries/{id}", { params: { path: { id } } });
  if (found.data === undefined)
    return found.error === null ? (
      <Skeleton active />
    ) : (
      <PageFault fault={found.error} again={() => void found.refetch()} />
    );
  const inquiry = found.data;
  const { actions } = inquiry;
  const answers = actions.includes("answer") || actions.includes("betterAnswer");
  return (
    <>
      <PageHead
        title={t(
          `${inquiryKinds[inquiry.kind].zh} ${inquiry.number}`,
          `${inquiryKinds[inquiry.kind].en} ${inquiry.number}`,
        )}
        status={<StatusTag lifecycle={inquiryLifecycle} status={inquiry.status} />}
        actions={actions.includes("forward") && <Forward inquiry={inquiry} />}
      />
      <section className="panel">
        {/* What people wrote stays in their language. */}
        <h2 translate="no">{inquiry.subject}</h2>
        <p className="reason">{inquiry.text}</p>
        <Facts
          facts={[
            { label: t("提交时间", "Sent"), value: time(inquiry.filedAt) },
            {
              label: t("受理单位", "Sent to"),
              value:
                inquiry.cityCode === null ? t("省级主管部门", "the province") : cityOf(inquiry.cityCode)?.[language],
            },
            { label: t("联系人", "Contact"), value: inquiry.contactName },
            { label: t("联系方式", "Reached by"), value: inquiry.contact },
          ]}
        />
      </section>
      <section className="panel">
        <h2>{t("答复", "Answer")}</h2>
        {inquiry.answer !== null && (
          <>
            <p className="reason">{inquiry.answer}</p>
            <p className="quiet">
              {inquiry.answeredByOffice} · {time(inquiry.answeredAt)}
            </p>
          </>
        )}
        {answers && <AnswerForm key={inquiry.version} inquiry={inquiry} />}
      </section>
    </>
  );
}

function AnswerForm({ inquiry }: { readonly inquiry: Schemas["Inquiry"] }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const [form] = Form.useForm<{ answer: string }>();
  const answer = useCommand((body: { answer: string }, header) =>
    api.POST("/api/v1/inquiries/{id}/answer", {
      params: { path: { id: inquiry.id }, header },
      body: { version: inquiry.version, ...body },
    }),
  );
  const again = inquiry.answer !== null;
  const send = async (entered: { answer: string }): Promise<void> => {
    try {
      await answer.run(entered);
      void message.success(t("已答复。", "Answered."));
    } catch (error) {
      markFields(form, error, speech);
    }
  };
  return (
    <Form form={form} layout="vertical" onFinish={(entered) => void send(entered)}>
      <FaultNotice fault={answer.fault} />
      <Form.Item
        name="answer"
        label={again ? t("补充或更正答复", "A better answer") : t("答复内容", "The answer")}
        extra={t(
          "提交人凭编号和查询码查看；每次答复都留存。",
          "Read with number and code by whoever asked; every answer is kept.",
        )}
        rules={[{ required: true, whitespace: true, message: t("请填写答复。", "Write the answer.") }]}
      >
        <Input.TextArea rows={6} maxLength={4000} showCount />
      </Form.Item>
      <Button type={again ? "default" : "primary"} htmlType="submit" loading={answer.isPending}>
        {again ? t("更新答复", "Replace the answer") : t("答复", "Answer")}
      </Button>
    </Form>
  );
}

interface HandOn {
  reason?: string;
  to?: string;
}

function Forward({ inquiry }: { readonly inquiry: Schemas["Inquiry"] }): ReactNode {
  const { t, language } = useSpeech();
  const navigate = useNavigate();
  const forward = useCommand(({ to = PROVINCE, reason = "" }: HandOn, header) =>
    api.POST("/api/v1/inquiries/{id}/forward", {
      params: { path: { id: inquiry.id }, header },
      body: { version: inquiry.version, cityCode: to === PROVINCE ? null : to, reason },
    }),
  );
  const offices = [
    { value: PROVINCE, label: t("省级主管部门", "The province") },
    ...cities.map((city) => ({ value: city.code, label: city[language] })),
  ].filter(({ value }) => value !== (inquiry.cityCode ?? PROVINCE));
  return (
    <StepButton<HandOn>
      label={t("转交", "Hand on")}
      consequence={t(
        "转交后由接收单位答复，本单位不再看到。",
        "The other office answers it; you will not see it any more.",
      )}
      command={forward}
      reason="required"
      fields={
        <Form.Item
          name="to"
          label={t("接收单位", "To")}
          rules={[{ required: true, message: t("请选择接收单位。", "Choose the office.") }]}
        >
          <Select showSearch={{ optionFilterProp: "label" }} options={offices} />
        </Form.Item>
      }
      done={t("已转交", "Handed on")}
      onDone={() => void navigate({ to: "/inquiries" })}
    />
  );
}

import type { ReactNode } from "react";
import { App, Button, Form, Input, Skeleton } from "antd";
import { province } from "@yunquan/core/divisions.ts";
import { api, reads, useCommand } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";

interface Entered {
  readonly unitZh: string;
  readonly unitEn: string;
  readonly phone: string;
  readonly complaintPhone?: string;
  readonly address?: string;
  readonly hoursZh?: string;
  readonly hoursEn?: string;
}

/** How the own office is reached: what the public site shows. */
export function OfficeContactPage(): ReactNode {
  const { t } = useSpeech();
  const placeCode = useSession().membership.cityCode ?? province.code;
  const offices = reads.useQuery("get", "/api/v1/public/offices");
  const own = offices.data?.items.find((item) => item.placeCode === placeCode);
  return (
    <>
      <PageHead
        title={t("本单位联系方式", "How we are reached")}
        lead={t("在门户“咨询投诉”和办事指南中公布。", "Shown on the public site, under contact and in the guides.")}
      />
      <section className="panel">
        <FaultNotice fault={offices.error} again={() => void offices.refetch()} />
        {offices.isPending && <Skeleton active />}
        {offices.data !== undefined && <ContactForm placeCode={placeCode} known={own?.contact ?? null} />}
      </section>
    </>
  );
}

function ContactForm(props: {
  readonly placeCode: string;
  readonly known: (Omit<Entered, "complaintPhone"> & { readonly complaintPhone: string | null }) | null;
}): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const [form] = Form.useForm<Entered>();
  const set = useCommand((entered: Entered, header) =>
    api.POST("/api/v1/office-contacts", {
      params: { header },
      body: {
        placeCode: props.placeCode,
        unitZh: entered.unitZh,
        unitEn: entered.unitEn,
        phone: entered.phone,
        complaintPhone: (entered.complaintPhone ?? "") === "" ? null : (entered.complaintPhone ?? null),
        address: entered.address ?? "",
        hoursZh: entered.hoursZh ?? "",
        hoursEn: entered.hoursEn ?? "",
      },
    }),
  );
  const save = async (entered: Entered): Promise<void> => {
    try {
      await set.run(entered);
      void message.success(t("已公布。", "Published."));
    } catch (error) {
      markFields(form, error, speech);
    }
  };
  const needed = (words: string) => [{ required: true, whitespace: true, message: words }];
  return (
    <Form
      form={form}
      layout="vertical"
      className="narrow-form"
      initialValues={{ ...props.known, complaintPhone: props.known?.complaintPhone ?? "" }}
      onFinish={(entered) => void save(entered)}
    >
      <FaultNotice fault={set.fault} />
      <Form.Item
        name="unitZh"
        label={t("承办处室（中文）", "Unit (Chinese)")}
        rules={needed(t("请填写。", "Fill this in."))}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="unitEn"
        label={t("承办处室（英文）", "Unit (English)")}
        rules={needed(t("请填写。", "Fill this in."))}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t("咨询电话", "Telephone")}
        rules={needed(t("请填写咨询电话。", "Enter a telephone number."))}
      >
        <Input inputMode="tel" maxLength={40} />
      </Form.Item>
      <Form.Item name="complaintPhone" label={t("监督投诉电话", "Complaints")}>
        <Input inputMode="tel" maxLength={40} />
      </Form.Item>
      <Form.Item name="address" label={t("办公地址", "Address")}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="hoursZh" label={t("办公时间（中文）", "Office hours (Chinese)")}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="hoursEn" label={t("办公时间（英文）", "Office hours (English)")}>
        <Input maxLength={80} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={set.isPending}>
        {t("保存并公布", "Save and publish")}
      </Button>
    </Form>
  );
}

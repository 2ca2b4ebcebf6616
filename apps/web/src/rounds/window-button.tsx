import { useState, type ReactNode } from "react";
import { App, Button, Form, Input, Modal, Select } from "antd";
import { ApiFault, api, reads, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { MomentField } from "../ui/moment-field.tsx";
import type { TimeWindow } from "./window.ts";

interface Entered {
  readonly planId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly deadlineAt: string;
}

/** Plans a round or a settlement period, or changes one that is not announced yet. */
export function WindowButton(props: { readonly kind: TimeWindow["kind"]; readonly window?: TimeWindow }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const { kind, window: changed } = props;
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const plans = reads.useQuery("get", "/api/v1/plans", { params: { query: {} } }, { enabled: open });
  const programmes = reads.useQuery("get", "/api/v1/programmes", {}, { enabled: open });
  const save = useCommand<Entered, unknown>(
    async ({ planId, nameZh, nameEn, opensAt, closesAt, deadlineAt }: Entered, header) => {
      const names = { nameZh, nameEn, opensAt };
      if (changed !== undefined) {
        const params = { path: { id: changed.id }, header };
        const seen = { version: changed.version, ...names };
        return kind === "round"
          ? await api.PUT("/api/v1/rounds/{id}", { params, body: { ...seen, closesAt } })
          : await api.PUT("/api/v1/settlement-periods/{id}", { params, body: { ...seen, deadlineAt } });
      }
      return kind === "round"
        ? await api.POST("/api/v1/rounds", { params: { header }, body: { planId, ...names, closesAt } })
        : await api.POST("/api/v1/settlement-periods", { params: { header }, body: { planId, ...names, deadlineAt } });
    },
  );
  const noun = kind === "round" ? t("申领批次", "application round") : t("结算期", "settlement period");
  const title = changed === undefined ? t(`新建${noun}`, `New ${noun}`) : t(`修改${noun}`, `Change the ${noun}`);
  const needed = (zh: string, en: string) => [{ required: true, message: t(zh, en) }];
  const send = async (entered: Entered): Promise<void> => {
    try {
      await save.run(entered);
      setOpen(false);
      void message.success(t("已保存，公布后生效", "Saved; it takes effect once it is announced"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  const programmeName = (id: string): string => {
    const found = programmes.data?.items.find((one) => one.id === id);
    return found === undefined ? "" : speech.given(found.nameZh, found.nameEn);
  };
  return (
    <>
      <Button
        {...(changed === undefined
          ? { type: kind === "round" ? ("primary" as const) : ("default" as const) }
          : { size: "small" as const })}
        onClick={() => setOpen(true)}
      >
        {changed === undefined ? title : t("修改", "Change")}
      </Button>
      <Modal
        open={open}
        title={title}
        okText={t("保存", "Save")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: save.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FaultNotice fault={save.fault} />
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={
            changed === undefined ? {} : { ...changed, closesAt: changed.endsAt, deadlineAt: changed.endsAt }
          }
          onFinish={(entered) => void send(entered)}
        >
          {changed === undefined && (
            <Form.Item
              name="planId"
              label={t("年度计划", "Plan")}
              rules={needed("请选择年度计划。", "Choose the plan.")}
            >
              <Select
                options={(plans.data?.items ?? [])
                  .filter((one) => one.status === "published")
                  .map((one) => ({ value: one.id, label: `${one.year} · ${programmeName(one.programmeId)}` }))}
                notFoundContent={t("没有已发布的年度计划", "No plan is published")}
              />
            </Form.Item>
          )}
          <Form.Item
            name="nameZh"
            label={t("中文名称", "Chinese name")}
            rules={needed("请填写中文名称。", "Enter the Chinese name.")}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="nameEn"
            label={t("英文名称", "English name")}
            rules={needed("请填写英文名称。", "Enter the English name.")}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item
            name="opensAt"
            label={t("开始时间", "Opens")}
            rules={needed("请选择开始时间。", "Choose when it opens.")}
          >
            <MomentField />
          </Form.Item>
          <Form.Item
            name={kind === "round" ? "closesAt" : "deadlineAt"}
            label={t("截止时间", "Ends")}
            extra={t(
              "公布时距截止须不少于政策版本规定的天数。",
              "It has to be announced so many days ahead as the edition says.",
            )}
            rules={needed("请选择截止时间。", "Choose when it ends.")}
          >
            <MomentField />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

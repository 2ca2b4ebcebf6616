import type { ReactNode } from "react";
import { Form, Select } from "antd";
import { api, reads, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { BothNames } from "../ui/both-names.tsx";
import { MomentField } from "../ui/moment-field.tsx";
import { StepWindow } from "../ui/step-window.tsx";
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
  const { t } = useSpeech();
  const { kind, window: changed } = props;
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
  return (
    <StepWindow<Entered>
      {...(changed === undefined
        ? { type: kind === "round" ? ("primary" as const) : ("default" as const) }
        : { size: "small" as const })}
      label={changed === undefined ? title : t("修改", "Change")}
      title={title}
      okText={t("保存", "Save")}
      command={save}
      initial={changed === undefined ? {} : { ...changed, closesAt: changed.endsAt, deadlineAt: changed.endsAt }}
      done={t("已保存，公布后生效", "Saved; it takes effect once it is announced")}
      fields={<WindowFields kind={kind} isNew={changed === undefined} />}
    />
  );
}

function WindowFields({ kind, isNew }: { readonly kind: TimeWindow["kind"]; readonly isNew: boolean }): ReactNode {
  const { t, given } = useSpeech();
  const plans = reads.useQuery("get", "/api/v1/plans", { params: { query: {} } }, { enabled: isNew });
  const programmes = reads.useQuery("get", "/api/v1/programmes", {}, { enabled: isNew });
  const needed = (zh: string, en: string) => [{ required: true, message: t(zh, en) }];
  const programmeName = (id: string): string => {
    const found = programmes.data?.items.find((one) => one.id === id);
    return found === undefined ? "" : given(found.nameZh, found.nameEn);
  };
  return (
    <>
      {isNew && (
        <Form.Item name="planId" label={t("年度计划", "Plan")} rules={needed("请选择年度计划。", "Choose the plan.")}>
          <Select
            options={(plans.data?.items ?? [])
              .filter((one) => one.status === "published")
              .map((one) => ({ value: one.id, label: `${one.year} · ${programmeName(one.programmeId)}` }))}
            notFoundContent={t("没有已发布的年度计划", "No plan is published")}
          />
        </Form.Item>
      )}
      <BothNames of="name" longestZh={60} longestEn={120} />
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
    </>
  );
}

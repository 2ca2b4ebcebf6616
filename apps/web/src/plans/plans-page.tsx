import type { ReactNode } from "react";
import { Link, useNavigate } from "@tanstack/react-router";
import { Empty, Form, InputNumber, Progress, Select, Skeleton, Table } from "antd";
import { parseFen } from "@yunquan/core/money.ts";
import { planLifecycle } from "@yunquan/core/plans/lifecycle.ts";
import { shareInBp } from "@yunquan/core/programmes/goals.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepWindow } from "../ui/step-window.tsx";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";

/** Every year's plan of every programme, the newest first. */
export function PlansPage(): ReactNode {
  const { t, given, count } = useSpeech();
  const session = useSession();
  const plans = reads.useQuery("get", "/api/v1/plans", { params: { query: {} } });
  const programmes = reads.useQuery("get", "/api/v1/programmes", {});
  const named = new Map(programmes.data?.items.map((one) => [one.id, given(one.nameZh, one.nameEn)]));
  const items = plans.data?.items.toSorted((a, b) => b.year - a.year) ?? [];
  return (
    <>
      <PageHead
        title={t("年度计划与执行", "Plans and progress")}
        lead={t(
          "每年的预算、切块到地市的额度与资金、目标和执行情况。",
          "Each year's budget, what the cities have of it, the targets and how far they are.",
        )}
        actions={mayCall(session, "plans.create") && <NewPlan programmes={programmes.data?.items ?? []} />}
      />
      <FaultNotice fault={plans.error} again={() => void plans.refetch()} />
      {plans.isPending && <Skeleton active />}
      {plans.data !== undefined && items.length === 0 && (
        <Empty
          description={t(
            "还没有年度计划。编制后即可切块到地市并发布。",
            "There is no plan yet. Create one, then split it to the cities and publish it.",
          )}
        />
      )}
      {items.length > 0 && (
        <section className="panel">
          <Table<Schemas["PlanSummary"]>
            rowKey="id"
            pagination={false}
            scroll={{ x: 880 }}
            dataSource={items}
            columns={[
              {
                title: t("年度", "Year"),
                width: 110,
                render: (_, plan) => (
                  <Link to="/plans/$id" params={{ id: plan.id }}>
                    {t(`${plan.year} 年`, String(plan.year))}
                  </Link>
                ),
              },
              { title: t("方案", "Programme"), render: (_, plan) => named.get(plan.programmeId) ?? "" },
              {
                title: t("状态", "Status"),
                width: 110,
                render: (_, plan) => <StatusTag lifecycle={planLifecycle} status={plan.status} />,
              },
              { title: t("预算", "Budget"), align: "right", render: (_, plan) => <Money fen={plan.budgetFen} /> },
              {
                title: t("已切块", "Split to cities"),
                align: "right",
                render: (_, plan) => <Money fen={plan.allottedFen} />,
              },
              {
                title: t("切块比例", "Share split"),
                width: 140,
                render: (_, plan) => (
                  <Progress
                    size="small"
                    percent={Math.floor(
                      shareInBp(parseFen(plan.allottedFen) ?? 0, parseFen(plan.budgetFen) ?? 0) / 100,
                    )}
                    aria-label={t("切块比例", "Share split")}
                  />
                ),
              },
              {
                title: t("目标企业", "Target"),
                align: "right",
                render: (_, plan) =>
                  t(`${count(plan.targetEnterprises)} 家`, `${count(plan.targetEnterprises)} enterprises`),
              },
            ]}
          />
        </section>
      )}
    </>
  );
}

interface Entered {
  readonly programmeId: string;
  readonly year: number;
  readonly budgetFen: string;
  readonly targetEnterprises: number;
}

function NewPlan({ programmes }: { readonly programmes: readonly Schemas["Programme"][] }): ReactNode {
  const speech = useSpeech();
  const { t, given } = speech;
  const navigate = useNavigate();
  const create = useCommand((body: Entered, header) => api.POST("/api/v1/plans", { params: { header }, body }));
  return (
    <StepWindow
      type="primary"
      label={t("编制年度计划", "Create a plan")}
      title={t("编制年度计划", "Create a year's plan")}
      okText={t("保存草稿", "Save the draft")}
      command={create}
      done={t("草稿已保存", "The draft is saved")}
      onDone={(made) => void navigate({ to: "/plans/$id", params: { id: made.id }, search: { tab: "allotments" } })}
      fields={
        <>
          <Form.Item
            name="programmeId"
            label={t("方案", "Programme")}
            initialValue={programmes[0]?.id}
            rules={[{ required: true, message: t("请选择方案。", "Choose the programme.") }]}
          >
            <Select options={programmes.map((one) => ({ value: one.id, label: given(one.nameZh, one.nameEn) }))} />
          </Form.Item>
          <Form.Item
            name="year"
            label={t("年度", "Year")}
            rules={[{ required: true, message: t("请填写年度。", "Enter the year.") }]}
          >
            <InputNumber controls={false} min={2018} max={2200} precision={0} />
          </Form.Item>
          <Form.Item name="budgetFen" label={t("预算", "Budget")} required rules={[yuanRule(speech)]}>
            <YuanInput />
          </Form.Item>
          <Form.Item
            name="targetEnterprises"
            label={t("目标企业数", "Enterprises to reach")}
            rules={[{ required: true, message: t("请填写目标企业数。", "Enter how many enterprises.") }]}
          >
            <InputNumber controls={false} min={1} max={10_000_000} precision={0} />
          </Form.Item>
        </>
      }
    />
  );
}

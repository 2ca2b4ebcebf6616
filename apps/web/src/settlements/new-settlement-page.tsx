import { useState, type ReactNode } from "react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, Empty, Flex, Form, Radio, Skeleton, Tag } from "antd";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { NotFound } from "../ui/exceptions.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { PlanMoney } from "./plan-money.tsx";
import "./settlements.css";

const route = getRouteApi("/settlements/new");
type Period = Schemas["SettlementPeriod"];
interface Choice {
  readonly settlementPeriodId: string;
  readonly kind: "main" | "supplementary";
}

/** Begins a list: for which period, main or supplementary, and with what money. */
export function NewSettlementPage(): ReactNode {
  const speech = useSpeech();
  const { t, given, time } = speech;
  const session = useSession();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [form] = Form.useForm<Choice>();
  const periods = reads.useQuery("get", "/api/v1/settlement-periods", { params: { query: {} } });
  const programmes = reads.useQuery("get", "/api/v1/programmes");
  const lists = reads.useQuery("get", "/api/v1/settlements", { params: { query: { limit: "100" } } });
  const drafts = reads.useQuery("get", "/api/v1/settlements", {
    params: { query: { status: "draft", limit: "100" } },
  });
  const [chosenId, setChosenId] = useState(search.period);
  const assemble = useCommand((body: Choice, header) => api.POST("/api/v1/settlements", { params: { header }, body }));
  if (!mayCall(session, "settlements.assemble")) return <NotFound />;
  const mainOf = (period: Period): Schemas["Settlement"] | undefined =>
    lists.data?.items.find((list) => list.period.id === period.id && list.kind === "main" && list.status !== "dropped");
  // Periods that still need their main list come first, the earliest deadline before the others.
  const announced = (periods.data?.items ?? [])
    .filter((one) => one.status !== "draft")
    .toSorted(
      (a, b) =>
        Number(mainOf(a) !== undefined) - Number(mainOf(b) !== undefined) || a.deadlineAt.localeCompare(b.deadlineAt),
    );
  const chosen = announced.find((one) => one.id === chosenId);
  // A programme has one list in draft in a city: that one has to be frozen or dropped first.
  const programmeOf = (periodId: string): string | undefined =>
    announced.find((one) => one.id === periodId)?.programmeId;
  const begun =
    chosen === undefined
      ? undefined
      : drafts.data?.items.find((list) => programmeOf(list.period.id) === chosen.programmeId);
  const begin = async (choice: Choice): Promise<void> => {
    try {
      const list = await assemble.run(choice);
      void navigate({ to: "/settlements/$id", params: { id: list?.id ?? "" } });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  return (
    <>
      <PageHead
        title={t("编制结算清单", "Begin a settlement list")}
        lead={t(
          "编制后实时显示资金截止在哪里、谁结转、谁未列入及原因；冻结前不改变任何申请。",
          "The list then shows live where the money ends, who is carried over or left out and why; until it is frozen nothing changes.",
        )}
      />
      <FaultNotice fault={periods.error} again={() => void periods.refetch()} />
      {periods.isPending && <Skeleton active />}
      {periods.data !== undefined && announced.length === 0 && (
        <Empty
          description={t(
            "省级尚未公布结算期。公布后即可编制。",
            "The province has announced no settlement period yet.",
          )}
        />
      )}
      {announced.length > 0 && (
        <Form<Choice>
          form={form}
          layout="vertical"
          initialValues={{
            kind: "main",
            ...(search.period === undefined ? {} : { settlementPeriodId: search.period }),
          }}
          onFinish={(choice) => void begin(choice)}
          onValuesChange={(_, { settlementPeriodId }) => setChosenId(settlementPeriodId)}
        >
          <FaultNotice fault={assemble.fault} />
          <Panel title={t("结算期", "Settlement period")}>
            <Form.Item
              name="settlementPeriodId"
              label={t("为哪一结算期编制", "For which period")}
              rules={[{ required: true, message: t("请选择结算期。", "Choose a period.") }]}
            >
              <Radio.Group className="choices">
                {announced.map((period) => (
                  <Radio key={period.id} value={period.id}>
                    <PeriodWords
                      period={period}
                      programme={programmes.data?.items.find((one) => one.id === period.programmeId)}
                      main={mainOf(period)}
                    />
                  </Radio>
                ))}
              </Radio.Group>
            </Form.Item>
            <Form.Item
              name="kind"
              label={t("清单种类", "Kind of list")}
              extra={t(
                "每期一份主清单；主清单冻结后释放的资金，方案允许时可编补充清单。",
                "One main list for each period; where the programme allows it, a supplementary list spends what is freed after the freeze.",
              )}
            >
              <Radio.Group
                options={[
                  { value: "main", label: t("主清单", "Main list") },
                  { value: "supplementary", label: t("补充清单", "Supplementary list") },
                ]}
              />
            </Form.Item>
          </Panel>
          {chosen !== undefined && (
            <Panel title={t("本市兑付资金", "Cash of the city")}>
              <PlanMoney planId={chosen.planId} />
            </Panel>
          )}
          {begun === undefined ? (
            <Flex gap={12} wrap align="center">
              <Button type="primary" htmlType="submit" loading={assemble.isPending}>
                {t("开始编制", "Begin")}
              </Button>
              <span className="quiet">
                {t(
                  "编制人与冻结人须为两人；截止时间之后方可冻结。",
                  "Who begins a list does not freeze it; it is frozen after the deadline.",
                )}
              </span>
            </Flex>
          ) : (
            <NextStep
              title={t("本方案已有一份编制中的结算清单", "A list of this programme is being drawn up")}
              words={t(
                `${given(begun.period.nameZh, begun.period.nameEn)}，${time(begun.assembledAt)} 开始编制。冻结或作废后方可另行编制。`,
                `${given(begun.period.nameZh, begun.period.nameEn)}, begun ${time(begun.assembledAt)}. Freeze or drop it before another is begun.`,
              )}
              actions={
                <ButtonLink to="/settlements/$id" params={{ id: begun.id }} look="primary">
                  {t("打开这份清单", "Open that list")}
                </ButtonLink>
              }
            />
          )}
        </Form>
      )}
    </>
  );
}

function PeriodWords(props: {
  readonly period: Period;
  readonly programme: Schemas["Programme"] | undefined;
  readonly main: Schemas["Settlement"] | undefined;
}): ReactNode {
  const { t, given, until } = useSpeech();
  const { period, programme, main } = props;
  return (
    <span className="choice">
      <b>{given(period.nameZh, period.nameEn)}</b>
      <span className="quiet">
        {programme !== undefined && `${given(programme.nameZh, programme.nameEn)} · `}
        {t(`申请截止 ${until(period.deadlineAt)}`, `claims until ${until(period.deadlineAt)}`)}
      </span>
      {main !== undefined && (
        <Tag>
          {main.status === "draft"
            ? t("主清单编制中", "Main list begun")
            : t(`已有主清单 ${main.number ?? ""}`, `Has its main list ${main.number ?? ""}`)}
        </Tag>
      )}
    </span>
  );
}

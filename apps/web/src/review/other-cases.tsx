import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Flex } from "antd";
import { beijingDate, instant } from "@yunquan/core/time.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { Money } from "../ui/money.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { lifecycleOf } from "./lifecycles.ts";
import "./review.css";

type Context = Schemas["ReviewContext"];

/** What else there is of this enterprise: on the same contract, on others before, and contracts of the same number elsewhere. */
export function OtherCases({ context }: { readonly context: Context }): ReactNode {
  const { t, date, yuan } = useSpeech();
  return (
    <>
      {context.sameNumber.length > 0 && (
        <Panel title={t("合同编号相同的其他企业", "Other enterprises with a contract of this number")}>
          <ul className="other-cases">
            {context.sameNumber.map((one) => (
              <li key={`${one.enterpriseName} ${one.signedOn}`}>
                {one.enterpriseName} · {date(one.signedOn)} · {yuan(one.totalFen)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t("同一合同的其他事项", "On the same contract")}>
        <Cases cases={context.sameContract} empty={t("没有。", "Nothing else.")} />
      </Panel>
      <Panel title={t("该企业此前的申请与结算", "The enterprise before")}>
        <Cases cases={context.earlier} empty={t("没有其他记录。", "Nothing else on record.")} />
      </Panel>
    </>
  );
}

/** So many at a glance; the others when asked for. */
const SHOWN = 5;

function Cases(props: { readonly cases: Context["earlier"]; readonly empty: string }): ReactNode {
  const { t } = useSpeech();
  const { cases } = props;
  if (cases.length === 0) return <p className="quiet">{props.empty}</p>;
  return (
    <>
      <CaseLines cases={cases.slice(0, SHOWN)} />
      {cases.length > SHOWN && (
        <details className="all-met">
          <summary>{t(`另有 ${cases.length - SHOWN} 件`, `${cases.length - SHOWN} more`)}</summary>
          <CaseLines cases={cases.slice(SHOWN)} />
        </details>
      )}
    </>
  );
}

function CaseLines({ cases }: { readonly cases: Context["earlier"] }): ReactNode {
  const { date, given } = useSpeech();
  return (
    <ul className="other-cases">
      {cases.map((one) => (
        <li key={one.id}>
          <Flex justify="space-between" gap={8} wrap>
            <Link to={(one.noun === "application" ? `/applications/${one.id}` : `/claims/${one.id}`) as "/"}>
              {one.number}
            </Link>
            <StatusTag lifecycle={lifecycleOf[one.noun]} status={one.status} />
          </Flex>
          <Flex justify="space-between" gap={8} wrap className="quiet">
            <span>
              {given(one.serviceCode, one.serviceCode)} ·{" "}
              {date(one.submittedAt == null ? null : beijingDate(instant(one.submittedAt)))}
            </span>
            <Money fen={one.amountFen} />
          </Flex>
        </li>
      ))}
    </ul>
  );
}

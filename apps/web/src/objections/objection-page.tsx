import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { objectionLifecycle, type ObjectionStatus } from "@yunquan/core/objections/lifecycle.ts";
import { reads } from "../api.ts";
import { sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { outcomeWords } from "../ui/list-words.ts";
import { Money } from "../ui/money.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { ObjectionSteps } from "./objection-steps.tsx";
import type { Objection } from "./objection.ts";

const route = getRouteApi("/objections/$id");

/** One objection: what it is about, what was said, who answered and who decided. */
export function ObjectionPage(): ReactNode {
  const { t } = useSpeech();
  const { id } = route.useParams();
  const found = reads.useQuery("get", "/api/v1/objections/{id}", { params: { path: { id } } });
  if (found.error !== null && found.data === undefined)
    return <PageFault fault={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const objection = found.data;
  return (
    <>
      <PageHead
        title={t(`异议 ${objection.number}`, `Objection ${objection.number}`)}
        status={<StatusTag lifecycle={objectionLifecycle} status={objection.status} />}
        lead={objection.organisationName}
      />
      <Turn objection={objection} />
      <CaseColumns
        main={
          <>
            <Said objection={objection} />
            <About objection={objection} />
          </>
        }
        side={
          <Panel title={t("办理记录", "History")}>
            <Timeline lines={objection.timeline} lifecycle={objectionLifecycle} />
          </Panel>
        }
      />
    </>
  );
}

const next: Readonly<Record<ObjectionStatus | "answered", { zh: string; en: string }>> = {
  filed: {
    zh: "待经办受理，或由复核认定不予受理。",
    en: "A reviewer is to admit it, or the approver declares it inadmissible.",
  },
  admitted: {
    zh: "已受理，待经办核实并书面答复。",
    en: "Admitted; a reviewer is to look into it and answer in writing.",
  },
  answered: { zh: "已答复，待复核人员作出决定。", en: "Answered; the approver is to decide." },
  inadmissible: { zh: "不予受理，该行按原结果办理。", en: "Inadmissible; the line goes on as it was." },
  upheld: { zh: "异议成立，处理结果见下。", en: "Upheld; what follows is below." },
  dismissed: { zh: "异议不成立，该行按原结果办理。", en: "Dismissed; the line goes on as it was." },
  withdrawn: { zh: "提出单位已撤回，该行按原结果办理。", en: "Withdrawn by who filed it; the line goes on as it was." },
};

function Turn({ objection }: { readonly objection: Objection }): ReactNode {
  const { t, language, until } = useSpeech();
  const side = sideOf(useSession());
  const open = objection.status === "filed" || objection.status === "admitted";
  const mine = open && side === "city" && objection.actions.length > 0;
  const stage = objection.status === "admitted" && objection.answer !== null ? "answered" : objection.status;
  return (
    <NextStep
      title={
        mine
          ? t("轮到您办理", "Your turn")
          : open
            ? t("市级主管部门办理中", "With the city office")
            : objectionLifecycle.statuses[objection.status][language]
      }
      words={
        <>
          {next[stage][language]}
          {open && objection.line !== null && (
            <div>
              {t(
                `公示至 ${until(objection.noticeEndsAt)}；异议未结前，所涉的行暂不兑付。`,
                `The notice runs until ${until(objection.noticeEndsAt)}; the line is held until this is decided.`,
              )}
            </div>
          )}
        </>
      }
      tone={mine ? "mine" : objection.status === "upheld" ? "good" : "over"}
      actions={<ObjectionSteps objection={objection} />}
    />
  );
}

function Said({ objection }: { readonly objection: Objection }): ReactNode {
  const { t, time, yuan } = useSpeech();
  const effect = {
    removed: t("移出本期清单，顺位保留，待下一清单处理", "Taken off this list; its place is kept for the next"),
    "amount-changed": t(
      `金额调减为 ${yuan(objection.changedAmountFen)}，该行重新公示`,
      `Lowered to ${yuan(objection.changedAmountFen)}; the line is noticed anew`,
    ),
    "next-list": t("在下一清单中处理", "Has its turn in the next list"),
  };
  return (
    <Panel title={t("异议与处理", "What was said")}>
      <h3>{t("异议理由", "The objection")}</h3>
      <p className="reason">{objection.text}</p>
      {objection.files.length > 0 && (
        <ul className="plain-list">
          {objection.files.map((file) => (
            <li key={file.id}>
              <a href={`/api/v1/files/${file.id}/content`} target="_blank" rel="noreferrer">
                {file.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">
        {objection.filedBy} · {time(objection.filedAt)}
      </p>
      <h3>{t("答复", "The answer")}</h3>
      {objection.answer === null ? (
        <p className="quiet">{t("尚未答复。", "Not answered yet.")}</p>
      ) : (
        <>
          <p className="reason">{objection.answer}</p>
          <p className="quiet">{time(objection.answeredAt)}</p>
        </>
      )}
      <h3>{t("决定", "The decision")}</h3>
      {objection.decision === null ? (
        <p className="quiet">{t("尚未决定。", "Not decided yet.")}</p>
      ) : (
        <>
          <p className="reason">{objection.decision}</p>
          {objection.effect !== null && (
            <p>
              <b>{effect[objection.effect]}</b>
            </p>
          )}
          <p className="quiet">{time(objection.decidedAt)}</p>
        </>
      )}
    </Panel>
  );
}

function About({ objection }: { readonly objection: Objection }): ReactNode {
  const { t, language, until, time } = useSpeech();
  const office = ["city", "city-finance", "province", "administration"].includes(sideOf(useSession()));
  const { line } = objection;
  return (
    <Panel title={t("异议对象", "What it is about")}>
      <Facts
        facts={[
          {
            label: t("公示", "Notice"),
            value: office ? (
              <Link to="/notices/$id" params={{ id: objection.noticeId }}>
                {objection.noticeNumber}
              </Link>
            ) : (
              <a href={`/notices/${objection.noticeId}`}>{objection.noticeNumber}</a>
            ),
          },
          { label: t("公示期满", "Notice until"), value: until(objection.noticeEndsAt) },
          line !== null && { label: t("清单行", "Line"), value: t(`第 ${line.ordinal} 行`, `Line ${line.ordinal}`) },
          line !== null && { label: t("企业", "Enterprise"), value: line.enterpriseName },
          line !== null && { label: t("清单结果", "Outcome"), value: outcomeWords[line.outcome]?.[language] },
          line !== null && { label: t("清单金额", "Amount"), value: <Money fen={line.amountFen} /> },
          line !== null &&
            line.changedAmountFen !== null && {
              label: t("现金额", "Amount now"),
              value: <Money fen={line.changedAmountFen} />,
            },
          line !== null && line.fallenAt !== null && { label: t("移出时间", "Taken off"), value: time(line.fallenAt) },
          line === null && { label: t("种类", "Kind"), value: t("清单遗漏", "Omission from the list") },
          objection.claimId !== null &&
            objection.claimNumber !== null && {
              label: t("结算申请", "Claim"),
              value: office ? (
                <Link to={`/claims/${objection.claimId}` as "/"}>{objection.claimNumber}</Link>
              ) : (
                objection.claimNumber
              ),
            },
        ]}
      />
    </Panel>
  );
}

import type { ReactNode } from "react";
import { Tag } from "antd";
import { reads, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { useNow } from "../ui/days.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Money } from "../ui/money.tsx";

type Line = Schemas["ClaimOnList"];

const outcomes = {
  funded: { zh: "列入兑付", en: "Funded", color: "success" },
  carried: { zh: "整笔结转", en: "Carried over", color: "warning" },
  deferred: { zh: "暂缓，留额", en: "Deferred, amount kept", color: "default" },
  "left-out": { zh: "未列入", en: "Left out", color: "default" },
} as const;

/** How the claim fared on each settlement list, with the way to object while the notice runs. */
export function OnLists({ id }: { readonly id: string }): ReactNode {
  const { t } = useSpeech();
  const lists = reads.useQuery("get", "/api/v1/claims/{id}/settlement-lines", { params: { path: { id } } });
  if (lists.error !== null) return <FaultNotice fault={lists.error} again={() => void lists.refetch()} />;
  if (lists.data === undefined || lists.data.items.length === 0) return null;
  return (
    <Panel title={t("结算清单", "Settlement lists")}>
      <ul className="cards">
        {lists.data.items.map((line) => (
          <OneList key={line.lineId} line={line} />
        ))}
      </ul>
    </Panel>
  );
}

function OneList({ line }: { readonly line: Line }): ReactNode {
  const { t, until, given, language, time } = useSpeech();
  const session = useSession();
  const now = useNow();
  const outcome = outcomes[line.outcome];
  const open = line.noticeEndsAt !== null && now !== undefined && now < line.noticeEndsAt && line.fallenAt === null;
  return (
    <li className="card-row">
      <b>{line.settlementNumber}</b> <Tag color={outcome.color}>{outcome[language]}</Tag>
      <div>
        {t(`第 ${line.ordinal} 行，`, `Line ${line.ordinal}, `)}
        <Money fen={line.changedAmountFen ?? line.amountFen} />
        {line.changedAmountFen !== null && t("（异议后调整）", " (changed after an objection)")}
      </div>
      {line.reasonZh !== null && <div className="quiet">{given(line.reasonZh, line.reasonEn)}</div>}
      {line.fallenAt !== null && (
        <div>
          {t(`${time(line.fallenAt)} 移出：`, `Taken off ${time(line.fallenAt)}: `)}
          {line.fallenReason ?? ""}
        </div>
      )}
      {line.noticeEndsAt !== null && (
        <div className="quiet">
          {open
            ? t(`公示至 ${until(line.noticeEndsAt)}`, `Public notice until ${until(line.noticeEndsAt)}`)
            : t(`公示已于 ${until(line.noticeEndsAt)} 结束`, `The notice ended ${until(line.noticeEndsAt)}`)}
        </div>
      )}
      {open && line.noticeId !== null && mayCall(session, "objections.file") && (
        <ButtonLink to="/objections/new" search={{ notice: line.noticeId, line: line.lineId }} size="small">
          {t("对本行提出异议", "Object to this line")}
        </ButtonLink>
      )}
    </li>
  );
}

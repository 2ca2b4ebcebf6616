import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Typography } from "antd";
import { fenText, parseFen, subtractFen } from "@yunquan/core/money.ts";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { useNow } from "../ui/days.ts";
import { Downloads } from "../ui/downloads.tsx";
import { Facts } from "../ui/facts.tsx";
import { Figures } from "../ui/figures.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { byCursor } from "../ui/query-table.tsx";
import { History } from "./history.tsx";
import { PublishButton } from "./list-steps.tsx";
import { ListTable } from "./list-table.tsx";
import type { Settlement } from "./settlement.ts";

const route = getRouteApi("/settlements/$id");

/** A frozen list: its sums, its lines in order, its notice and files, and what comes next. */
export function FrozenList({ list }: { readonly list: Settlement }): ReactNode {
  const { t, yuan, count } = useSpeech();
  const { outcome, q } = route.useSearch();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/settlements/{id}/lines",
    {
      params: {
        path: { id: list.id },
        query: {
          limit: "50",
          ...(outcome === undefined || outcome === "blocking" ? {} : { outcome }),
          ...(q === undefined ? {} : { q }),
        },
      },
    },
    byCursor,
  );
  const claims = (lines: number): string =>
    t(`${count(lines)} 笔`, `${count(lines)} ${lines === 1 ? "claim" : "claims"}`);
  const left = leftOf(list);
  return (
    <>
      <Turn list={list} />
      <Panel title={t("清单合计", "Sums")}>
        <Figures
          figures={[
            {
              label: t("列入兑付", "Funded"),
              value: yuan(list.fundedFen),
              note: claims(list.fundedLines),
              strong: true,
            },
            { label: t("冻结时可用资金", "Cash when frozen"), value: yuan(list.cashFen) },
            { label: t("剩余", "Left"), value: yuan(left) },
            { label: t("整笔结转", "Carried over"), value: yuan(list.carriedFen), note: claims(list.carriedLines) },
            list.deferredLines > 0 && {
              label: t("暂缓预留", "Deferred"),
              value: yuan(list.deferredFen),
              note: claims(list.deferredLines),
            },
            { label: t("未列入", "Left out"), value: count(list.leftOutLines), note: t("笔", "claims") },
          ]}
        />
        <Downloads
          label={t("下载清单", "Download the list")}
          files={(["pdf", "xlsx", "csv"] as const).map((format) => ({
            words: format === "pdf" ? t("PDF（可打印盖章）", "PDF, for print") : format.toUpperCase(),
            href: `/api/v1/settlements/${list.id}/file?format=${format}`,
          }))}
        />
      </Panel>
      <Panel title={t("清单明细", "Lines")}>
        <ListTable
          live={false}
          rows={rows}
          dividers={{
            cut:
              list.carriedLines === 0
                ? t(
                    `—— 资金足以覆盖全部在列申请，剩余 ${yuan(left)} ——`,
                    `—— The money sufficed for all; ${yuan(left)} left ——`,
                  )
                : t(
                    `—— 资金截止线：剩余 ${yuan(left)} 不足下一笔，自该笔起整笔结转 ——`,
                    `—— The money ended here: ${yuan(left)} left is less than the next claim; all from there are carried over whole ——`,
                  ),
            leftOut: t(
              "以下未列入本期清单，不占资金，顺位保留",
              "Left out of this list: no money is held, the place is kept",
            ),
          }}
        />
      </Panel>
      <CaseColumns main={<Particulars list={list} />} side={<History list={list} />} />
    </>
  );
}

function leftOf(list: Settlement): string {
  const [cash, funded, deferred] = [list.cashFen ?? "0", list.fundedFen, list.deferredFen].map((text) =>
    parseFen(text),
  );
  if (cash === undefined || funded === undefined || deferred === undefined) return "0";
  return fenText(subtractFen(subtractFen(cash, funded), deferred));
}

function Turn({ list }: { readonly list: Settlement }): ReactNode {
  const { t, until } = useSpeech();
  const now = useNow();
  const { notice } = list;
  const pays = list.actions.includes("draftPayment");
  const over = notice !== null && now !== undefined && now >= notice.endsAt;
  const noticeLink = notice !== null && (
    <ButtonLink to="/notices/$id" params={{ id: notice.id }}>
      {t("查看公示与异议", "Notice and objections")}
    </ButtonLink>
  );
  if (list.status === "frozen")
    return (
      <NextStep
        tone={list.actions.includes("publish") ? "mine" : "over"}
        title={t("清单已冻结，待发布公示", "Frozen; it is to be published")}
        words={t(
          "公示期满且无未结异议的，方可兑付。",
          "It can be paid once the notice is over and no objection is open.",
        )}
        actions={list.actions.includes("publish") && <PublishButton list={list} />}
      />
    );
  if (list.status === "closed")
    return (
      <NextStep
        tone="good"
        title={t("清单已办结", "The list is closed")}
        words={t("每一行都已兑付、移出或另案处理。", "Every line is paid, taken off or dealt with elsewhere.")}
        actions={noticeLink}
      />
    );
  return (
    <NextStep
      tone={over && pays ? "mine" : "over"}
      title={
        over
          ? t("公示期已满，可编制兑付批次", "The notice is over; payment can be drafted")
          : t(`公示中，至 ${until(notice?.endsAt)}`, `Under notice until ${until(notice?.endsAt)}`)
      }
      words={
        over
          ? t(
              "无异议的行即可兑付；有未结异议的行待处理后再付。",
              "Lines without an open objection can be paid; the others follow once decided.",
            )
          : t("公示期内可提出异议，异议行暂不兑付。", "Parties may object until then; a line under objection is held.")
      }
      actions={
        <>
          {over && pays && (
            <ButtonLink to="/payments/new" search={{ settlement: list.id }} look="primary">
              {t("编制兑付批次", "Draft a payment batch")}
            </ButtonLink>
          )}
          {noticeLink}
        </>
      }
    />
  );
}

function Particulars({ list }: { readonly list: Settlement }): ReactNode {
  const { t, time, until, given, date } = useSpeech();
  return (
    <Panel title={t("基本情况", "Particulars")}>
      <Facts
        facts={[
          { label: t("结算期", "Period"), value: given(list.period.nameZh, list.period.nameEn) },
          { label: t("申请截止", "Claims until"), value: until(list.period.deadlineAt) },
          { label: t("编制", "Begun by"), value: `${list.assembledBy} · ${time(list.assembledAt)}` },
          { label: t("冻结", "Frozen by"), value: `${list.frozenBy ?? "—"} · ${time(list.frozenAt)}` },
          list.notice !== null && {
            label: t("公示编号", "Notice"),
            value: (
              <Link to="/notices/$id" params={{ id: list.notice.id }}>
                {list.notice.number}
              </Link>
            ),
          },
          list.notice !== null && {
            label: t("公示期", "Notice period"),
            value: t(
              `${list.notice.days} 天，至 ${until(list.notice.endsAt)}`,
              `${list.notice.days} days, until ${until(list.notice.endsAt)}`,
            ),
          },
          list.notice?.ownSiteUrl != null && {
            label: t("部门网站公示", "On the bureau's site"),
            value: (
              <a href={list.notice.ownSiteUrl} target="_blank" rel="noreferrer">
                {date(list.notice.ownSiteOn)}
              </a>
            ),
          },
          list.closedAt !== null && { label: t("办结", "Closed"), value: time(list.closedAt) },
          {
            label: t("内容摘要", "Digest"),
            wide: true,
            value: (
              <>
                <Typography.Text copyable className="digest">
                  {list.sha256 ?? ""}
                </Typography.Text>
                <div className="quiet">
                  {t(
                    "SHA-256，由公开的明细逐行可重算，用以核对清单未被更改。",
                    "SHA-256; anybody can compute it again from the published lines and see that nothing was changed.",
                  )}
                </div>
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}

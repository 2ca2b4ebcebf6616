import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Button, Flex, Select, Skeleton, Tag, Typography } from "antd";
import { objectionLifecycle } from "@yunquan/core/objections/lifecycle.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { Downloads } from "../ui/downloads.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Figures } from "../ui/figures.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { listKindWords, outcomeTones, outcomeWords } from "../ui/list-words.ts";
import { Money } from "../ui/money.tsx";
import { OwnSiteFields } from "../ui/own-site-fields.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepWindow } from "../ui/step-window.tsx";
import { Running } from "./notices-page.tsx";
import { noticeOutcomes, type NoticeLineFilter } from "./search.ts";

const route = getRouteApi("/notices/$id");
type Notice = Schemas["Notice"];

/** A notice as the office works with it: how long it runs, where it stands published, what was objected. */
export function NoticePage(): ReactNode {
  const { t, language, yuan, count, given } = useSpeech();
  const { id } = route.useParams();
  const session = useSession();
  const found = reads.useQuery("get", "/api/v1/public/notices/{id}", { params: { path: { id } } });
  if (found.error !== null && found.data === undefined)
    return <PageFault fault={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  const notice = found.data;
  const mayObject = notice.secondsLeft > 0 && mayCall(session, "objections.file");
  const claims = (lines: number): string =>
    t(`${count(lines)} 笔`, `${count(lines)} ${lines === 1 ? "claim" : "claims"}`);
  return (
    <>
      <PageHead
        title={t(`公示 ${notice.number}`, `Notice ${notice.number}`)}
        status={<Running notice={notice} />}
        lead={`${given(notice.cityZh, notice.cityEn)} · ${given(notice.periodZh, notice.periodEn)} · ${listKindWords[notice.kind][language]}`}
        actions={
          <>
            {mayObject && (
              <ButtonLink to="/objections/new" search={{ notice: notice.id }} look="primary">
                {t("提出异议", "Object")}
              </ButtonLink>
            )}
            {mayCall(session, "settlements.read") && (
              <ButtonLink to="/settlements/$id" params={{ id: notice.settlementId }}>
                {t(`清单 ${notice.settlementNumber}`, `List ${notice.settlementNumber}`)}
              </ButtonLink>
            )}
            <Button href={`/notices/${notice.id}`} target="_blank" rel="noreferrer">
              {t("公开页面", "Public page")}
            </Button>
          </>
        }
      />
      <CaseColumns
        main={
          <>
            <Panel title={t("公示内容", "What is published")}>
              <Figures
                figures={[
                  {
                    label: t("列入兑付", "Funded"),
                    value: yuan(notice.fundedFen),
                    note: claims(notice.fundedLines),
                    strong: true,
                  },
                  {
                    label: t("整笔结转", "Carried over"),
                    value: yuan(notice.carriedFen),
                    note: claims(notice.carriedLines),
                  },
                  notice.deferredLines > 0 && {
                    label: t("暂缓预留", "Deferred"),
                    value: yuan(notice.deferredFen),
                    note: claims(notice.deferredLines),
                  },
                  { label: t("未列入", "Left out"), value: count(notice.leftOutLines), note: t("笔", "claims") },
                ]}
              />
              <Downloads
                label={t("下载公示清单", "Download what is published")}
                files={(["pdf", "xlsx", "csv"] as const).map((format) => ({
                  words: format.toUpperCase(),
                  href: `/api/v1/public/notices/${notice.id}/file?format=${format}`,
                }))}
              />
            </Panel>
            <Objections notice={notice} />
          </>
        }
        side={<Published notice={notice} />}
      />
      <Lines notice={notice} />
    </>
  );
}

/** How long the notice runs, and where it stands besides the platform. */
function Published({ notice }: { readonly notice: Notice }): ReactNode {
  const { t, time, until, date } = useSpeech();
  const office = mayCall(useSession(), "settlements.read");
  const list = reads.useQuery(
    "get",
    "/api/v1/settlements/{id}",
    { params: { path: { id: notice.settlementId } } },
    { enabled: office },
  );
  const record = useCommand(({ ownSite }: { ownSite?: { url?: string; on?: string | null } }, header) =>
    api.POST("/api/v1/notices/{id}/own-site", {
      params: { path: { id: notice.id }, header },
      body: { version: notice.version, ownSite: { url: ownSite?.url ?? "", on: ownSite?.on ?? "" } },
    }),
  );
  return (
    <>
      <Panel title={t("公示期", "Period")}>
        <Facts
          column={1}
          facts={[
            { label: t("平台发布", "Published"), value: time(notice.publishedAt) },
            { label: t("天数", "Days"), value: t(`${notice.days} 天`, `${notice.days} days`) },
            { label: t("期满", "Until"), value: until(notice.endsAt) },
            {
              label: t("部门网站", "Own site"),
              value:
                notice.ownSiteUrl === null ? (
                  t("未登记", "Not recorded")
                ) : (
                  <a href={notice.ownSiteUrl} target="_blank" rel="noreferrer">
                    {date(notice.ownSiteOn)}
                  </a>
                ),
            },
          ]}
        />
        {list.data?.actions.includes("recordOwnSite") === true && notice.secondsLeft > 0 && (
          <div className="gap-above">
            <StepWindow
              label={notice.ownSiteUrl === null ? t("登记部门网站公示", "Record own site") : t("更正登记", "Correct")}
              command={record}
              done={t("已登记。", "Recorded.")}
              fields={<OwnSiteFields required />}
              initial={{
                ownSite: {
                  ...(notice.ownSiteUrl === null ? {} : { url: notice.ownSiteUrl }),
                  ...(notice.ownSiteOn === null ? {} : { on: notice.ownSiteOn }),
                },
              }}
              consequence={t(
                "作为部门网站同步公示的证明。网站晚于平台发布的，公示期相应顺延，不会提前。",
                "It proves that the notice stood on the bureau's own site. If that was later, the period ends later; never earlier.",
              )}
            />
          </div>
        )}
      </Panel>
      {office && <Embedding notice={notice} />}
    </>
  );
}

/** How the bureau's own site shows the notice. */
function Embedding({ notice }: { readonly notice: Notice }): ReactNode {
  const { t } = useSpeech();
  const origin = location.origin;
  const address = `${origin}/api/v1/public/notices/${notice.id}/embed`;
  return (
    <Panel title={t("嵌入部门网站", "For the bureau's own site")}>
      <p className="quiet">
        {t(
          "网页可直接读取下列接口，内容与平台同步；不含账户等信息。",
          "Other sites may read this address; it always says what the platform says, and holds no bank data.",
        )}
      </p>
      <Typography.Paragraph copyable={{ text: address }} className="code-line">
        {address}
      </Typography.Paragraph>
      <p className="quiet">{t("或在页面中插入链接：", "Or link to the public page:")}</p>
      <Typography.Paragraph copyable={{ text: linkTo(notice, origin) }} className="code-line">
        {linkTo(notice, origin)}
      </Typography.Paragraph>
    </Panel>
  );
}

function linkTo(notice: Notice, origin: string): string {
  return `<a href="${origin}/notices/${notice.id}">${notice.cityZh}服务券结算清单公示 ${notice.number}</a>`;
}

function Objections({ notice }: { readonly notice: Notice }): ReactNode {
  const { t, time, count } = useSpeech();
  const answer = reads.useQuery(
    "get",
    "/api/v1/objections",
    { params: { query: { settlementId: notice.settlementId, limit: "100" } } },
    { retry: 0 },
  );
  if (answer.error instanceof ApiFault && answer.error.problem.status === 403) return null;
  const items = answer.data?.items ?? [];
  const open = items.filter((one) => one.status === "filed" || one.status === "admitted").length;
  return (
    <Panel
      title={t("收到的异议", "Objections")}
      extra={open > 0 && <Tag color="warning">{t(`${count(open)} 件未结`, `${count(open)} open`)}</Tag>}
    >
      <FaultNotice fault={answer.error} again={() => void answer.refetch()} />
      {answer.isPending && <Skeleton active title={false} />}
      {answer.data !== undefined && items.length === 0 && (
        <p className="quiet">
          {t("没有收到异议。", "No objections.")}
          {notice.secondsLeft > 0 &&
            t("公示期内如有提出，会在这里列出。", " Those filed during the notice are listed here.")}
        </p>
      )}
      <ul className="plain-list">
        {items.map((one) => (
          <li key={one.id}>
            <Flex gap={12} wrap align="center">
              <Link to={`/objections/${one.id}` as "/"}>{one.number}</Link>
              <StatusTag lifecycle={objectionLifecycle} status={one.status} />
              <span>{one.organisationName}</span>
              <span className="quiet">
                {one.line === null
                  ? t("遗漏", "omission")
                  : t(
                      `第 ${one.line.ordinal} 行 ${one.line.enterpriseName}`,
                      `line ${one.line.ordinal}, ${one.line.enterpriseName}`,
                    )}
              </span>
              <time className="quiet" dateTime={one.filedAt}>
                {time(one.filedAt)}
              </time>
            </Flex>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const stateWords: Readonly<Record<Schemas["NoticeLine"]["state"], { zh: string; en: string; tone: string }>> = {
  noticed: { zh: "公示中", en: "under notice", tone: "processing" },
  held: { zh: "异议处理中，暂不兑付", en: "held by an objection", tone: "warning" },
  fallen: { zh: "异议成立，已移出", en: "taken off", tone: "error" },
  passed: { zh: "公示无异议", en: "notice passed", tone: "success" },
  paid: { zh: "已兑付", en: "paid", tone: "success" },
  none: { zh: "", en: "", tone: "default" },
};

function Lines({ notice }: { readonly notice: Notice }): ReactNode {
  const { t, language, given, count } = useSpeech();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/public/notices/{id}/lines",
    { params: { path: { id: notice.id }, query: { limit: "50", ...filter } } },
    byCursor,
  );
  type Line = Schemas["NoticeLine"] & { readonly id: string };
  const withIds = {
    ...rows,
    data:
      rows.data === undefined
        ? undefined
        : {
            pages: rows.data.pages.map((page) => ({
              items: page.items.map((line): Line => ({ ...line, id: line.lineId })),
            })),
          },
  };
  const outcome = (line: Line): ReactNode => (
    <>
      <Tag color={outcomeTones[line.outcome] ?? "default"}>{outcomeWords[line.outcome]?.[language]}</Tag>
      {line.state !== "none" && <Tag color={stateWords[line.state].tone}>{stateWords[line.state][language]}</Tag>}
      {line.reasonZh !== null && <div className="quiet">{given(line.reasonZh, line.reasonEn)}</div>}
    </>
  );
  return (
    <Panel title={t("公示明细", "Lines")}>
      <FilterBar
        onClear={filter.outcome === undefined ? undefined : () => void navigate({ search: {}, replace: true })}
      >
        <Select
          aria-label={t("结果", "Outcome")}
          value={filter.outcome ?? ""}
          onChange={(chosen: string) =>
            void navigate({ search: (chosen === "" ? {} : { outcome: chosen }) as NoticeLineFilter, replace: true })
          }
          options={[
            { value: "", label: t("全部结果", "Any outcome") },
            ...noticeOutcomes.map((value) => ({ value, label: outcomeWords[value]?.[language] ?? value })),
          ]}
        />
      </FilterBar>
      <QueryTable<Line>
        label={t("公示各行", "Lines of the notice")}
        rows={withIds}
        empty={{ words: t("没有符合条件的行。", "No lines match.") }}
        columns={[
          { title: t("序号", "No."), width: 64, dataIndex: "ordinal" },
          { title: t("顺位", "Place"), width: 80, render: (_, line) => count(line.position) },
          {
            title: t("企业", "Enterprise"),
            render: (_, line) => (
              <>
                {line.enterpriseName}
                <div className="quiet">{given(line.serviceZh, line.serviceEn)}</div>
              </>
            ),
          },
          {
            title: t("金额", "Amount"),
            width: 140,
            align: "right",
            render: (_, line) => <Money fen={line.changedAmountFen ?? line.amountFen} />,
          },
          { title: t("结果与状态", "Outcome and state"), width: 240, render: (_, line) => outcome(line) },
        ]}
        card={(line) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <b>
                {line.ordinal}. {line.enterpriseName}
              </b>
              <Money fen={line.changedAmountFen ?? line.amountFen} />
            </Flex>
            <span className="quiet">{given(line.serviceZh, line.serviceEn)}</span>
            <span>{outcome(line)}</span>
          </Flex>
        )}
      />
    </Panel>
  );
}

import { useState, type ReactNode } from "react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Checkbox, Empty, Flex, Grid, Segmented, Skeleton, Table, Tag } from "antd";
import { useSpeech } from "../speech.ts";
import { useNow } from "../ui/days.ts";
import { PageFault } from "../ui/exceptions.tsx";
import { leftUntil } from "../ui/left-until.ts";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { BatchConfirm } from "./batch-confirm.tsx";
import { CaseBeside, DisputeButton } from "./case-beside.tsx";
import type { WaitingKind } from "./search.ts";
import { useWaiting, type Waiting } from "./waiting.ts";

/** What waits for the supplier's word: applications and claims in one list by their clock, confirmed many at a time. */
export function ConfirmationsPage(): ReactNode {
  const { t, count } = useSpeech();
  const { kind } = useSearch({ from: "/confirmations" });
  const navigate = useNavigate();
  const wide = Grid.useBreakpoint().md ?? true;
  const waiting = useWaiting();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const all = waiting.rows ?? [];
  const rows = all.filter((row) => kind === undefined || row.kind === kind);
  const selected = rows.filter((row) => chosen.includes(row.id));
  const amount = (of: WaitingKind | undefined): number =>
    all.filter((row) => of === undefined || row.kind === of).length;
  if (waiting.error !== null && waiting.rows === undefined)
    return <PageFault fault={waiting.error} again={waiting.refetch} />;
  return (
    <>
      <PageHead
        title={t("待确认事项", "To confirm")}
        lead={t(
          "企业的申请和结算须由供应商在限期内确认；与事实不符的，说明理由退回企业。",
          "Applications and claims of enterprises wait for your word within their days; dispute what is not true.",
        )}
        actions={<BatchConfirm rows={selected} onDone={(left) => setChosen(left)} />}
      />
      <Flex gap={12} align="center" wrap className="filters">
        <Segmented<WaitingKind | "all">
          aria-label={t("类别", "Kind")}
          value={kind ?? "all"}
          onChange={(value) =>
            void navigate({ to: "/confirmations", search: value === "all" ? {} : { kind: value }, replace: true })
          }
          options={[
            { value: "all", label: t(`全部 ${count(amount(undefined))}`, `All ${count(amount(undefined))}`) },
            {
              value: "applications",
              label: t(`服务券申请 ${count(amount("applications"))}`, `Applications ${count(amount("applications"))}`),
            },
            { value: "claims", label: t(`结算申请 ${count(amount("claims"))}`, `Claims ${count(amount("claims"))}`) },
          ]}
        />
      </Flex>
      {waiting.rows === undefined ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : rows.length === 0 ? (
        <section className="panel">
          <Empty
            description={t(
              "没有等待确认的事项。企业提交后会出现在这里，并发送消息。",
              "Nothing waits for you. It appears here, with a message, once an enterprise submits it.",
            )}
          />
        </section>
      ) : wide ? (
        <WaitingTable rows={rows} chosen={chosen} onChoose={setChosen} />
      ) : (
        <WaitingCards rows={rows} chosen={chosen} onChoose={setChosen} />
      )}
    </>
  );
}

interface Choosing {
  readonly rows: readonly Waiting[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

function KindTag({ kind }: { readonly kind: WaitingKind }): ReactNode {
  const { t } = useSpeech();
  return kind === "applications" ? (
    <Tag color="blue">{t("服务券申请", "Application")}</Tag>
  ) : (
    <Tag color="purple">{t("结算申请", "Claim")}</Tag>
  );
}

function Due({ row }: { readonly row: Waiting }): ReactNode {
  const speech = useSpeech();
  const now = useNow();
  if (row.dueAt === null) return "—";
  const late = now !== undefined && row.dueAt <= now;
  return (
    <span className={late ? "late" : undefined}>
      {speech.until(row.dueAt)}
      {now !== undefined && <div className={late ? "late" : "quiet"}>{leftUntil(speech, now, row.dueAt)}</div>}
    </span>
  );
}

function WaitingTable({ rows, chosen, onChoose }: Choosing): ReactNode {
  const { t, given } = useSpeech();
  return (
    <Table<Waiting>
      className="scrolled-table"
      rowKey="id"
      size="middle"
      pagination={false}
      dataSource={[...rows]}
      rowSelection={{
        selectedRowKeys: [...chosen],
        onChange: (keys) => onChoose(keys.map(String)),
        getCheckboxProps: (row) => ({ "aria-label": t(`选择 ${row.number}`, `Choose ${row.number}`) }),
        getTitleCheckboxProps: () => ({ "aria-label": t("全选", "Choose all") }),
      }}
      expandable={{
        expandedRowRender: (row) => <CaseBeside row={row} />,
        expandIcon: ({ expanded, onExpand, record }) => (
          <Button
            type="link"
            size="small"
            aria-expanded={expanded}
            aria-label={t(`${record.number} 的合同与订单`, `Contract and order of ${record.number}`)}
            onClick={(event) => onExpand(record, event)}
          >
            {expanded ? t("收起", "Close") : t("核对", "Check")}
          </Button>
        ),
        columnTitle: t("核对", "Check"),
        columnWidth: 72,
      }}
      columns={[
        { title: t("类别", "Kind"), width: 120, render: (_, row) => <KindTag kind={row.kind} /> },
        {
          title: t("编号", "Number"),
          width: 150,
          render: (_, row) => <Link to={`/${row.kind}/${row.id}` as "/"}>{row.number}</Link>,
        },
        { title: t("企业", "Enterprise"), render: (_, row) => row.enterprise },
        { title: t("应用服务", "Service"), render: (_, row) => given(row.serviceZh, row.serviceEn) },
        { title: t("金额", "Amount"), align: "right", width: 140, render: (_, row) => <Money fen={row.amountFen} /> },
        { title: t("确认期限", "Answer until"), width: 170, render: (_, row) => <Due row={row} /> },
        { title: t("操作", "Action"), width: 110, render: (_, row) => <DisputeButton row={row} /> },
      ]}
    />
  );
}

function WaitingCards({ rows, chosen, onChoose }: Choosing): ReactNode {
  const { t, given } = useSpeech();
  const [open, setOpen] = useState<string>();
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={row.id} className="card-row">
          <Flex vertical gap={6}>
            <Flex justify="space-between" gap={8}>
              <Checkbox
                checked={chosen.includes(row.id)}
                onChange={(event) =>
                  onChoose(event.target.checked ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))
                }
              >
                {row.number}
              </Checkbox>
              <KindTag kind={row.kind} />
            </Flex>
            <b>{row.enterprise}</b>
            <span>{given(row.serviceZh, row.serviceEn)}</span>
            <Flex justify="space-between" gap={8}>
              <Money fen={row.amountFen} />
              <Due row={row} />
            </Flex>
            <Flex gap={8}>
              <Button
                aria-expanded={open === row.id}
                onClick={() => setOpen((before) => (before === row.id ? undefined : row.id))}
              >
                {t("核对", "Check")}
              </Button>
              <DisputeButton row={row} />
            </Flex>
            {open === row.id && <CaseBeside row={row} />}
          </Flex>
        </li>
      ))}
    </ul>
  );
}

import type { ReactNode } from "react";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Empty, Select, Skeleton, Table } from "antd";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { NotFound } from "../ui/exceptions.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Figures } from "../ui/figures.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";

const route = getRouteApi("/payments/new");

/** Drafts a batch of what of a list can be paid now; who is kept out is named, with what would help. */
export function NewBatchPage(): ReactNode {
  const { t, given } = useSpeech();
  const session = useSession();
  const { settlement } = route.useSearch();
  const navigate = route.useNavigate();
  const lists = reads.useQuery("get", "/api/v1/settlements", { params: { query: { limit: "100" } } });
  if (!mayCall(session, "payments.draft")) return <NotFound />;
  const payable = (lists.data?.items ?? []).filter((list) => list.actions.includes("draftPayment"));
  return (
    <>
      <PageHead
        title={t("编制兑付批次", "Draft a payment batch")}
        lead={t(
          "批次收入清单中公示期满、无未结异议、账户已确认的行；编制人不能核付。",
          "A batch takes the lines whose notice is over without an open objection and whose account is confirmed; who drafts does not release.",
        )}
      />
      <FaultNotice fault={lists.error} again={() => void lists.refetch()} />
      {lists.isPending && <Skeleton active />}
      {lists.data !== undefined && payable.length === 0 && (
        <Empty
          description={t(
            "没有可兑付的清单。清单公示期满后即可编制批次。",
            "No list can be paid yet; a batch is drafted after a list's notice.",
          )}
        >
          <ButtonLink to="/settlements">{t("查看结算清单", "Settlement lists")}</ButtonLink>
        </Empty>
      )}
      {payable.length > 0 && (
        <FilterBar>
          <Select
            className="wide-select"
            aria-label={t("结算清单", "Settlement list")}
            placeholder={t("选择结算清单", "Choose a list")}
            value={settlement ?? null}
            onChange={(chosen: string) => void navigate({ search: { settlement: chosen }, replace: true })}
            options={payable.map((list) => ({
              value: list.id,
              label: `${list.number ?? ""} · ${given(list.period.nameZh, list.period.nameEn)}`,
            }))}
          />
        </FilterBar>
      )}
      {settlement !== undefined && <Payable key={settlement} settlementId={settlement} />}
    </>
  );
}

function Payable({ settlementId }: { readonly settlementId: string }): ReactNode {
  const { t, yuan, count } = useSpeech();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const answer = reads.useQuery("get", "/api/v1/payments/payable", { params: { query: { settlementId } } });
  const draft = useCommand((body: { settlementId: string }, header) =>
    api.POST("/api/v1/payments", { params: { header }, body }),
  );
  const carryOut = async (): Promise<void> => {
    try {
      const drafted = await draft.run({ settlementId });
      if (drafted === undefined) return;
      if (drafted.remaining > 0)
        void message.info(
          t(
            `另有 ${count(drafted.remaining)} 笔进入下一批次。`,
            `${count(drafted.remaining)} more lines go into the next batch.`,
          ),
        );
      await navigate({ to: "/payments/$id", params: { id: drafted.batch.id } });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    }
  };
  if (answer.error !== null) return <FaultNotice fault={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Skeleton active />;
  const { lines, totalFen, keptOut } = answer.data;
  return (
    <>
      <Panel title={t("现可兑付", "Can be paid now")}>
        <FaultNotice fault={draft.fault} />
        <Figures
          figures={[
            { label: t("金额", "Amount"), value: yuan(totalFen), strong: true },
            { label: t("笔数", "Lines"), value: count(lines) },
            { label: t("暂不能兑付", "Kept out"), value: count(keptOut.length) },
          ]}
        />
        {lines === 0 ? (
          <Alert
            type="info"
            showIcon
            title={t(
              "目前没有可兑付的行：可能公示尚未期满、均已编入批次，或如下所列暂不能兑付。",
              "No line can be paid now: the notice may still run, all may be in batches, or they are kept out as listed.",
            )}
          />
        ) : (
          <Button type="primary" loading={draft.isPending} onClick={() => void carryOut()}>
            {t(
              `编制批次（${count(lines)} 笔，${yuan(totalFen)}）`,
              `Draft a batch (${count(lines)} lines, ${yuan(totalFen)})`,
            )}
          </Button>
        )}
      </Panel>
      {keptOut.length > 0 && (
        <Panel title={t("暂不能兑付的行", "Kept out, and why")}>
          <Table<Schemas["KeptOutOfPayment"]>
            size="small"
            rowKey="claimId"
            pagination={false}
            scroll={{ x: 640 }}
            dataSource={keptOut}
            columns={[
              {
                title: t("结算申请", "Claim"),
                render: (_, one) => <Link to={`/claims/${one.claimId}` as "/"}>{one.claimNumber}</Link>,
              },
              { title: t("企业", "Enterprise"), dataIndex: "enterpriseName" },
              { title: t("金额", "Amount"), align: "right", render: (_, one) => <Money fen={one.amountFen} /> },
              { title: t("原因", "Why"), render: (_, one) => t(one.causeZh, one.causeEn) },
            ]}
          />
        </Panel>
      )}
    </>
  );
}

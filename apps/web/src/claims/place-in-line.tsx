import type { ReactNode } from "react";
import { Skeleton, Table } from "antd";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import { marks } from "@yunquan/core/usage/marks.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Money } from "../ui/money.tsx";
import "./claims.css";

type Nearest = Schemas["ClaimLine"]["nearest"][number];

/** Where a claim stands in its city's line, who is before it (without names), and what decides when its turn comes. */
export function PlaceInLine({ id }: { readonly id: string }): ReactNode {
  const { t, time, count, yuan, language } = useSpeech();
  const line = reads.useQuery("get", "/api/v1/claims/{id}/line", { params: { path: { id } } });
  if (line.error !== null) return <FaultNotice fault={line.error} again={() => void line.refetch()} />;
  if (line.data === undefined) return <Skeleton active />;
  const { position, givenAt, waiting, ahead, nearest, carriedFrom, lastPosition } = line.data;
  return (
    <Panel title={t("结算顺位", "Place in line")}>
      <p className="big-place">
        {t("第 ", "No. ")}
        <b className="figure">{position}</b>
        {t(" 位", "")}
      </p>
      <p className="quiet">
        {t(
          `${time(givenAt)} 取得，本市共给出 ${count(lastPosition)} 个顺位。`,
          `Given ${time(givenAt)}; the city has given ${count(lastPosition)} so far.`,
        )}
      </p>
      {carriedFrom > 0 && (
        <p>
          {t(
            `已结转 ${carriedFrom} 期，下期优先于未结转的申请。`,
            `Carried over ${carriedFrom} times; it comes before those never carried.`,
          )}
        </p>
      )}
      {waiting ? (
        <>
          <p>
            {t(
              `前面还有 ${count(ahead.claims)} 件，共 ${yuan(ahead.amountFen)}，其中 ${count(ahead.markedComplete)} 件已标注完成。`,
              `${count(ahead.claims)} claims are ahead, ${yuan(ahead.amountFen)} in all; ${count(ahead.markedComplete)} of them are marked complete.`,
            )}
          </p>
          <p className="quiet">
            {t(
              "轮到本件取决于：供应商确认、实施情况表标注完成、复核通过，以及当期资金在前面各件之后仍够全额兑付。未完成的不占资金，也不挡后面的。",
              "Your turn depends on the supplier's confirmation, the completion mark, the approval, and on money being left for the whole amount after those ahead. Who is not complete holds no money and blocks nobody.",
            )}
          </p>
          {nearest.length > 0 && (
            <details className="more">
              <summary>{t(`紧邻前方的 ${nearest.length} 件`, `The nearest ${nearest.length} ahead`)}</summary>
              <Table<Nearest>
                rowKey="position"
                size="small"
                pagination={false}
                scroll={{ x: true }}
                dataSource={[...nearest]}
                columns={[
                  { title: t("顺位", "Place"), dataIndex: "position", align: "right" },
                  { title: t("状态", "Status"), render: (_, one) => claimLifecycle.statuses[one.status][language] },
                  {
                    title: t("标注", "Mark"),
                    render: (_, one) => (one.mark === null ? "—" : marks[one.mark][language]),
                  },
                  { title: t("金额", "Amount"), align: "right", render: (_, one) => <Money fen={one.amountFen} /> },
                ]}
              />
            </details>
          )}
        </>
      ) : (
        <p>{t("已离开队列。", "It has left the line.")}</p>
      )}
    </Panel>
  );
}

import type { ReactNode } from "react";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Empty, Skeleton, Table, Tag } from "antd";
import { ApiFault, api, reads, useCommand } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";

/** Every time all figures were added up again, and whether they agreed. */
export function ProofRunsPage(): ReactNode {
  const { t, time, count } = useSpeech();
  const session = useSession();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = reads.useQuery("get", "/api/v1/proof/runs", {});
  const run = useCommand((_: undefined, header) => api.POST("/api/v1/proof/runs", { params: { header } }));
  const start = async (): Promise<void> => {
    try {
      const made = await run.run(undefined);
      await navigate({ to: "/proof/$id", params: { id: made.id } });
    } catch (failed) {
      if (!(failed instanceof ApiFault)) throw failed;
    }
  };
  return (
    <>
      <PageHead
        title={t("账实验算", "Proof of the figures")}
        lead={t(
          "不用业务程序，直接从登记的记录重新加总每一笔额度、资金和排队，逐项核对。每夜自动进行。",
          "Every sum of capacity, cash and line is added up again from the stored records, without the code that wrote them. It runs every night.",
        )}
        actions={
          mayCall(session, "proof.run") && (
            <Button type="primary" loading={run.isPending} onClick={() => void start()}>
              {run.isPending ? t("正在验算", "Adding up") : t("立即验算", "Run it now")}
            </Button>
          )
        }
      />
      <FaultNotice fault={run.fault} />
      <FaultNotice fault={error} again={() => void refetch()} />
      {isPending && <Skeleton active />}
      {data?.items.length === 0 && <Empty description={t("还没有验算记录。", "It has not run yet.")} />}
      {data !== undefined && data.items.length > 0 && (
        <section className="panel">
          <Table
            rowKey="id"
            size="middle"
            pagination={false}
            scroll={{ x: 500 }}
            dataSource={data.items}
            columns={[
              {
                title: t("时间", "Time"),
                render: (_, one) => (
                  <Link to="/proof/$id" params={{ id: one.id }}>
                    {time(one.ranAt)}
                  </Link>
                ),
              },
              { title: t("结果", "Outcome"), render: (_, one) => <ProofTag outcome={one.outcome} /> },
              { title: t("不符处", "Differences"), align: "right", render: (_, one) => count(one.differences) },
            ]}
          />
        </section>
      )}
    </>
  );
}

function ProofTag({ outcome }: { readonly outcome: "clean" | "differences" }): ReactNode {
  const { t } = useSpeech();
  return outcome === "clean" ? (
    <Tag color="success">{t("全部相符", "Everything agrees")}</Tag>
  ) : (
    <Tag color="error">{t("有不符", "Differences")}</Tag>
  );
}

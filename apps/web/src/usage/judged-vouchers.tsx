import { useState, type ReactNode } from "react";
import { Button, Empty, Flex, Skeleton, Tag } from "antd";
import { marks } from "@yunquan/core/usage/marks.ts";
import { voucherLifecycle } from "@yunquan/core/vouchers/lifecycle.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ActiveDays } from "../ui/active-days.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { byCursor } from "../ui/query-table.tsx";
import { ReceivedFigures } from "../ui/received-figures.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import "./usage.css";

/** The supplier's vouchers that still need data, each with how its use would be judged today. */
export function JudgedVouchers(): ReactNode {
  const { t } = useSpeech();
  const vouchers = reads.useInfiniteQuery("get", "/api/v1/vouchers", { params: { query: { limit: "20" } } }, byCursor);
  if (vouchers.error !== null && vouchers.data === undefined)
    return <FaultNotice fault={vouchers.error} again={() => void vouchers.refetch()} />;
  if (vouchers.data === undefined) return <Skeleton active />;
  const items = vouchers.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <section className="panel">
        <Empty
          description={t(
            "还没有本单位的服务券。企业的申请发券后，从合同开始之日起即可报送。",
            "No vouchers of yours yet. Once one is issued, deliver from the day its contract began.",
          )}
        />
      </section>
    );
  return (
    <>
      <p className="quiet">
        {t(
          "按奖补标准的阈值对已收到的数据试判，与结算评估用同一规则；结果以评估为准。",
          "Judged by the standard's thresholds on what was received, by the rule of the evaluation itself; the evaluation counts.",
        )}
      </p>
      <ul className="cards">
        {items.map((voucher) => (
          <JudgedVoucher key={voucher.id} voucher={voucher} />
        ))}
      </ul>
      {vouchers.hasNextPage && (
        <Button loading={vouchers.isFetchingNextPage} onClick={() => void vouchers.fetchNextPage()}>
          {t("继续加载", "Load more")}
        </Button>
      )}
    </>
  );
}

function JudgedVoucher({ voucher }: { readonly voucher: Schemas["VoucherSummary"] }): ReactNode {
  const { t, given, language } = useSpeech();
  const [open, setOpen] = useState(false);
  const outlook = reads.useQuery("get", "/api/v1/usage/outlook", {
    params: { query: { voucherId: voucher.id } },
  });
  const active = outlook.data?.days.filter((day) => day.state === "active").length ?? 0;
  const thresholds = outlook.data?.thresholds ?? null;
  return (
    <li className="card-row">
      <Flex justify="space-between" gap={12} wrap align="center">
        <div>
          <b>{voucher.code}</b> <StatusTag lifecycle={voucherLifecycle} status={voucher.status} />
          <div>
            {given(voucher.serviceNameZh, voucher.serviceNameEn)} · {voucher.enterprise.name}
          </div>
        </div>
        <Flex gap={12} align="center" wrap>
          {outlook.data !== undefined && (
            <span>
              {thresholds !== null &&
                t(`活跃 ${active} / ${thresholds.activeDaysMin} 天 `, `${active} of ${thresholds.activeDaysMin} days `)}
              <Tag color={outlook.data.outcome === "complete" ? "success" : "warning"}>
                {marks[outlook.data.outcome][language]}
              </Tag>
            </span>
          )}
          <Button
            aria-expanded={open}
            aria-label={t(`${voucher.code} 的判定依据`, `How ${voucher.code} is judged`)}
            onClick={() => setOpen((before) => !before)}
          >
            {open ? t("收起", "Close") : t("查看依据", "See why")}
          </Button>
        </Flex>
      </Flex>
      <FaultNotice fault={outlook.error} />
      {open && outlook.data !== undefined && (
        <div className="judged">
          <ActiveDays outlook={outlook.data} />
          <h3>{t("已收到的数据", "What was received")}</h3>
          <ReceivedFigures voucherId={voucher.id} />
        </div>
      )}
    </li>
  );
}

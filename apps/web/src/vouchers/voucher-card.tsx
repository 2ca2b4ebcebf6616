import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Flex, QRCode } from "antd";
import { voucherLifecycle } from "@yunquan/core/vouchers/lifecycle.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { daysUntil, useNow } from "../ui/days.ts";
import { Money } from "../ui/money.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import "./vouchers.css";

/** One voucher in the wallet: what it is worth, for what, until when, and the way to claim it. */
export function VoucherCard({ voucher }: { readonly voucher: Schemas["VoucherSummary"] }): ReactNode {
  const { t, given, until } = useSpeech();
  const now = useNow();
  const usable = voucher.status === "issued";
  const left = now === undefined ? undefined : daysUntil(voucher.lastClaimAt, now);
  return (
    <article className={`voucher-card ${usable ? "usable" : ""}`}>
      <Flex justify="space-between" align="start" gap={12}>
        <div className="voucher-words">
          <div className="voucher-value">
            <Money fen={voucher.faceValueFen} />
          </div>
          <h2>
            <Link to="/vouchers/$id" params={{ id: voucher.id }}>
              {given(voucher.serviceNameZh, voucher.serviceNameEn)}
            </Link>
          </h2>
          <div className="quiet">{voucher.supplier.name}</div>
          <div className="figure">{voucher.code}</div>
        </div>
        <QRCode
          type="svg"
          size={88}
          bordered={false}
          value={`${location.origin}/verify/${voucher.code}`}
          aria-label={t(`核验服务券 ${voucher.code} 的二维码`, `QR code to verify voucher ${voucher.code}`)}
        />
      </Flex>
      <Flex justify="space-between" align="center" gap={8} wrap className="voucher-foot">
        <span>
          <StatusTag lifecycle={voucherLifecycle} status={voucher.status} />
          {usable && (
            <span className={left !== undefined && left <= 15 ? "late-words" : "quiet"}>
              {t(`${until(voucher.lastClaimAt)} 前结算`, `claim until ${until(voucher.lastClaimAt)}`)}
              {left !== undefined && left >= 0 && t(`，还有 ${left} 天`, `, ${left} days left`)}
            </span>
          )}
        </span>
        {voucher.actions.includes("claim") && (
          <ButtonLink to="/claims/new" search={{ voucher: voucher.id }} look="primary">
            {t("申请结算", "Claim")}
          </ButtonLink>
        )}
      </Flex>
    </article>
  );
}

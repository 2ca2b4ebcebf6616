import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Button, QRCode, Skeleton } from "antd";
import { DownloadOutlined } from "@ant-design/icons";
import { cityOf } from "@yunquan/core/divisions.ts";
import { voucherLifecycle, type VoucherStatus } from "@yunquan/core/vouchers/lifecycle.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ActiveDays } from "../ui/active-days.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { daysUntil, useNow } from "../ui/days.ts";
import { Facts } from "../ui/facts.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { Money } from "../ui/money.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { ReceivedFigures } from "../ui/received-figures.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { Timeline } from "../ui/timeline.tsx";
import "./vouchers.css";

const route = getRouteApi("/vouchers/$id");
type Voucher = Schemas["Voucher"];

/** One voucher: what it is worth and for what, until when, what becomes of it, and its certificate. */
export function VoucherPage(): ReactNode {
  const { id } = route.useParams();
  const { t, given } = useSpeech();
  const found = reads.useQuery("get", "/api/v1/vouchers/{id}", { params: { path: { id } } });
  if (found.data === undefined)
    return found.error === null ? (
      <Skeleton active title={false} paragraph={{ rows: 10 }} />
    ) : (
      <PageFault fault={found.error} again={() => void found.refetch()} />
    );
  const voucher = found.data;
  return (
    <>
      <PageHead
        title={t(`服务券 ${voucher.code}`, `Voucher ${voucher.code}`)}
        status={<StatusTag lifecycle={voucherLifecycle} status={voucher.status} />}
        lead={`${given(voucher.serviceNameZh, voucher.serviceNameEn)} · ${voucher.supplier.name}`}
        actions={
          <Button icon={<DownloadOutlined />} href={`/api/v1/vouchers/${id}/certificate`}>
            {t("下载凭证（PDF）", "Certificate (PDF)")}
          </Button>
        }
      />
      <Turn voucher={voucher} />
      <CaseColumns
        main={
          <>
            <About voucher={voucher} />
            <Use voucher={voucher} />
          </>
        }
        side={<Standing voucher={voucher} />}
      />
    </>
  );
}

function Turn({ voucher }: { readonly voucher: Voucher }): ReactNode {
  const { t, until, language } = useSpeech();
  const now = useNow();
  const left = now === undefined ? undefined : daysUntil(voucher.lastClaimAt, now);
  const usable = voucher.status === "issued";
  const claims = voucher.actions.includes("claim");
  return (
    <NextStep
      title={
        usable
          ? t(
              `${until(voucher.lastClaimAt)} 前申请结算${left === undefined || left < 0 ? "" : `，还有 ${left} 天`}`,
              `Claim until ${until(voucher.lastClaimAt)}${left === undefined || left < 0 ? "" : `, ${left} days left`}`,
            )
          : voucherLifecycle.statuses[voucher.status][language]
      }
      words={whatFollows[voucher.status][language]}
      {...toneOf(voucher.status, left)}
      actions={
        <>
          {claims && (
            <ButtonLink to="/claims/new" search={{ voucher: voucher.id }} look="primary">
              {t("申请结算", "Claim")}
            </ButtonLink>
          )}
          {voucher.actions.includes("surrender") && <Surrender voucher={voucher} />}
        </>
      }
    />
  );
}

function toneOf(status: VoucherStatus, left: number | undefined): { tone?: "mine" | "late" | "good" | "over" } {
  if (status === "issued") return left !== undefined && left <= 15 ? { tone: "late" } : { tone: "mine" };
  if (status === "redeemed") return { tone: "good" };
  return status === "claimed" ? {} : { tone: "over" };
}

const whatFollows: Readonly<Record<VoucherStatus, { readonly zh: string; readonly en: string }>> = {
  issued: {
    zh: "使用服务、付清费用、取得发票和验收报告后申请结算。逾期未申请的，服务券自动作废，占用的额度释放，不能恢复。",
    en: "Use the service, pay, get invoice and acceptance report, then claim. Unclaimed at the end it expires by itself, what it holds is freed, and it cannot be restored.",
  },
  claimed: {
    zh: "结算申请办理中。结算申请撤回或未通过时，尚在有效期内的服务券恢复可用。",
    en: "Its claim is being handled. If the claim falls, the voucher can be used again within its validity.",
  },
  redeemed: { zh: "资金已拨付。", en: "The money is paid." },
  expired: {
    zh: "有效期内未申请结算，已自动作废，占用的额度已释放。",
    en: "It was not claimed in time and has expired; what it held is freed.",
  },
  surrendered: { zh: "企业已放弃，占用的额度已释放。", en: "Surrendered by the enterprise; what it held is freed." },
  frozen: { zh: "正在核查，核查期间不能使用。", en: "Under investigation; it cannot be used meanwhile." },
  revoked: { zh: "经核查已撤销。", en: "Revoked after investigation." },
  recovering: { zh: "已拨付的资金正在追缴。", en: "The money paid is being recovered." },
  recovered: { zh: "已拨付的资金已追缴。", en: "The money paid has been recovered." },
};

function Surrender({ voucher: { id, version } }: { readonly voucher: Voucher }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/vouchers/{id}/surrender", {
      params: { path: { id }, header },
      body: { version, reason: body.reason ?? "" },
    }),
  );
  return (
    <StepButton
      label={t("放弃服务券", "Surrender")}
      danger
      consequence={t(
        "放弃后释放占用的年度上限和本市额度，不能恢复；需要时须重新申请、重新排队。",
        "Your cap and the city's capacity are freed for good; to have it again you apply and queue anew.",
      )}
      command={command}
      reason="required"
      phrases={[
        t("合同已解除，不再使用该服务。", "The contract has ended; the service is no longer used."),
        t("改用其他应用服务。", "Another service is used instead."),
      ]}
      done={t("已放弃", "Surrendered")}
    />
  );
}

function About({ voucher }: { readonly voucher: Voucher }): ReactNode {
  const { t, language, time, until, given } = useSpeech();
  const session = useSession();
  const { enterprise } = voucher;
  return (
    <Panel title={t("券面内容", "What it is for")}>
      <Facts
        facts={[
          { label: t("面额", "Face value"), value: <Money fen={voucher.faceValueFen} /> },
          { label: t("可补助费用", "Eligible fee"), value: <Money fen={voucher.eligibleFeeFen} /> },
          {
            label: t("持券企业", "Holder"),
            value: mayCall(session, "enterprises.read") ? (
              <Link to={`/enterprises/${enterprise.id}` as "/"}>{enterprise.name}</Link>
            ) : (
              enterprise.name
            ),
          },
          { label: t("供应商", "Supplier"), value: voucher.supplier.name },
          {
            label: t("应用服务", "Service"),
            value: `${language === "zh" ? voucher.serviceNameZh : voucher.serviceNameEn}（${voucher.serviceCode}）`,
          },
          { label: t("规模档次", "Size tier"), value: given(voucher.tierNameZh, voucher.tierNameEn) },
          { label: t("发放时间", "Issued"), value: time(voucher.issuedAt) },
          { label: t("结算截止", "Claim until"), value: until(voucher.lastClaimAt) },
          {
            label: t("申请", "Application"),
            value: <Link to={`/applications/${voucher.applicationId}` as "/"}>{voucher.applicationNumber}</Link>,
          },
          {
            label: t("合同", "Contract"),
            value: <Link to={`/contracts/${voucher.contractId}` as "/"}>{voucher.contractNumber}</Link>,
          },
          { label: t("办理地市", "City"), value: cityOf(voucher.cityCode)?.[language] },
        ]}
      />
    </Panel>
  );
}

/** What was received of its use, day by day, from the first day on: one need not claim to see it. */
function Use({ voucher }: { readonly voucher: Voucher }): ReactNode {
  const { t } = useSpeech();
  const allowed = mayCall(useSession(), "usage.received");
  const outlook = reads.useQuery(
    "get",
    "/api/v1/usage/outlook",
    { params: { query: { voucherId: voucher.id } } },
    { enabled: allowed },
  );
  if (!allowed) return null;
  return (
    <Panel title={t("使用情况", "Use")}>
      <FaultNotice fault={outlook.error} again={() => void outlook.refetch()} />
      {outlook.data !== undefined && <ActiveDays outlook={outlook.data} />}
      {outlook.isPending && <Skeleton active />}
      <h3>{t("已收到的数据", "What was received")}</h3>
      <ReceivedFigures voucherId={voucher.id} />
    </Panel>
  );
}

function Standing({ voucher }: { readonly voucher: Voucher }): ReactNode {
  const { t } = useSpeech();
  const side = sideOf(useSession());
  return (
    <>
      <Panel title={t("核验", "Verification")}>
        <div className="voucher-qr">
          <QRCode
            type="svg"
            size={140}
            value={`${location.origin}${voucher.verifyPath}`}
            aria-label={t(`核验服务券 ${voucher.code} 的二维码`, `QR code to verify voucher ${voucher.code}`)}
          />
          <p className="quiet">
            {side === "enterprise"
              ? t("出示二维码，任何人可核验状态，只显示脱敏名称。", "Anyone can verify its state; your name is masked.")
              : t("任何人可扫码核验状态。", "Anyone can verify its state.")}
          </p>
          <a href={voucher.verifyPath} target="_blank" rel="noreferrer">
            {t("打开核验页", "Open the verification page")}
          </a>
        </div>
      </Panel>
      <Panel title={t("办理过程", "History")}>
        <Timeline lines={voucher.timeline} lifecycle={voucherLifecycle} />
      </Panel>
    </>
  );
}

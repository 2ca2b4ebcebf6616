import type { ReactNode } from "react";
import { useParams } from "@tanstack/react-router";
import { Button, QRCode, Result, Skeleton } from "antd";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import "./claims.css";

/** What one holds after submitting: number, place in line, and what happens next. Made to be printed. */
export function ClaimReceiptPage(): ReactNode {
  const { t, time, until, given, count } = useSpeech();
  const { id } = useParams({ from: "/claims/$id/receipt" });
  const claim = reads.useQuery("get", "/api/v1/claims/{id}", { params: { path: { id } } });
  const submitted = claim.data?.position != null;
  const line = reads.useQuery("get", "/api/v1/claims/{id}/line", { params: { path: { id } } }, { enabled: submitted });
  if (claim.error !== null) return <PageFault fault={claim.error} again={() => void claim.refetch()} />;
  if (claim.data === undefined) return <Skeleton active />;
  const { data } = claim;
  const back = (
    <ButtonLink to="/claims/$id" params={{ id }} look="primary">
      {t("查看办理情况", "See how it goes")}
    </ButtonLink>
  );
  if (data.position === null)
    return (
      <>
        <PageHead title={t("受理回执", "Receipt")} />
        <Result
          status="info"
          title={t("尚未提交，没有回执。", "It is not submitted yet; there is no receipt.")}
          extra={back}
        />
      </>
    );
  return (
    <>
      <PageHead
        title={t("结算申请受理回执", "Receipt of a claim")}
        actions={
          <>
            {back}
            <Button href={`/api/v1/claims/${id}/receipt`}>{t("下载 PDF", "Download PDF")}</Button>
            <Button onClick={() => print()}>{t("打印", "Print")}</Button>
          </>
        }
      />
      <Panel title={t("已受理", "Received")}>
        <div className="receipt-head">
          <div className="receipt-number">
            <div className="quiet">{t("申请编号", "Number")}</div>
            <b>{data.number}</b>
            <div className="quiet">{t("结算顺位", "Place in line")}</div>
            <b className="figure">{t(`第 ${data.position} 位`, `No. ${data.position}`)}</b>
            {line.data?.waiting === true && (
              <div className="quiet">
                {t(`前面还有 ${count(line.data.ahead.claims)} 件`, `${count(line.data.ahead.claims)} ahead`)}
              </div>
            )}
          </div>
          <QRCode
            type="svg"
            size={128}
            bordered={false}
            value={`${location.origin}/progress?number=${encodeURIComponent(data.number)}`}
            aria-label={t(`申请 ${data.number} 的进度查询二维码`, `QR code to follow claim ${data.number}`)}
          />
        </div>
        <Facts
          facts={[
            { label: t("企业", "Enterprise"), value: data.enterprise.name },
            { label: t("供应商", "Supplier"), value: data.supplier.name },
            { label: t("服务券", "Voucher"), value: data.voucherCode },
            { label: t("应用服务", "Service"), value: given(data.serviceNameZh, data.serviceNameEn) },
            { label: t("申请金额", "Amount"), value: <Money fen={data.amountFen} /> },
            { label: t("提交时间", "Submitted"), value: time(data.submittedAt) },
          ]}
        />
      </Panel>
      <Panel title={t("接下来", "What happens next")}>
        <ol className="next-list">
          <li>
            {data.supplierDueAt === null
              ? t("供应商确认服务已交付。", "The supplier confirms the delivery.")
              : t(
                  `供应商在 ${until(data.supplierDueAt)} 前确认；逾期未答复的，主管部门可代为确认。`,
                  `The supplier confirms until ${until(data.supplierDueAt)}; if it stays silent, the bureau may do so in its place.`,
                )}
          </li>
          <li>
            {t(
              "系统按奖补标准评估使用情况，列入实施情况表。",
              "The system evaluates the use by the standard; the report lists it.",
            )}
          </li>
          <li>{t("市级主管部门审核、复核。", "The city's bureau reviews and approves.")}</li>
          <li>
            {t(
              "按顺位列入结算清单并公示，期满无异议后兑付到企业账户。",
              "In order of place it goes on a settlement list and is published; without objection it is paid.",
            )}
          </li>
        </ol>
        <p className="quiet">
          {t(
            "每一步都会在“消息”中通知，可随时在结算申请页面查看由谁办理、还有几天。",
            "You are told of each step; the page of the claim always says whose turn it is and how many days are left.",
          )}
        </p>
      </Panel>
    </>
  );
}

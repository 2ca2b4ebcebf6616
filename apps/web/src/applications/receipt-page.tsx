import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Button, QRCode, Skeleton } from "antd";
import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { cityOf } from "@yunquan/core/divisions.ts";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { Waterfall } from "../ui/waterfall.tsx";
import { CasePlace } from "./case-place.tsx";
import { whatComesNext } from "./words.ts";
import "./applications.css";

const route = getRouteApi("/applications/$id/receipt");

/** What one takes home after submitting: the number, the place in line, the amount, and what happens next. */
export function ReceiptPage(): ReactNode {
  const { id } = route.useParams();
  const { t, language, time, until } = useSpeech();
  const found = reads.useQuery("get", "/api/v1/applications/{id}", { params: { path: { id } } });
  if (found.data === undefined)
    return found.error === null ? (
      <Skeleton active title={false} paragraph={{ rows: 10 }} />
    ) : (
      <PageFault fault={found.error} again={() => void found.refetch()} />
    );
  const application = found.data;
  const waits = application.status === "waiting";
  const steps = nextSteps[waits ? "waiting" : "taken"];
  return (
    <div className="receipt">
      <PageHead
        title={waits ? t("已提交，进入轮候", "Submitted, waiting for capacity") : t("申请已提交", "Submitted")}
        status={<StatusTag lifecycle={applicationLifecycle} status={application.status} />}
        lead={t(
          `受理编号 ${application.number}，提交于 ${time(application.submittedAt)}`,
          `Number ${application.number}, submitted ${time(application.submittedAt)}`,
        )}
        actions={
          <>
            <Button
              type="primary"
              icon={<DownloadOutlined />}
              href={`/api/v1/applications/${id}/receipt`}
              disabled={!application.actions.includes("receipt")}
            >
              {t("下载回执（PDF）", "Receipt (PDF)")}
            </Button>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t("打印", "Print")}
            </Button>
            <ButtonLink to="/applications/$id" params={{ id }}>
              {t("查看办理进度", "Follow the case")}
            </ButtonLink>
          </>
        }
      />
      <div className="receipt-top">
        <CasePlace application={application} />
        <Panel title={t("接下来", "What happens next")}>
          <ol className="next-list">
            {steps.map((step) => (
              <li key={step.zh}>{step[language]}</li>
            ))}
          </ol>
          {application.supplierDueAt !== null && (
            <p>
              {t(
                `供应商应在 ${until(application.supplierDueAt)} 前确认。`,
                `The supplier should confirm until ${until(application.supplierDueAt)}.`,
              )}
            </p>
          )}
          <p className="quiet">{whatComesNext[application.status][language]}</p>
        </Panel>
      </div>
      <Panel title={t("申请内容", "What was applied for")}>
        <div className="receipt-facts">
          <Facts
            facts={[
              { label: t("受理编号", "Number"), value: <b className="figure">{application.number}</b> },
              { label: t("办理地市", "City"), value: cityOf(application.cityCode)?.[language] },
              { label: t("企业", "Enterprise"), value: application.enterprise.name },
              { label: t("供应商", "Supplier"), value: application.supplier.name },
              {
                label: t("应用服务", "Service"),
                value: language === "zh" ? application.serviceNameZh : application.serviceNameEn,
              },
              { label: t("合同编号", "Contract"), value: application.contract.number },
              { label: t("面额", "Face value"), value: <Money fen={application.faceValueFen} /> },
              { label: t("可补助费用", "Eligible fee"), value: <Money fen={application.eligibleFeeFen} /> },
            ]}
          />
          <QRCode
            type="svg"
            size={120}
            value={`${location.origin}/w/applications/${id}`}
            aria-label={t("扫码查看办理进度", "Scan to follow the case")}
          />
        </div>
      </Panel>
      <Panel title={t("金额怎么算出来的", "How the amount came about")}>
        <Waterfall steps={application.waterfall} />
      </Panel>
    </div>
  );
}

const nextSteps = {
  taken: [
    { zh: "供应商确认合同与服务。", en: "The supplier confirms contract and service." },
    {
      zh: "市级主管部门在规定的工作日内审核、复核。",
      en: "The city office reviews and decides within its working days.",
    },
    { zh: "通过后发放服务券，您会收到消息。", en: "On approval the voucher is issued and you get a message." },
  ],
  waiting: [
    { zh: "本市额度释放后，按序号整张递补。", en: "When capacity is freed, the line moves up in order." },
    { zh: "递补后供应商确认，主管部门审核。", en: "Then the supplier confirms and the office reviews." },
    { zh: "进展以消息告知，无须重新提交。", en: "You are told of progress; nothing has to be submitted again." },
  ],
} as const;

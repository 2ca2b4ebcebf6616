import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Alert, Skeleton } from "antd";
import { keepPreviousData } from "@tanstack/react-query";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Findings } from "../ui/findings.tsx";
import { Money } from "../ui/money.tsx";
import { Waterfall } from "../ui/waterfall.tsx";
import type { ServiceChoice } from "./service-choice.ts";
import "./applications.css";

interface Judged {
  readonly findings: Schemas["Application"]["findings"];
  readonly waterfall: Schemas["Application"]["waterfall"];
  readonly faceValueFen: string;
  readonly waits: boolean;
  readonly sample: boolean;
  readonly error: unknown;
}

/** The server's own arithmetic and conditions at this moment; of a returned case those that it comes back with. */
export function useJudged(props: {
  readonly application: Schemas["Application"];
  readonly contract: Schemas["Contract"];
  readonly choice: ServiceChoice;
}): Judged | undefined {
  const { application, contract, choice } = props;
  const { serviceCode, productId } = choice;
  const draft = application.status === "draft";
  const preview = reads.useQuery(
    "get",
    "/api/v1/applications/preview",
    {
      params: {
        query: {
          programmeId: application.programmeId,
          contractId: contract.id,
          ...(serviceCode === null ? {} : { serviceCode }),
          ...(productId === null ? {} : { productId }),
        },
      },
    },
    { enabled: draft, placeholderData: keepPreviousData },
  );
  if (!draft) {
    const { findings, waterfall } = application;
    return {
      findings,
      waterfall,
      faceValueFen: waterfall.at(-1)?.afterFen ?? "0",
      waits: false,
      sample: false,
      error: null,
    };
  }
  if (preview.data === undefined)
    return preview.error === null
      ? undefined
      : { findings: [], waterfall: [], faceValueFen: "0", waits: false, sample: false, error: preview.error };
  const { findings, waterfall, faceValueFen, waits, standard } = preview.data;
  return { findings, waterfall, faceValueFen, waits, sample: standard.sample, error: null };
}

/** What the voucher would be worth if it were submitted now, step by step, and what still stands in the way. */
export function LiveAmount(props: Parameters<typeof useJudged>[0]): ReactNode {
  const { t } = useSpeech();
  const judged = useJudged(props);
  if (judged === undefined) return <Skeleton active title={false} />;
  if (judged.error !== null) return <FaultNotice fault={judged.error} />;
  const unmet = judged.findings.filter(({ outcome, rule }) => outcome !== "met" && rule !== "promise");
  return (
    <div className="live-amount" aria-live="polite">
      <p className="big-amount">
        <Money fen={judged.faceValueFen} />{" "}
        {judged.sample && <span className="quiet">{t("（示例标准）", "(sample standard)")}</span>}
      </p>
      {judged.waits && <WaitsNotice />}
      {judged.waterfall.length > 0 && <Waterfall steps={judged.waterfall} />}
      {unmet.length > 0 && (
        <>
          <h3>{t(`提交前还须满足 ${unmet.length} 项`, `${unmet.length} more before it can be submitted`)}</h3>
          <Findings findings={unmet} />
          {unmet.some(({ rule }) => rule === "figures-certified" || rule === "certified") && (
            <p>
              <Link to="/enterprises/own">{t("去填报企业数据", "Go to the enterprise's figures")}</Link>
            </p>
          )}
        </>
      )}
    </div>
  );
}

/** Told before submitting: the city's capacity does not cover the whole voucher, so it would wait in line. */
export function WaitsNotice(): ReactNode {
  const { t } = useSpeech();
  return (
    <Alert
      className="notice"
      type="warning"
      showIcon
      title={t("现在提交将进入候补（轮候）", "Submitted now, it joins the waiting list")}
      description={t(
        "本市剩余额度不足以整张发放，或已有企业在轮候。提交后取得序号，额度释放时按序号整张递补，不拆分、不减额。",
        "The city's capacity does not cover the whole voucher, or others are waiting. You get your place; when capacity is freed the line moves up in order, whole vouchers only.",
      )}
    />
  );
}

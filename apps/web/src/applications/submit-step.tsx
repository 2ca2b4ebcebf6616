import { useState, type ReactNode, type RefObject } from "react";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Checkbox, Flex, Skeleton } from "antd";
import { ApiFault, api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Facts } from "../ui/facts.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Findings } from "../ui/findings.tsx";
import { Money } from "../ui/money.tsx";
import { useService } from "../ui/service-select.tsx";
import { Waterfall } from "../ui/waterfall.tsx";
import { WaitsNotice, useJudged } from "./live-amount.tsx";
import type { WizardStep } from "./search.ts";
import type { ServiceChoice } from "./service-choice.ts";
import "./applications.css";

/** Everything once more, the promise, and the button. Pressed twice or over a broken line, it is submitted once. */
export function SubmitStep(props: {
  readonly application: Schemas["Application"];
  readonly contract: Schemas["Contract"];
  readonly choice: ServiceChoice;
  readonly onChoose: (change: Partial<ServiceChoice>) => void;
  readonly programmeCode: string;
  readonly onStep: (step: WizardStep) => void;
  readonly beforeSubmit: () => Promise<boolean>;
  readonly version: RefObject<number>;
}): ReactNode {
  const { t, date, given } = useSpeech();
  const navigate = useNavigate();
  const { application, contract, choice } = props;
  const { id } = application;
  const judged = useJudged(props);
  const service = useService(props.programmeCode, choice.serviceCode);
  const [forgotten, setForgotten] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const submit = useCommand((body: { version: number }, header) =>
    api.POST("/api/v1/applications/{id}/submit", { params: { path: { id }, header }, body }),
  );
  const send = async (): Promise<void> => {
    if (!choice.promised) {
      setForgotten(true);
      document.getElementById("promise")?.focus();
      return;
    }
    setLeaving(true);
    try {
      if (!(await props.beforeSubmit())) return;
      await submit.run({ version: props.version.current });
      await navigate({ to: "/applications/$id/receipt", params: { id }, replace: true });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    } finally {
      setLeaving(false);
    }
  };
  if (judged === undefined) return <Skeleton active title={false} />;
  const unmet = judged.findings.filter(({ outcome, rule }) => outcome !== "met" && rule !== "promise");
  return (
    <>
      <FaultNotice fault={judged.error ?? submit.fault} />
      <p className="big-amount">
        {t("面额 ", "Face value ")}
        <Money fen={judged.faceValueFen} />
      </p>
      {judged.waits && <WaitsNotice />}
      <Facts
        facts={[
          { label: t("供应商", "Supplier"), value: contract.supplierName },
          { label: t("合同编号", "Contract"), value: contract.number },
          { label: t("合同名称", "Title"), value: contract.title, wide: true },
          { label: t("签订日期", "Signed"), value: date(contract.signedOn) },
          { label: t("合同总额", "Total"), value: <Money fen={contract.totalFen} /> },
          {
            label: t("应用服务", "Service"),
            value: service === undefined ? choice.serviceCode : given(service.nameZh, service.nameEn),
          },
          { label: t("实施地点", "Place"), value: given(contract.placeZh, contract.placeEn) },
        ]}
      />
      {judged.waterfall.length > 0 && (
        <>
          <h3>{t("金额怎么算出来的", "How the amount comes about")}</h3>
          <Waterfall steps={judged.waterfall} />
        </>
      )}
      <h3>{t("条件核对", "Conditions")}</h3>
      {unmet.length > 0 ? (
        <>
          <Alert
            className="notice"
            type="warning"
            showIcon
            title={t(
              `还有 ${unmet.length} 项未满足，暂不能提交。`,
              `${unmet.length} not met yet: it cannot be submitted.`,
            )}
          />
          <Findings findings={unmet} />
          <Flex gap={8} wrap>
            {!unmet.every(({ rule }) => rule === "round-open") && contract.actions.includes("edit") && (
              <Button onClick={() => props.onStep("contract")}>{t("去修改合同", "Change the contract")}</Button>
            )}
          </Flex>
        </>
      ) : (
        <details>
          <summary>
            {t(`${judged.findings.length} 项全部符合，展开查看`, `All ${judged.findings.length} met; open to read`)}
          </summary>
          <Findings findings={judged.findings} />
        </details>
      )}
      <div className="promise">
        <Checkbox
          id="promise"
          checked={choice.promised}
          aria-invalid={forgotten && !choice.promised}
          aria-describedby={forgotten && !choice.promised ? "promise-fault" : undefined}
          onChange={(event) => props.onChoose({ promised: event.target.checked })}
        >
          {t(
            "本单位承诺：合同与所填内容真实、完整，未就同一费用重复申报财政补助；如有不实，退回资金并承担相应责任。",
            "We promise that the contract and everything entered are true and complete, and that no other public subsidy was asked for the same fees; otherwise we repay and answer for it.",
          )}
        </Checkbox>
        {forgotten && !choice.promised && (
          <div id="promise-fault" className="field-fault" role="alert">
            {t("请先勾选承诺。", "Please accept the promise first.")}
          </div>
        )}
      </div>
      <Flex justify="flex-end" gap={8}>
        <Button size="large" onClick={() => props.onStep("service")}>
          {t("上一步", "Back")}
        </Button>
        <Button
          type="primary"
          size="large"
          loading={leaving || submit.isPending}
          disabled={unmet.length > 0}
          onClick={() => void send()}
        >
          {application.status === "returned" ? t("重新提交", "Submit again") : t("提交申请", "Submit")}
        </Button>
      </Flex>
    </>
  );
}

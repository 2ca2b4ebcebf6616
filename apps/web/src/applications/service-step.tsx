import { useEffect, type ReactNode } from "react";
import { Alert, Radio } from "antd";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Money } from "../ui/money.tsx";
import { amountWords, useService, useTiers } from "../ui/service-select.tsx";
import { LiveAmount } from "./live-amount.tsx";
import { ProductSelect } from "./product-select.tsx";
import type { ServiceChoice } from "./service-choice.ts";
import type { ProgrammeInForce } from "../ui/programme-in-force.ts";
import "./applications.css";

/** Which of the contract's services the voucher is for, and what it comes to at this moment. */
export function ServiceStep(props: {
  readonly application: Schemas["Application"];
  readonly contract: Schemas["Contract"];
  readonly frame: ProgrammeInForce;
  readonly tier: string | undefined;
  readonly choice: ServiceChoice;
  readonly onChoose: (change: Partial<ServiceChoice>) => void;
}): ReactNode {
  const { t } = useSpeech();
  const { application, contract, choice, onChoose, frame } = props;
  const services = contract.eligibleByService;
  const bound = application.status === "returned";
  const only = services.length === 1 ? services[0]?.serviceCode : undefined;
  useEffect(() => {
    // With one service in the contract there is nothing to choose.
    if (choice.serviceCode === null && only !== undefined) onChoose({ serviceCode: only });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the page is opened
  }, [only]);
  return (
    <>
      {bound && (
        <Alert
          className="notice"
          type="info"
          showIcon
          title={t(
            "序号是为这项服务给定的，退回后不能改换服务；如需改换，请撤回后重新申请。",
            "Its place in line was given for this service; for another, withdraw and apply anew.",
          )}
        />
      )}
      <div className="field-label" id="service-choice">
        {t("为合同中的哪项服务申请", "Which service of the contract the voucher is for")}
      </div>
      <Radio.Group
        className="choice-cards"
        aria-labelledby="service-choice"
        disabled={bound}
        value={choice.serviceCode}
        onChange={(event) => onChoose({ serviceCode: event.target.value as string, productId: null })}
        options={services.map(({ serviceCode, eligibleFen }) => ({
          value: serviceCode,
          label: (
            <ServiceCard code={serviceCode} fen={eligibleFen} programmeCode={frame.programme.code} tier={props.tier} />
          ),
        }))}
      />
      {choice.serviceCode !== null && (
        <label className="field">
          <span className="field-label">{t("产品（可不填）", "Product (optional)")}</span>
          <ProductSelect
            programmeId={frame.programme.id}
            supplierId={contract.supplierId}
            serviceCode={choice.serviceCode}
            value={choice.productId}
            onChange={(productId) => onChoose({ productId })}
          />
        </label>
      )}
      <h3>{t("现在提交可得", "What it comes to now")}</h3>
      <LiveAmount application={application} contract={contract} choice={choice} />
    </>
  );
}

function ServiceCard(props: {
  readonly code: string;
  readonly fen: string;
  readonly programmeCode: string;
  readonly tier: string | undefined;
}): ReactNode {
  const speech = useSpeech();
  const { t, given } = speech;
  const service = useService(props.programmeCode, props.code);
  const tiers = useTiers(props.programmeCode);
  return (
    <>
      <b>
        {service === undefined ? props.code : given(service.nameZh, service.nameEn)}{" "}
        <span className="quiet">{props.code}</span>
      </b>
      <span>
        {t("可补助费用 ", "Eligible fee ")}
        <Money fen={props.fen} />
        {props.fen === "0" && t("（没有计入补助的费用项）", " (no fee line counts)")}
      </span>
      <span className="quiet">
        {service === undefined
          ? t("现行目录中没有此服务", "Not in the catalogue in use")
          : t(
              `奖补标准：${amountWords(service, props.tier, tiers, speech)}`,
              `Standard: ${amountWords(service, props.tier, tiers, speech)}`,
            )}
      </span>
    </>
  );
}

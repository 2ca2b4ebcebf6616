import type { ReactNode } from "react";
import { Alert } from "antd";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Facts } from "../ui/facts.tsx";
import { FeeLinesTable } from "../ui/fee-lines-table.tsx";
import { Money } from "../ui/money.tsx";

/** A contract that another application already stands on: shown, not changed. */
export function LockedContract(props: {
  readonly contract: Schemas["Contract"];
  readonly part: "contract" | "lines";
  readonly annex: ReactNode;
}): ReactNode {
  const { t, date, given } = useSpeech();
  const { contract } = props;
  return (
    <>
      <Alert
        className="notice"
        type="info"
        showIcon
        title={t(
          "此合同已有提交的申请，内容已锁定，直接用于本次申请。",
          "An application stands on this contract already; it is locked and used as it is.",
        )}
      />
      {props.part === "lines" ? (
        <FeeLinesTable lines={contract.lines} />
      ) : (
        <Facts
          facts={[
            { label: t("供应商", "Supplier"), value: contract.supplierName },
            { label: t("合同编号", "Number"), value: contract.number },
            { label: t("合同名称", "Title"), value: contract.title, wide: true },
            { label: t("签订日期", "Signed"), value: date(contract.signedOn) },
            { label: t("总额", "Total"), value: <Money fen={contract.totalFen} /> },
            { label: t("服务期", "Service"), value: `${date(contract.startsOn)} — ${date(contract.endsOn)}` },
            { label: t("实施地点", "Place"), value: given(contract.placeZh, contract.placeEn) },
          ]}
        />
      )}
      {props.annex}
    </>
  );
}

import type { ReactNode } from "react";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Sheet } from "../ui/sheet.tsx";
import { fieldWords, thresholdKeys, tierKeys, withTiers, type Cells, type Faults } from "./standard-cells.ts";

const widths: Readonly<Record<string, number>> = {
  tier: 80,
  nameZh: 130,
  nameEn: 150,
  revenueFromFen: 170,
  revenueBelowFen: 190,
  staffFrom: 130,
  annualCapFen: 150,
  windowDays: 110,
  activeDaysMin: 140,
  usersMin: 140,
  operatorRequired: 120,
};
const words = new Set(["tier", "nameZh", "nameEn", "operatorRequired"]);

/** The three tables of a standard: tiers, what each service is worth in each, and what usage has to show. */
export function StandardTables(props: {
  readonly cells: Cells;
  readonly faults: Faults;
  readonly services: readonly Schemas["ServiceEntry"][];
  readonly onChange: (cells: Cells) => void;
  readonly disabled: boolean;
}): ReactNode {
  const speech = useSpeech();
  const { t, given } = speech;
  const { cells, faults, onChange, disabled } = props;
  const fields = fieldWords(speech);
  const serviceName = (row: number): ReactNode => {
    const service = props.services[row];
    return service === undefined ? "" : `${service.code} ${given(service.nameZh, service.nameEn)}`;
  };
  const column = (key: string) => ({
    key,
    title: fields[key] ?? key,
    width: widths[key] ?? 120,
    figures: !words.has(key),
    ...(key === "operatorRequired" ? { choices: [t("是", "yes"), t("否", "no")] } : {}),
  });
  return (
    <>
      <section className="panel">
        <h2>{t("企业档次", "Tiers of enterprises")}</h2>
        <Sheet
          label={t("企业档次", "Tiers of enterprises")}
          growing={!disabled}
          disabled={disabled}
          rows={cells.tiers}
          onChange={(tiers) => onChange(withTiers(cells, tiers))}
          faults={faults.tiers}
          columns={tierKeys.map(column)}
        />
      </section>
      <section className="panel">
        <h2>{t("各项服务的额度", "What each service is worth")}</h2>
        <p className="quiet">
          {t(
            "定额填金额（元），如 20,000；按比例填“比例 / 上限”，如 30% / 50,000。",
            "A fixed amount in yuan, such as 20,000; or a share of the fee with its cap, such as 30% / 50,000.",
          )}
        </p>
        <Sheet
          label={t("各项服务的额度", "What each service is worth")}
          nameTitle={t("应用服务", "Service")}
          nameOf={serviceName}
          disabled={disabled}
          rows={cells.amounts}
          onChange={(amounts) => onChange({ ...cells, amounts })}
          faults={faults.amounts}
          columns={cells.tiers.map(([tier = "", nameZh = "", nameEn = ""], at) => ({
            key: String(at),
            title: `${tier} ${given(nameZh, nameEn)}`.trim(),
            width: 150,
            figures: true,
          }))}
        />
      </section>
      <section className="panel">
        <h2>{t("完成标准", "When a service counts as completed")}</h2>
        <Sheet
          label={t("完成标准", "When a service counts as completed")}
          nameTitle={t("应用服务", "Service")}
          nameOf={serviceName}
          disabled={disabled}
          rows={cells.thresholds}
          onChange={(thresholds) => onChange({ ...cells, thresholds })}
          faults={faults.thresholds}
          columns={thresholdKeys.map(column)}
        />
      </section>
    </>
  );
}

import type { ReactNode } from "react";
import { Alert, Skeleton } from "antd";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Figures } from "../ui/figures.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";

/** What a city's cash of a plan is: granted, promised by lists, paid, free; and what waits from the list before. */
export function PlanMoney(props: { readonly planId: string; readonly cityCode?: string }): ReactNode {
  const { t, yuan, count } = useSpeech();
  const money = reads.useQuery("get", "/api/v1/settlements/money", { params: { query: { planId: props.planId } } });
  if (money.error !== null) return <FaultNotice fault={money.error} again={() => void money.refetch()} />;
  if (money.data === undefined) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  const city = money.data.cities.find((one) => props.cityCode === undefined || one.cityCode === props.cityCode);
  if (city === undefined)
    return (
      <Alert
        type="info"
        showIcon
        title={t("该年度计划尚未向本市下达兑付资金。", "The plan has not granted this city any cash yet.")}
      />
    );
  return (
    <Figures
      figures={[
        { label: t("可用资金", "Free cash"), value: yuan(city.freeFen), strong: true },
        { label: t("已下达", "Granted"), value: yuan(city.grantedFen) },
        { label: t("清单已占用", "Promised by lists"), value: yuan(city.promisedFen) },
        { label: t("已兑付", "Paid"), value: yuan(city.paidFen) },
        {
          label: t("上期结转待兑付", "Carried over so far"),
          value: yuan(city.carriedFen),
          note: t(
            `${count(city.carriedLines)} 笔`,
            `${count(city.carriedLines)} ${city.carriedLines === 1 ? "claim" : "claims"}`,
          ),
        },
      ]}
    />
  );
}

import type { ReactNode } from "react";
import { Tag } from "antd";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";

type City = Schemas["PlanDashboard"]["cities"][number];

/** The next year's support as the programme words it; shown with a city's name. @clause 8.2 */
export function SupportTags({ city }: { readonly city: City }): ReactNode {
  const { t } = useSpeech();
  return city.supportReasons.map((reason) => (
    <Tag key={reason} color="blue">
      {reason === "target-reached" ? t("目标已完成", "Target reached") : t("有积压兑付", "Backlog")}
    </Tag>
  ));
}

import type { ReactNode } from "react";
import { CheckCircleFilled, MinusCircleFilled } from "@ant-design/icons";
import { useSpeech } from "../speech.ts";

/** Whether a fee counts for the subsidy, and why: in words beside the sign. */
export function EligibleMark(props: { readonly eligible: boolean; readonly reason: string }): ReactNode {
  const { t } = useSpeech();
  return (
    <span className="eligible-mark">
      {props.eligible ? <CheckCircleFilled className="finding-met" /> : <MinusCircleFilled className="not-counted" />}{" "}
      <b>{props.eligible ? t("计入", "Counts") : t("不计入", "Does not count")}</b>
      <span className="quiet"> {props.reason}</span>
    </span>
  );
}

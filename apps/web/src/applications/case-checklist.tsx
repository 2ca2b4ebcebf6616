import type { ReactNode } from "react";
import { reviewQuestionKeys, reviewQuestions } from "@yunquan/core/applications/checklist.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import "./applications.css";

/** What the reviewer answered to the programme's questions. */
export function CaseChecklist({
  checklist,
}: {
  readonly checklist: NonNullable<Schemas["Application"]["checklist"]>;
}): ReactNode {
  const { t, language } = useSpeech();
  return (
    <ol className="checklist-answers">
      {reviewQuestionKeys.map((question) => {
        const { yes, remark } = checklist[question];
        return (
          <li key={question}>
            {reviewQuestions[question][language]} <b>{yes ? t("是", "Yes") : t("否", "No")}</b>
            {remark !== "" && <div className="reason quiet">{remark}</div>}
          </li>
        );
      })}
    </ol>
  );
}

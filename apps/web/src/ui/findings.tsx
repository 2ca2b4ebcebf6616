import type { ReactNode } from "react";
import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from "@ant-design/icons";
import { Flex } from "antd";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";

/** Conditions one by one: met, failed or still open, with the reason and the clause. What fails comes first. */
export function Findings(props: { readonly findings: readonly Schemas["Finding"][] }): ReactNode {
  const { t, language } = useSpeech();
  const words = { failed: t("不符合", "Not met"), open: t("待核", "Open"), met: t("符合", "Met") };
  const icons = {
    failed: <CloseCircleFilled className="finding-failed" />,
    open: <QuestionCircleFilled className="finding-open" />,
    met: <CheckCircleFilled className="finding-met" />,
  };
  const order = ["failed", "open", "met"] as const;
  const sorted = order.flatMap((outcome) => props.findings.filter((one) => one.outcome === outcome));
  return (
    <ul className="findings">
      {sorted.map((finding, index) => (
        <li key={`${finding.rule} ${index}`} className={`finding ${finding.outcome}`}>
          <Flex gap={8} align="baseline">
            <span className="finding-outcome">
              {icons[finding.outcome]} {words[finding.outcome]}
            </span>
            <span>
              {finding[language]}
              <span className="clause">{t(`（第 ${finding.clause} 条）`, ` (clause ${finding.clause})`)}</span>
            </span>
          </Flex>
        </li>
      ))}
    </ul>
  );
}

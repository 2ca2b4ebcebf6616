import type { ReactNode } from "react";
import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled } from "@ant-design/icons";
import type { Finding } from "@yunquan/core/refusal.ts";
import { useSpeech } from "../speech.ts";

const icons = {
  met: <CheckCircleFilled className="finding-met" />,
  failed: <CloseCircleFilled className="finding-failed" />,
  open: <InfoCircleFilled className="finding-open" />,
};

/** What the rules say about one field, as one types; undefined while there is nothing to judge, so that no room is kept. */
export function ruleNote(findings: readonly Finding[], rules: readonly string[]): ReactNode {
  return findings.some(({ rule }) => rules.includes(rule)) ? <RuleNote findings={findings} rules={rules} /> : undefined;
}

export function RuleNote(props: {
  readonly findings: readonly Finding[];
  readonly rules: readonly string[];
}): ReactNode {
  const { t, language } = useSpeech();
  const told = props.findings.filter(({ rule }) => props.rules.includes(rule));
  const unmet = told.filter(({ outcome }) => outcome !== "met");
  const shown = unmet.length > 0 ? unmet : told.slice(0, 1);
  if (shown.length === 0) return undefined;
  return (
    <span className="rule-notes" role="status">
      {shown.map((finding) => (
        <span key={finding.rule} className={`rule-note ${finding.outcome}`}>
          {icons[finding.outcome]} {finding[language]}
          <span className="clause">{t(`（第 ${finding.clause} 条）`, ` (clause ${finding.clause})`)}</span>
        </span>
      ))}
    </span>
  );
}

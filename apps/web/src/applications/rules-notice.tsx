import { useEffect, useRef, type ReactNode } from "react";
import { Alert } from "antd";
import type { Finding } from "@yunquan/core/refusal.ts";
import { useSpeech } from "../speech.ts";

/** Why one cannot go on: what the rules refuse in this step. It goes away line by line as things are put right. */
export function RulesNotice(props: {
  readonly findings: readonly Finding[];
  /** The findings of this moment. */
  readonly now: readonly Finding[];
}): ReactNode {
  const { t, language } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const { findings } = props;
  useEffect(() => {
    if (findings.length > 0) place.current?.focus();
  }, [findings]);
  const still = props.now.filter(
    ({ rule, outcome }) => outcome === "failed" && findings.some((finding) => finding.rule === rule),
  );
  return (
    <div ref={place} tabIndex={-1} className="rules-notice">
      {still.length > 0 && (
        <Alert
          className="notice"
          role="alert"
          type="error"
          showIcon
          title={t("请改正后继续", "Please put this right to go on")}
          description={
            <ul>
              {still.map((finding) => (
                <li key={finding.rule}>{finding[language]}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

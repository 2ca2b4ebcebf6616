import type { ReactNode } from "react";
import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined, QuestionCircleFilled } from "@ant-design/icons";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Findings } from "../ui/findings.tsx";
import "./review.css";

type Finding = Schemas["Finding"];

export interface CheckedFact {
  readonly label: string;
  readonly value: ReactNode;
  /** The rules that the server checked this by. */
  readonly rules?: readonly string[];
  /** What stands elsewhere and should be the same. */
  readonly compared?: { readonly same: boolean; readonly words: string };
}

/**
 * What was entered, line by line, each with the mark of the checks that were made of it; a difference is said in words
 * beside it. The marks are the server's findings, never the screen's own judgement.
 */
export function CheckedFacts(props: {
  readonly facts: readonly (CheckedFact | false)[];
  readonly findings: readonly Finding[];
}): ReactNode {
  const { t, language } = useSpeech();
  const facts = props.facts.filter((fact) => fact !== false);
  const used = new Set(facts.flatMap((fact) => fact.rules ?? []));
  const others = props.findings.filter(({ rule }) => !used.has(rule));
  const othersMet = others.filter(({ outcome }) => outcome === "met");
  const othersOpen = others.filter(({ outcome }) => outcome !== "met");
  return (
    <>
      <dl className="checked">
        {facts.map((fact) => {
          const checks = props.findings.filter(({ rule }) => fact.rules?.includes(rule) === true);
          const wrong = checks.filter(({ outcome }) => outcome !== "met");
          const outcome = wrong.some((one) => one.outcome === "failed")
            ? "failed"
            : wrong.length > 0 || fact.compared?.same === false
              ? "open"
              : checks.length > 0 || fact.compared?.same === true
                ? "met"
                : "none";
          return (
            <div key={fact.label} className={`checked-line ${outcome}`}>
              <dt>
                <Mark outcome={outcome} /> {fact.label}
              </dt>
              <dd>
                {fact.value}
                {wrong.map((one) => (
                  <div key={one.rule} className={`finding-${one.outcome}`}>
                    {one[language]}
                  </div>
                ))}
                {fact.compared !== undefined && (
                  <div className={fact.compared.same ? "quiet" : "finding-open"}>{fact.compared.words}</div>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {othersOpen.length > 0 && <Findings findings={othersOpen} />}
      {othersMet.length > 0 && (
        <details className="all-met">
          <summary>
            <CheckCircleFilled className="finding-met" />{" "}
            {t(`另有 ${othersMet.length} 项条件符合`, `${othersMet.length} more conditions are met`)}
          </summary>
          <Findings findings={othersMet} />
        </details>
      )}
    </>
  );
}

function Mark({ outcome }: { readonly outcome: "met" | "failed" | "open" | "none" }): ReactNode {
  const { t } = useSpeech();
  switch (outcome) {
    case "met":
      return <CheckCircleFilled className="finding-met" aria-label={t("相符", "Agrees")} />;
    case "failed":
      return <CloseCircleFilled className="finding-failed" aria-label={t("不符", "Differs")} />;
    case "open":
      return <QuestionCircleFilled className="finding-open" aria-label={t("请核对", "To be looked at")} />;
    case "none":
      return <MinusCircleOutlined className="quiet" aria-label={t("未设核对", "Not checked")} />;
  }
}

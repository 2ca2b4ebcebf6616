import { useEffect, useRef, type ReactNode } from "react";
import { Button, Grid, Steps } from "antd";
import { useSpeech } from "../speech.ts";
import type { SavingState } from "../ui/autosave.ts";
import { SavingMark } from "../ui/saving-mark.tsx";
import { wizardSteps, type WizardStep } from "./search.ts";
import "./applications.css";

/** The frame of an application in the making: where one is, whether what is typed is safe, back and forth. */
export function WizardFrame(props: {
  readonly step: WizardStep;
  /** The furthest step one may open now. */
  readonly reachable: WizardStep;
  readonly onStep: (step: WizardStep) => void;
  readonly saving: SavingState | "kept";
  /** What "kept" means here: where what cannot be saved yet is. */
  readonly kept?: string;
  readonly children: ReactNode;
  readonly next: ReactNode;
}): ReactNode {
  const { t } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  const wide = Grid.useBreakpoint().md ?? true;
  const { step } = props;
  const shown = useRef(step);
  useEffect(() => {
    // Whoever hears the page is told that the step has changed; the first one is the page itself.
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  const words: Readonly<Record<WizardStep, string>> = {
    contract: t("合同", "Contract"),
    lines: t("费用项", "Fee lines"),
    service: t("服务与金额", "Service and amount"),
    submit: t("核对提交", "Check and submit"),
  };
  const at = wizardSteps.indexOf(step);
  const furthest = wizardSteps.indexOf(props.reachable);
  const before = wizardSteps[at - 1];
  return (
    <div className="wizard">
      <Steps
        className="wizard-steps"
        current={at}
        responsive={false}
        titlePlacement={wide ? "horizontal" : "vertical"}
        size="small"
        onChange={(wanted) => {
          const to = wizardSteps[wanted];
          if (to !== undefined) props.onStep(to);
        }}
        items={wizardSteps.map((one, index) => ({ title: words[one], disabled: index > furthest && index > at }))}
      />
      <section className="panel wizard-step" aria-label={words[step]}>
        <div className="panel-head">
          <h2 tabIndex={-1} ref={heading}>
            {words[step]}
          </h2>
          {props.saving === "kept" ? (
            <span className="saving kept" role="status">
              {props.kept}
            </span>
          ) : (
            <SavingMark state={props.saving} />
          )}
        </div>
        {props.children}
      </section>
      {step !== "submit" && (
        <div className="wizard-foot">
          {before !== undefined && <Button onClick={() => props.onStep(before)}>{t("上一步", "Back")}</Button>}
          {props.next}
        </div>
      )}
    </div>
  );
}

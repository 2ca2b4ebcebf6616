import { useEffect, useRef, useState, type ReactNode } from "react";
import { Alert, App } from "antd";
import { useSpeech } from "../speech.ts";
import "./review.css";

/** The window that accepts everything: whether it is open, and how key and button open it where the case allows it. */
export function useAcceptance(props: {
  readonly actions: readonly string[];
  readonly findings: readonly { readonly outcome: string }[];
  /** Rises when the key is pressed that accepts everything. */
  readonly accepting: number;
}): {
  readonly open: boolean;
  readonly close: () => void;
  readonly accept: () => void;
  /** How many conditions are not met. */
  readonly unmet: number;
} {
  const { accepting } = props;
  const { t } = useSpeech();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const reviews = props.actions.includes("review");
  const acceptable = reviews || props.actions.includes("approve");
  const unmet = props.findings.filter(({ outcome }) => outcome !== "met").length;
  const accept = useRef(() => {});
  useEffect(() => {
    accept.current = () => {
      if (reviews && unmet > 0)
        void message.info(
          t(`有 ${unmet} 项条件未符合，请逐项核对后作答。`, `${unmet} conditions are not met: answer one by one.`),
        );
      else if (acceptable) setOpen(true);
      else void message.info(t("本案目前没有您可以作出的通过决定。", "There is nothing for you to approve here now."));
    };
  });
  // What can no longer be done is not asked again when it can be.
  if (open && !acceptable) setOpen(false);
  useEffect(() => {
    if (accepting > 0) accept.current();
  }, [accepting]);
  return { open, close: () => setOpen(false), accept: () => accept.current(), unmet };
}

/** What the reviewer answered, question by question; a no stands out. */
export function Answered(props: {
  readonly heading: string;
  readonly by: string | null | undefined;
  readonly reason: string | null | undefined;
  readonly answers: readonly {
    readonly key: string;
    readonly question: string;
    readonly yes: boolean;
    readonly words: string;
    readonly remark?: string;
  }[];
}): ReactNode {
  return (
    <div className="answered">
      <p>
        <b>{props.heading}</b>
        {props.by != null && <span className="quiet"> · {props.by}</span>}
      </p>
      {props.reason != null && <p className="reason">{props.reason}</p>}
      <ol>
        {props.answers.map(({ key, question, yes, words, remark = "" }) => (
          <li key={key} className={yes ? "" : "finding-failed"}>
            {question} <b>{words}</b>
            {remark !== "" && <div className="reason">{remark}</div>}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Why there is nothing to decide here, where one would look for it. */
export function WhyNot({ words }: { readonly words: string | undefined }): ReactNode {
  return words === undefined ? null : <Alert type="info" showIcon title={words} className="why-not" />;
}

import type { ReactNode } from "react";
import { useSpeech } from "../speech.ts";
import { leftUntil } from "../ui/left-until.ts";

/** Until when, and in words how long that is: late is said, not only coloured. */
export function DueWords(props: {
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly now: string | undefined;
}): ReactNode {
  const speech = useSpeech();
  const { t, until } = speech;
  const { dueAt, now } = props;
  if (dueAt === null) return <span className="quiet">{t("未起算", "not running")}</span>;
  const words = now === undefined ? "" : leftUntil(speech, now, dueAt);
  const late = props.overdue || (now !== undefined && dueAt <= now);
  return (
    <span>
      <b className={late ? "late" : ""}>{words}</b>
      <div className="quiet">{until(dueAt)}</div>
    </span>
  );
}

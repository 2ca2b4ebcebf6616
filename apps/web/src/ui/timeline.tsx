import type { ReactNode } from "react";
import { Timeline as Line } from "antd";
import { wordsOfAction } from "@yunquan/core/history/action-words.ts";
import type { Lifecycle } from "@yunquan/core/lifecycle.ts";
import { isRole, roles } from "@yunquan/core/roles.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";

/** Who did what when: the whole history of a case, the newest first. */
export function Timeline(props: {
  readonly lines: readonly Schemas["TimelineLine"][];
  readonly lifecycle: Lifecycle;
}): ReactNode {
  const { t, time, language } = useSpeech();
  const nameOf = (line: Schemas["TimelineLine"]): string => {
    if (line.by.kind === "system") return t("系统", "System");
    // Somebody who holds several roles acts with all of them.
    const role = line.by.role
      .split(",")
      .map((one) => (isRole(one) ? roles[one][language] : one))
      .join(t("、", ", "));
    return [line.by.organisationName, role, line.by.name].filter((part) => part != null && part !== "").join(" ");
  };
  return (
    <Line
      className="case-timeline"
      items={props.lines.toReversed().map((line) => {
        const reached = line.toStatus === null ? undefined : props.lifecycle.statuses[line.toStatus];
        const words = wordsOfAction(line.action) ?? reached;
        return {
          key: line.seq,
          content: (
            <div>
              <b>{words?.[language] ?? line.action}</b>
              <div className="quiet">
                <time dateTime={line.at}>{time(line.at)}</time> · {nameOf(line)}
              </div>
              {line.reason !== null && <div className="reason">{line.reason}</div>}
            </div>
          ),
        };
      })}
    />
  );
}

import type { ReactNode } from "react";
import { settlementLifecycle } from "@yunquan/core/settlements/lifecycle.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { Timeline } from "../ui/timeline.tsx";
import type { Settlement } from "./settlement.ts";

/** Who did what with a list and its notice. */
export function History({ list }: { readonly list: Settlement }): ReactNode {
  const { t } = useSpeech();
  return (
    <Panel title={t("办理记录", "History")}>
      <Timeline
        lines={list.timeline.filter((line) => line.action !== "notice.published")}
        lifecycle={settlementLifecycle}
      />
    </Panel>
  );
}

import type { ReactNode } from "react";
import { Button, Flex, Select } from "antd";
import type { ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import { api, useCommand, type Command, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import "./review.css";

export function useAssign(noun: ReviewedNoun, id: string): Command<string | null, unknown> {
  return useCommand((personId: string | null, header) =>
    api.POST("/api/v1/reviews/{noun}/{id}/assign", { params: { path: { noun, id }, header }, body: { personId } }),
  );
}

/** Who has the case; it divides the work, and whoever may decide still may. */
export function AssigneeField(props: {
  readonly context: Schemas["ReviewContext"];
  readonly command: Command<string | null, unknown>;
}): ReactNode {
  const { t } = useSpeech();
  const { personId } = useSession();
  const { assignee, colleagues } = props.context;
  const { command } = props;
  return (
    <div className="assignee">
      <FaultNotice fault={command.fault} />
      <Flex gap={8} align="center" wrap>
        <span className="quiet">{t("领取人", "Taken by")}</span>
        <Select
          aria-label={t("领取人", "Taken by")}
          size="small"
          value={assignee?.personId ?? ""}
          loading={command.isPending}
          onChange={(chosen: string) => command.press(chosen === "" ? null : chosen)}
          options={[
            { value: "", label: t("无人领取", "nobody") },
            ...(assignee !== null && colleagues.every((one) => one.personId !== assignee.personId)
              ? [{ value: assignee.personId, label: assignee.name }]
              : []),
            ...colleagues.map((one) => ({ value: one.personId, label: one.name })),
          ]}
        />
        {assignee?.personId !== personId && colleagues.some((one) => one.personId === personId) && (
          <Button size="small" onClick={() => command.press(personId)}>
            {t("领取 T", "Take T")}
          </Button>
        )}
      </Flex>
    </div>
  );
}

import type { ReactNode } from "react";
import { App, Modal } from "antd";
import type { ReviewFlag } from "@yunquan/core/reviews/flags.ts";
import { ApiFault, type Command } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { FlagTags } from "./flag-tags.tsx";

/** The last question before a case goes on: Enter says yes. What deserves a second look is named once more. */
export function AcceptDialog<Values>(props: {
  readonly open: boolean;
  readonly title: string;
  readonly consequence: ReactNode;
  readonly flags: readonly ReviewFlag[];
  readonly command: Command<Values, unknown>;
  readonly values: Values;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const { command } = props;
  const carryOut = async (): Promise<void> => {
    if (command.isPending) return;
    try {
      await command.run(props.values);
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      // Somebody else was there before: the page says who and how, and one looks again before one decides.
      if (error.problem.code === "stale-version") {
        void message.warning(t(error.problem.detailZh, error.problem.detailEn));
        props.onClose();
      }
      return;
    }
    props.onClose();
  };
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={t("确定（Enter）", "OK (Enter)")}
      cancelText={t("取消（Esc）", "Cancel (Esc)")}
      okButtonProps={{ loading: command.isPending, autoFocus: true }}
      onOk={() => void carryOut()}
      onCancel={() => {
        command.reset();
        props.onClose();
      }}
      transitionName=""
      maskTransitionName=""
      destroyOnHidden
    >
      <p>{props.consequence}</p>
      {props.flags.length > 0 && (
        <p>
          {t("请再看一眼：", "Look once more at: ")}
          <FlagTags flags={props.flags} />
        </p>
      )}
      <FaultNotice fault={command.fault} />
    </Modal>
  );
}

import type { ReactNode } from "react";
import { Alert, App, Button } from "antd";
import { useSpeech } from "../speech.ts";

/**
 * A draft that was changed elsewhere since this page read it. What was typed here cannot be saved over it; before the
 * latest is loaded in its place one is told that it will be lost, and may still copy it.
 */
export function ChangedElsewhere(props: {
  /** What was changed: 此申请. */
  readonly what: { readonly zh: string; readonly en: string };
  readonly discard: () => void;
  readonly className?: string;
}): ReactNode {
  const { t } = useSpeech();
  const { modal } = App.useApp();
  const { what, discard } = props;
  const ask = (): void =>
    void modal.confirm({
      title: t("载入最新内容？", "Load the latest?"),
      content: t(
        "本页已填写、尚未保存的改动将丢失，无法恢复。如仍需要，请先取消并另行复制留存。",
        "What you typed on this page and was not saved will be lost for good. To keep it, cancel and copy it first.",
      ),
      okText: t("放弃改动并载入", "Lose it and load"),
      okButtonProps: { danger: true },
      cancelText: t("取消", "Cancel"),
      onOk: () => {
        discard();
        location.reload();
      },
    });
  return (
    <Alert
      className={props.className ?? "notice"}
      type="warning"
      showIcon
      title={t(
        `${what.zh}已在别处（另一窗口或本单位他人）被修改，本页的改动未能保存。请载入最新内容后继续。`,
        `${what.en} was changed elsewhere (in another window or by a colleague), and your changes here could not be saved. Load the latest to go on.`,
      )}
      action={<Button onClick={ask}>{t("载入最新内容", "Load the latest")}</Button>}
    />
  );
}

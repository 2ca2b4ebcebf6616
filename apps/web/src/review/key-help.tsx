import type { ReactNode } from "react";
import { Modal } from "antd";
import { useSpeech } from "../speech.ts";
import "./review.css";

/** Which keys there are. */
export function KeyHelp(props: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { t } = useSpeech();
  const keys: readonly (readonly [key: string, words: string])[] = [
    [
      "Enter",
      t("队列中：打开选中的或第一件；窗口中：确定", "In the queue: open the chosen or the first case; in a window: OK"),
    ],
    ["J / K", t("下一件 / 上一件", "Next / previous case")],
    [
      "A",
      t(
        "各项条件均符合时：全部核对为“是”并提交，或复核通过",
        "When every condition is met: answer all with yes and pass it on, or approve",
      ),
    ],
    ["T", t("领取本案", "Take the case")],
    ["Q", t("回到队列", "Back to the queue")],
    [
      "+ − 0 R",
      t(
        "文件：放大、缩小、适合宽度、旋转（先选中文件）",
        "Document: zoom in and out, fit, turn (with the document chosen)",
      ),
    ],
    ["?", t("显示本说明", "Show this")],
  ];
  return (
    <Modal
      open={props.open}
      title={t("快捷键", "Keys")}
      onCancel={props.onClose}
      onOk={props.onClose}
      okText={t("知道了", "OK")}
      cancelButtonProps={{ style: { display: "none" } }}
      destroyOnHidden
    >
      <dl className="pairs">
        {keys.map(([key, words]) => (
          <div key={key} className="key-line">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

import type { ReactNode } from "react";
import { useSpeech } from "../speech.ts";
import type { SavingState } from "./autosave.ts";

/** Says whether what is typed is safe. */
export function SavingMark({ state }: { readonly state: SavingState }): ReactNode {
  const { t } = useSpeech();
  const words = {
    saved: t("已保存", "Saved"),
    waiting: t("有改动，即将保存", "Changed, about to be saved"),
    saving: t("正在保存", "Saving"),
    failed: t("尚未保存，将自动重试", "Not saved yet; it will be tried again"),
  };
  return (
    <span className={`saving ${state}`} role="status">
      {words[state]}
    </span>
  );
}

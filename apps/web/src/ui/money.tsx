import type { ReactNode } from "react";
import { useSpeech } from "../speech.ts";

/** An amount in tabular figures. */
export function Money({ fen }: { readonly fen: string | null | undefined }): ReactNode {
  const { yuan } = useSpeech();
  return <span className="money">{yuan(fen)}</span>;
}

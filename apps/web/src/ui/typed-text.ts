import { useEffect, useEffectEvent, useState } from "react";
import { useSettled } from "./settled.ts";

/** A search text that stands in the address: one types at once, the address follows when one pauses. */
export function useTypedText(
  inAddress: string | undefined,
  write: (text: string) => void,
): { readonly typed: string; readonly type: (text: string) => void } {
  const [typed, type] = useState(inAddress ?? "");
  const text = useSettled(typed.trim(), 400);
  const follow = useEffectEvent(write);
  useEffect(() => {
    if (text !== (inAddress ?? "")) follow(text);
  }, [text, inAddress]);
  return { typed, type };
}

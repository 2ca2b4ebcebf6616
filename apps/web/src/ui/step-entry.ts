import { useRef, useState } from "react";
import type { FormInstance } from "antd";

/**
 * What was typed into the window of a step, until the step has succeeded: a window that was closed by mistake opens again
 * with it. And one step at a time: what is pressed while it is under way is not heard.
 */
export function useStepEntry<Entered>(form: FormInstance<Entered>): {
  readonly kept: Entered | undefined;
  readonly keep: () => void;
  readonly drop: () => void;
  /** Before the window opens again: its fields, once gone, have forgotten what they held. */
  readonly restore: () => void;
  readonly once: (step: () => Promise<void>) => Promise<void>;
} {
  const [kept, setKept] = useState<Entered>();
  const underWay = useRef(false);
  return {
    kept,
    keep: () => {
      if (form.isFieldsTouched()) setKept(form.getFieldsValue(true) as Entered);
    },
    restore: () => {
      if (kept !== undefined) form.setFieldsValue(kept);
    },
    drop: () => setKept(undefined),
    once: async (step) => {
      if (underWay.current) return;
      underWay.current = true;
      try {
        await step();
      } finally {
        underWay.current = false;
      }
    },
  };
}

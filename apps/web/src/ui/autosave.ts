import { useCallback, useEffect, useRef, useState } from "react";
import { ApiFault } from "../api.ts";

/** How a draft stands: nothing typed since, waiting to be sent, on its way, or not taken. */
export type SavingState = "saved" | "waiting" | "saving" | "failed";

/**
 * Saves a draft a moment after the last change, one save at a time, and again when the network is back. What is typed
 * while a save is on its way goes with the next. Leaving the page with something unsaved asks first.
 */
export function useAutosave<Content>(save: (content: Content) => Promise<void>): {
  readonly state: SavingState;
  readonly fault: ApiFault | null;
  readonly changed: (content: Content) => void;
  /** Sends what is still waiting, for example before the step to the next page; false when it was refused. */
  readonly flush: () => Promise<boolean>;
  /** Gives up what is waiting: it is neither sent nor asked about when the page is left. */
  readonly discard: () => void;
} {
  const [state, setState] = useState<SavingState>("saved");
  const [fault, setFault] = useState<ApiFault | null>(null);
  const waiting = useRef<{ content: Content } | undefined>(undefined);
  const running = useRef<Promise<boolean> | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });

  const drain = useCallback(async (): Promise<boolean> => {
    for (let next = waiting.current; next !== undefined; next = waiting.current) {
      waiting.current = undefined;
      setState("saving");
      try {
        await saveNow.current(next.content);
        setFault(null);
      } catch (error) {
        // Newer content takes the place of what failed; otherwise it waits for another try.
        waiting.current ??= next;
        setState("failed");
        if (error instanceof ApiFault) setFault(error);
        return false;
      }
    }
    setState("saved");
    return true;
  }, []);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current !== undefined) await running.current;
    running.current = drain().finally(() => {
      running.current = undefined;
    });
    return await running.current;
  }, [drain]);

  const changed = useCallback(
    (content: Content): void => {
      waiting.current = { content };
      setState("waiting");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), 800);
    },
    [flush],
  );

  const discard = useCallback((): void => {
    clearTimeout(timer.current);
    waiting.current = undefined;
  }, []);

  useEffect(() => {
    const again = (): void => void (waiting.current !== undefined && flush());
    const ask = (event: BeforeUnloadEvent): void => {
      if (waiting.current !== undefined || running.current !== undefined) event.preventDefault();
    };
    addEventListener("online", again);
    addEventListener("beforeunload", ask);
    return () => {
      removeEventListener("online", again);
      removeEventListener("beforeunload", ask);
      // The page is left inside the workspaces: what was typed is still sent.
      if (waiting.current !== undefined) void flush();
    };
  }, [flush]);
  return { state, fault, changed, flush, discard };
}

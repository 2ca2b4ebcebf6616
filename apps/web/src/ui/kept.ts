import { useCallback, useMemo } from "react";
import { useSession } from "../session/session.ts";

/**
 * What a form holds before the server can take it, kept in this browser under the person and organisation it belongs to,
 * so that a reload or a broken line loses nothing.
 */
export function useKept<Content>(name: string): {
  readonly kept: Content | undefined;
  readonly keep: (content: Content) => void;
  readonly drop: () => void;
} {
  const { personId, membership } = useSession();
  const key = `yunquan/${personId}/${membership.organisationId}/${name}`;
  const kept = useMemo(() => {
    const text = localStorage.getItem(key);
    if (text === null) return undefined;
    try {
      return JSON.parse(text) as Content;
    } catch {
      return undefined;
    }
  }, [key]);
  const keep = useCallback(
    (content: Content): void => {
      try {
        localStorage.setItem(key, JSON.stringify(content));
      } catch {
        // A browser that keeps nothing: the form itself still holds what was typed.
      }
    },
    [key],
  );
  const drop = useCallback((): void => localStorage.removeItem(key), [key]);
  return { kept, keep, drop };
}

import { useEffect, useRef } from "react";

/**
 * Single keys for people who decide many cases. They are silent while one types, while a window is open, and with any
 * modifier, so that they never take the browser's own.
 */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      if (
        target?.closest(
          "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], [role=combobox]",
        )
      )
        return;
      if (document.querySelector(".ant-modal-wrap:not([style*='display: none']), .ant-drawer-open") !== null) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      // Enter belongs to what has the focus.
      if (key === "Enter" && target?.closest("a, button, [tabindex='0'], label, [role=tab]")) return;
      const act = latest.current[key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

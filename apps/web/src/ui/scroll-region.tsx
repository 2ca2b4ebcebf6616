import { useEffect, useRef, type ReactNode } from "react";

/**
 * Around a table that may be wider than its place: while it scrolls inside itself it can be reached and scrolled with the
 * keyboard, and says what it is.
 */
export function ScrollRegion(props: { readonly label: string; readonly children: ReactNode }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const { label } = props;
  useEffect(() => {
    const root = place.current;
    if (root === null) return undefined;
    const look = (): void => {
      for (const inner of root.querySelectorAll<HTMLElement>(".ant-table-content, .ant-table-body")) {
        const scrolls = inner.scrollWidth > inner.clientWidth || inner.scrollHeight > inner.clientHeight;
        if (scrolls) {
          inner.tabIndex = 0;
          inner.setAttribute("role", "group");
          inner.setAttribute("aria-label", label);
        } else {
          inner.removeAttribute("tabindex");
          inner.removeAttribute("role");
          inner.removeAttribute("aria-label");
        }
      }
    };
    const watcher = new ResizeObserver(look);
    watcher.observe(root);
    for (const inner of root.querySelectorAll(".ant-table-content > table, .ant-table-body > table"))
      watcher.observe(inner);
    look();
    return () => watcher.disconnect();
  }, [label]);
  return <div ref={place}>{props.children}</div>;
}

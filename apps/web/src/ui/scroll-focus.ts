import { useEffect } from "react";

const SCROLLING = ".ant-table-content, .ant-table-body, .ant-table-tbody-virtual-holder";

/**
 * A table that is wider than its place scrolls inside it. The part that scrolls takes the keyboard, or whoever has no mouse
 * would never see its last columns; a table that fits does not stand in the way of the Tab key.
 */
export function useScrollFocus(): void {
  useEffect(() => {
    const look = (): void => {
      for (const part of document.querySelectorAll<HTMLElement>(SCROLLING))
        if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
        else part.removeAttribute("tabindex");
    };
    let asked = 0;
    const later = (): void => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(look);
    };
    const changes = new MutationObserver(later);
    changes.observe(document.body, { childList: true, subtree: true });
    addEventListener("resize", later);
    later();
    return () => {
      changes.disconnect();
      removeEventListener("resize", later);
      cancelAnimationFrame(asked);
    };
  }, []);
}

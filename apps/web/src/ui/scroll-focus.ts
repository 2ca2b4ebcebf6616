import { useEffect } from "react";

const SCROLLING = ".ant-table-content, .ant-table-body, .ant-table-tbody-virtual-holder";

/**
 * A table that is wider than its place scrolls inside it. The part that scrolls takes the keyboard, or whoever has no mouse
 * would never see its last columns; a table that fits does not stand in the way of the Tab key.
 */
export function useScrollFocus(): void {
  useEffect(() => {
    let watched = new Set<Element>();
    const look = (): void => {
      const standing = new Set<Element>();
      for (const part of document.querySelectorAll<HTMLElement>(SCROLLING)) {
        if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
        else part.removeAttribute("tabindex");
        for (const place of [part, ...part.children]) standing.add(place);
      }
      for (const place of standing) if (!watched.has(place)) sizes.observe(place);
      for (const place of watched) if (!standing.has(place)) sizes.unobserve(place);
      watched = standing;
    };
    let asked = 0;
    const later = (): void => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(look);
    };
    // Tables come and go; one that stays grows with its texts, and its place shrinks when the page gets a scroll bar.
    const changes = new MutationObserver(later);
    const sizes = new ResizeObserver(later);
    changes.observe(document.body, { childList: true, subtree: true });
    later();
    return () => {
      changes.disconnect();
      sizes.disconnect();
      cancelAnimationFrame(asked);
    };
  }, []);
}

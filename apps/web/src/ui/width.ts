import { useEffect, useState, type RefObject } from "react";

/** How wide an element is at the moment, in pixels; 0 before it is there. */
export function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    if (place.current !== null) watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [place]);
  return width;
}

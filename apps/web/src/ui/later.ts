import { useEffect, useState } from "react";

/** How long a page has to itself before anything is fetched that it does not show. */
const LATER_MS = 4_000;

/** True once the first page has had the line to itself for a while. */
export function useLater(): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setLater(true), LATER_MS);
    return () => clearTimeout(waiting);
  }, []);
  return later;
}

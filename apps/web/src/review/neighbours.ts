import { useEffect, useMemo } from "react";
import type { ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import { useQueue, type ReviewCase } from "./queue.ts";
import type { QueueFilter } from "./search.ts";

/** Where a case stands in the queue that it was opened from, and which come before and after it. */
export interface Neighbours {
  readonly previous: ReviewCase | undefined;
  readonly next: ReviewCase | undefined;
  /** Its place among those loaded, from 1; 0 when it is not in this queue (any more). */
  readonly place: number;
  readonly loaded: number;
  readonly more: boolean;
}

export function useNeighbours(noun: ReviewedNoun, filter: QueueFilter, id: string): Neighbours {
  const queue = useQueue(noun, filter);
  const cases = useMemo(() => queue.data?.pages.flatMap((page) => page.items) ?? [], [queue.data]);
  const index = cases.findIndex((one) => one.id === id);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = queue;
  const nearEnd = index >= 0 && cases.length - index < 10;
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    previous: index > 0 ? cases[index - 1] : undefined,
    // A case that has left the queue is followed by whatever stands first in it now.
    next: index >= 0 ? cases[index + 1] : cases.find((one) => one.id !== id),
    place: index + 1,
    loaded: cases.length,
    more: hasNextPage,
  };
}

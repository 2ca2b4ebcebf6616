import { useEffect, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import { reads } from "../api.ts";

/** Reads the next case while one still looks at this one, so that it is there when one goes on. */
export function usePrefetched(noun: ReviewedNoun, id: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (id === undefined) return undefined;
    const timer = setTimeout(() => {
      const path = { params: { path: { id } } };
      // What cannot be read ahead is read, and told, when one gets there.
      const quietly = (read: Promise<unknown>): void => void read.catch(() => undefined);
      quietly(
        noun === "application"
          ? client.query(reads.queryOptions("get", "/api/v1/applications/{id}", path))
          : client.query(reads.queryOptions("get", "/api/v1/claims/{id}", path)),
      );
      quietly(
        client.query(reads.queryOptions("get", "/api/v1/reviews/{noun}/{id}", { params: { path: { noun, id } } })),
      );
    }, 300);
    return () => clearTimeout(timer);
  }, [client, noun, id]);
}

export function CaseSkeleton(): ReactNode {
  return <Skeleton active paragraph={{ rows: 14 }} />;
}

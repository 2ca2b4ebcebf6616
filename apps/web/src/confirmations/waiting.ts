import { useEffect } from "react";
import { reads, type Schemas } from "../api.ts";
import { byCursor } from "../ui/query-table.tsx";
import type { WaitingKind } from "./search.ts";

/** An application or a claim that waits for the supplier's answer. */
export interface Waiting {
  readonly kind: WaitingKind;
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly enterprise: string;
  readonly serviceZh: string | null;
  readonly serviceEn: string | null;
  readonly amountFen: string | null;
  readonly submittedAt: string | null;
  readonly dueAt: string | null;
  readonly actions: readonly string[];
}

const fromCase =
  (kind: WaitingKind) =>
  (one: Schemas["ApplicationSummary"] | Schemas["ClaimSummary"]): Waiting => ({
    kind,
    id: one.id,
    number: one.number,
    version: one.version,
    enterprise: one.enterprise.name,
    serviceZh: one.serviceNameZh,
    serviceEn: one.serviceNameEn,
    amountFen: "faceValueFen" in one ? one.faceValueFen : one.amountFen,
    submittedAt: one.submittedAt,
    dueAt: one.supplierDueAt,
    actions: one.actions,
  });

/** Everything that waits for the supplier, the nearest deadline first. Both lists are read to their ends, for one clock rules them. */
export function useWaiting(): {
  readonly rows: readonly Waiting[] | undefined;
  readonly error: unknown;
  readonly refetch: () => void;
} {
  const query = { status: "submitted" as const, limit: "100" };
  const applications = reads.useInfiniteQuery("get", "/api/v1/applications", { params: { query } }, byCursor);
  const claims = reads.useInfiniteQuery("get", "/api/v1/claims", { params: { query } }, byCursor);
  useToTheEnd(applications);
  useToTheEnd(claims);
  const whole =
    applications.data !== undefined && claims.data !== undefined && !applications.hasNextPage && !claims.hasNextPage;
  const rows = whole
    ? [
        ...applications.data.pages.flatMap((page) => page.items.map(fromCase("applications"))),
        ...claims.data.pages.flatMap((page) => page.items.map(fromCase("claims"))),
      ]
        .filter((row) => row.actions.includes("confirm"))
        .toSorted((a, b) => (a.dueAt ?? "9").localeCompare(b.dueAt ?? "9") || a.number.localeCompare(b.number))
    : undefined;
  return {
    rows,
    error: applications.error ?? claims.error,
    refetch: () => {
      void applications.refetch();
      void claims.refetch();
    },
  };
}

function useToTheEnd(list: {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}): void {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
}

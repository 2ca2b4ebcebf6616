import type { Job } from "../platform/jobs.ts";
import { lapseClaim } from "./ending.ts";
import { endDeferral, escalateClaim } from "./review.ts";
import { dueClaims } from "./store.ts";
import { remindSupplier, returnSilent } from "./supplier-answer.ts";

export const claimJobs: readonly Job[] = [
  {
    name: "claims.remind-supplier",
    due: async (work) => await dueClaims(work, "supplierDueAt", ["submitted"], "supplierRemindedAt"),
    run: remindSupplier,
  },
  {
    name: "claims.return-unconfirmed",
    due: async (work) => await dueClaims(work, "supplierFinalAt", ["submitted"]),
    run: returnSilent,
  },
  {
    name: "claims.lapse",
    due: async (work) => await dueClaims(work, "returnDueAt", ["returned", "disputed"]),
    run: lapseClaim,
  },
  {
    name: "claims.end-deferral",
    due: async (work) => await dueClaims(work, "deferredUntil", ["deferred"]),
    run: endDeferral,
  },
  {
    name: "claims.escalate",
    due: async (work) => await dueClaims(work, "dueAt", ["evaluated", "reviewed"], "overdueAt"),
    run: escalateClaim,
  },
];

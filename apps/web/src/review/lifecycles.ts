import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import type { Lifecycle } from "@yunquan/core/lifecycle.ts";
import type { ReviewedNoun } from "@yunquan/core/reviews/flags.ts";

export const lifecycleOf: Readonly<Record<ReviewedNoun, Lifecycle>> = {
  application: applicationLifecycle,
  claim: claimLifecycle,
};

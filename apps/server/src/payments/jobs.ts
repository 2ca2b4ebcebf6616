import { claimsByIds, stepClaim } from "../claims/commands.ts";
import type { Job } from "../platform/jobs.ts";
import { correctedClaims } from "./store.ts";

export const paymentJobs: readonly Job[] = [
  {
    // A payment that came back is payable again once another account is confirmed, by two people. 5.14
    name: "payment.account-corrected",
    due: correctedClaims,
    run: async (work, id) => {
      const [claim] = await claimsByIds(work, [id]);
      if (claim?.status === "failed") await stepClaim(work, claim, "correct", { reason: "收款账户已更正并经他人确认" });
    },
  },
];

import { assert } from "@yunquan/core/refusal.ts";
import { claimsByIds, stepClaim } from "../claims/commands.ts";
import type { Job } from "../platform/jobs.ts";
import { stepSettlement } from "./step.ts";
import { findLine, linesToPay, listsToClose, lockSettlement, noticeEndOfLine, openObjectionsOfLine } from "./store.ts";

export const settlementJobs: readonly Job[] = [
  {
    // 4.2, 5.14: a line may be paid when its notice is over and no objection to it is open.
    name: "settlement.notice-over",
    due: linesToPay,
    run: async (work, lineId) => {
      const line = await findLine(work, lineId);
      assert(line !== undefined, "a line is never deleted");
      const [claim] = await claimsByIds(work, [line.claimId]);
      assert(claim !== undefined, "a line's claim exists");
      // Everything else is read under the claim's lock: an objection that came first holds it.
      if (claim.status !== "noticed") return;
      const end = await noticeEndOfLine(work, lineId);
      if (
        end === undefined ||
        end.fallenAt !== null ||
        end.endsAt > work.now ||
        (await openObjectionsOfLine(work, lineId)) > 0
      )
        return;
      await stepClaim(work, claim, "makePayable", {
        facts: { settlementId: line.settlementId, lineId, noticeEndsAt: end.endsAt },
      });
    },
  },
  {
    name: "settlement.close",
    due: async (work) => await listsToClose(work),
    run: async (work, id) => {
      const settlement = await lockSettlement(work, id);
      if ((await listsToClose(work, id)).length === 0) return;
      await stepSettlement(work, settlement, "close", { changes: { closedAt: work.now } });
    },
  },
];

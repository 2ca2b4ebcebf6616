import { sql } from "kysely";
import { assert } from "@yunquan/core/refusal.ts";
import { claimsByIds, stepClaim } from "../claims/commands.ts";
import type { Job } from "../platform/jobs.ts";
import { countMoved } from "../platform/record.ts";
import { noteSettlement, stepSettlement } from "./step.ts";
import {
  claimsByLine,
  findLine,
  linesToPay,
  listsToClose,
  listsToEnd,
  lockSettlement,
  noticeEndOfLine,
  noticeEndOfList,
  openObjectionsOfLine,
} from "./store.ts";

export const settlementJobs: readonly Job[] = [
  {
    // 4.2, 5.14: when a notice is over, every line of its list is payable to which no objection is open; those with one are held.
    name: "settlement.notice-over",
    due: listsToEnd,
    run: async (work, id) => {
      const settlement = await lockSettlement(work, id);
      // Under the notice's lock: an objection that came first holds it and has held its claim.
      const endsAt = await noticeEndOfList(work, id);
      if (settlement.status !== "noticed" || settlement.noticeOverAt !== null) return;
      if (endsAt === undefined || endsAt > work.now) return;
      await sql`set local statement_timeout = 0`.execute(work.tx);
      const cases = await claimsByLine(work, id);
      countMoved(work, "claim", settlement, { from: "noticed", to: "payable", cases });
      await noteSettlement(work, settlement, "settlement.notice-over", {
        changes: { noticeOverAt: work.now },
        facts: { lines: cases, noticeEndsAt: endsAt },
      });
    },
  },
  {
    // 4.2, 5.14: a line with a notice of its own, or whose claim was held meanwhile, may be paid when its notice is over and no objection to it is open.
    name: "settlement.line-notice-over",
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

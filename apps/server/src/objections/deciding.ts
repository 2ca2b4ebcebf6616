import type { z } from "@yunquan/contract/z.ts";
import type { upholdBody } from "@yunquan/contract/objections.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { noticeEndsAt } from "@yunquan/core/notice-period.ts";
import { objectionLifecycle } from "@yunquan/core/objections/lifecycle.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Updateable } from "kysely";
import { claimsByIds, stepClaim } from "../claims/commands.ts";
import { sendMessage } from "../messages/commands.ts";
import { noticeById } from "../notices/commands.ts";
import { lockLines } from "../order/commands.ts";
import { systemActor } from "../platform/actor.ts";
import type { ObjectionTable } from "../platform/database/tables.generated.ts";
import { refuseSecondHand } from "../platform/record.ts";
import { personOf, workAs, type Work } from "../platform/work.ts";
import {
  fallLine,
  lineOfSettlement,
  lockLineMoney,
  lowerLine,
  noticeEndOf,
  settlementOfNotice,
} from "../settlements/commands.ts";
import { objectionForUpdate, stepObjection, tellParties } from "./step.ts";
import { findObjection, otherOpenObjections, type ObjectionRow } from "./store.ts";

type Line = Awaited<ReturnType<typeof lineOfSettlement>>;
type Claim = Awaited<ReturnType<typeof claimsByIds>>[number];

/** Takes an objection back. Its line goes on, unless another objection to it is open. */
export async function withdrawObjection(work: Work, id: Id, version: number): Promise<void> {
  await endObjection(work, id, version, "withdraw", {});
}

/** Declares an objection inadmissible, with the reason as its answer. Refuses `second-hand` to who decided in it before. */
export async function setObjectionAside(
  work: Work,
  id: Id,
  given: { version: number; decision: string },
): Promise<void> {
  await endObjection(work, id, given.version, "setAside", decided(work, given.decision));
}

/** Dismisses an answered objection: nothing restarts, the line goes on at once. Refuses `objection-unanswered`, `second-hand`. */
export async function dismissObjection(
  work: Work,
  id: Id,
  given: { version: number; decision: string },
): Promise<void> {
  await endObjection(work, id, given.version, "dismiss", decided(work, given.decision));
}

/**
 * Upholds an answered objection. A funded line is taken off the list, or lowered and noticed anew by itself; for anything
 * else the claim has its turn in the next list. Refuses `objection-unanswered`, `second-hand`, `objection-effect`.
 * @clause 5.13 @clause 8.2
 */
export async function upholdObjection(work: Work, id: Id, given: z.output<typeof upholdBody>): Promise<void> {
  const seen = await findObjection(work, id);
  const settlement = await settlementOfNotice(work, seen.settlementId);
  // A fall counts the freezes since, so none may happen meanwhile.
  if (given.effect.kind === "removed")
    await lockLines(work, [{ programmeId: settlement.programmeId, cityCode: settlement.cityCode, kind: "claim" }]);
  const line = seen.lineId === null ? null : await lineOfSettlement(work, settlement.id, seen.lineId);
  const locked = line === null || line.outcome !== "funded" ? null : await lockLineMoney(work, line.claimId);
  const objection = await objectionForUpdate(work, id, given.version);
  await refuseDecision(work, objection);
  if ((given.effect.kind === "next-list") !== (locked === null)) throw new Refusal("objection-effect");
  const changedAmountFen = given.effect.kind === "amount-changed" ? given.effect.amountFen : null;
  await stepObjection(work, objection, "uphold", {
    deciding: true,
    changes: { ...decided(work, given.decision).changes, effect: given.effect.kind, changedAmountFen },
  });
  if (line !== null && locked !== null) await changeLine(work, { objection, settlement, line, locked }, given);
  await tellFiler(work, objection, "成立", "was upheld");
}

async function changeLine(
  work: Work,
  {
    objection,
    settlement,
    line,
    locked,
  }: {
    objection: ObjectionRow;
    settlement: Awaited<ReturnType<typeof settlementOfNotice>>;
    line: Line;
    locked: Awaited<ReturnType<typeof lockLineMoney>>;
  },
  { effect, decision }: z.output<typeof upholdBody>,
): Promise<void> {
  const fallen = (await noticeEndOf(work, line.id)).fallenAt !== null;
  if (effect.kind === "removed") {
    // Another objection may have taken the line off already.
    if (!fallen) await fallLine(work, settlement, line, locked, decision);
  } else if (effect.kind === "amount-changed") {
    if (fallen) throw new Refusal("objection-line-fallen");
    if (locked.claim.amountFen === null || effect.amountFen >= locked.claim.amountFen) {
      throw new Refusal("invalid-request", {}, [
        { path: "effect.amountFen", code: "not-lower", zh: "只能调减，须低于现金额", en: "it can only be lowered" },
      ]);
    }
    const notice = await noticeById(work, requireNotice(objection));
    const endsAt = noticeEndsAt(work.now, null, notice.days);
    const { claim } = await lowerLine(work, line, locked, effect.amountFen, endsAt);
    await goOn(work, line.id, objection.id, claim);
  }
  await tellParties(work, line.claimId, "objection-upheld", {
    zh: (number) =>
      effect.kind === "removed"
        ? `结算申请 ${number} 因异议成立移出本期清单，顺位保留，待下一清单处理。`
        : `结算申请 ${number} 因异议成立调减金额，该行重新公示。`,
    en: (number) =>
      effect.kind === "removed"
        ? `Claim ${number} was taken off this list after an objection; it keeps its place for the next.`
        : `Claim ${number} was lowered after an objection; its line is noticed anew.`,
  });
}

function requireNotice(objection: ObjectionRow): Id {
  assert(objection.noticeId !== null, "an objection is to a notice");
  return objection.noticeId;
}

/** Ends an objection that changes nothing: its line goes on unless another objection to it is open. */
async function endObjection(
  work: Work,
  id: Id,
  version: number,
  action: "withdraw" | "setAside" | "dismiss",
  extra: { changes?: Updateable<ObjectionTable> },
): Promise<void> {
  const seen = await findObjection(work, id);
  const system = workAs(work, systemActor);
  const [claim] = seen.lineId === null || seen.claimId === null ? [] : await claimsByIds(system, [seen.claimId]);
  const objection = await objectionForUpdate(work, id, version);
  if (action !== "withdraw") await refuseDecision(work, objection, action);
  await stepObjection(work, objection, action, { ...extra, deciding: action !== "withdraw" });
  if (claim !== undefined && objection.lineId !== null) await goOn(system, objection.lineId, id, claim);
  if (action === "dismiss") await tellFiler(work, objection, "不成立", "was dismissed");
  if (action === "setAside") await tellFiler(work, objection, "不予受理", "is inadmissible");
}

/** A held claim goes on where it was when no objection to its line is open any more. A fallen line holds nobody. */
async function goOn(work: Work, lineId: Id, objectionId: Id, claim: Claim): Promise<void> {
  if (claim.status !== "held" || (await otherOpenObjections(work, lineId, objectionId)) > 0) return;
  if ((await noticeEndOf(work, lineId)).fallenAt !== null) return;
  await stepClaim(workAs(work, systemActor), claim, "free", { facts: { objectionId, lineId } });
}

/** Nobody decides twice, nor what he answered himself; and nothing is decided that is not answered. */
async function refuseDecision(
  work: Work,
  objection: ObjectionRow,
  action: "uphold" | "dismiss" | "setAside" = "uphold",
): Promise<void> {
  stepTo(objectionLifecycle, action, objection.status, work.actor.roles);
  if (action !== "setAside" && objection.answer === null) throw new Refusal("objection-unanswered");
  if (objection.answeredBy === personOf(work).personId || objection.admittedBy === personOf(work).personId)
    throw new Refusal("second-hand", { action: "objection.answered" });
  await refuseSecondHand(work, [objection.id]);
}

function decided(work: Work, decision: string): { changes: Updateable<ObjectionTable> } {
  return { changes: { decision, decidedBy: personOf(work).personId, decidedAt: work.now } };
}

async function tellFiler(work: Work, objection: ObjectionRow, zh: string, en: string): Promise<void> {
  await sendMessage(work, {
    organisationId: objection.organisationId,
    kind: "objection-decided",
    objectType: "objection",
    objectId: objection.id,
    textZh: `异议 ${objection.number} ${zh}，请查看答复和决定。`,
    textEn: `Objection ${objection.number} ${en}; see the answer and the decision.`,
  });
}

import type { z } from "@yunquan/contract/z.ts";
import type { objectionBody } from "@yunquan/contract/objections.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { documentNumber } from "@yunquan/core/settlements/document-number.ts";
import { beijingDate, yearOf, type Instant } from "@yunquan/core/time.ts";
import { claimsByIds, stepClaim } from "../claims/commands.ts";
import { ownFile } from "../files/commands.ts";
import { sendToOffice } from "../messages/commands.ts";
import { noticeById } from "../notices/commands.ts";
import { nextDocumentNumber } from "../order/commands.ts";
import { systemActor } from "../platform/actor.ts";
import { readNow } from "../platform/clock.ts";
import { recordCreation } from "../platform/record.ts";
import { personOf, workAs, type Work } from "../platform/work.ts";
import { isOnList, lineOfSettlement, noticeEndOf, settlementOfNotice } from "../settlements/commands.ts";
import { objectionForUpdate, stepObjection, tellParties } from "./step.ts";
import { cityOfEnterprise, insertObjection, ownsClaim } from "./store.ts";

type Line = Awaited<ReturnType<typeof lineOfSettlement>>;
type Given = z.output<typeof objectionBody>;

/**
 * Files an objection, within the notice only. About a line: by any enterprise of the city, or by an enterprise or supplier on
 * the list; the line is held at once and the others go on. About an omission: by an enterprise of the city. The instant is
 * read under the claim's lock, so that an objection either comes before the line becomes payable or is too late. Refuses
 * `objection-not-a-party`, `notice-over`, `objection-line-fallen`.
 * @clause 5.13 @clause 5.14
 */
export async function fileObjection(work: Work, given: Given): Promise<Id> {
  const person = personOf(work);
  const notice = await noticeById(work, given.noticeId);
  const settlement = await settlementOfNotice(work, notice.settlementId);
  const isOfCity = (await cityOfEnterprise(work, person.organisationId)) === settlement.cityCode;
  if (!isOfCity && !(given.kind === "line" && (await isOnList(work, settlement.id, person.organisationId))))
    throw new Refusal("objection-not-a-party");
  for (const fileId of given.fileIds) await ownFile(work, fileId, person.organisationId, ["objection"]);
  const id = work.newId();
  const about =
    given.kind === "line"
      ? await holdLine(work, await lineOfSettlement(work, settlement.id, given.lineId), id)
      : await missingClaim(work, notice.id, given.claimId, person.organisationId);
  const year = yearOf(beijingDate(about.filedAt));
  const number = documentNumber(
    "objection",
    settlement.cityCode,
    year,
    await nextDocumentNumber(work, `objection/${settlement.cityCode}/${year}`),
  );
  await insertObjection(work, {
    id,
    number,
    settlementId: settlement.id,
    noticeId: notice.id,
    lineId: about.lineId,
    claimId: about.claimId,
    kind: given.kind,
    status: "filed",
    cityCode: settlement.cityCode,
    organisationId: person.organisationId,
    text: given.text,
    fileIds: [...given.fileIds],
    filedBy: person.personId,
    filedAt: about.filedAt,
  });
  await recordCreation(work, {
    table: "objection",
    object: { id, status: "filed", version: 1, programmeId: settlement.programmeId, cityCode: settlement.cityCode },
    action: "objection.filed",
    facts: { number, noticeId: notice.id, lineId: about.lineId, claimId: about.claimId },
  });
  await sendToOffice(
    work,
    { kind: "city-bureau", cityCode: settlement.cityCode },
    {
      kind: "objection-filed",
      objectType: "objection",
      objectId: id,
      textZh: `公示 ${notice.number} 收到异议 ${number}，请受理并答复。`,
      textEn: `Objection ${number} to notice ${notice.number} was filed; admit and answer it.`,
    },
  );
  return id;
}

interface About {
  readonly lineId: Id | null;
  readonly claimId: Id | null;
  readonly filedAt: Instant;
}

/** Holds a funded line's claim. Lines without money have nothing to hold. */
async function holdLine(work: Work, line: Line, objectionId: Id): Promise<About> {
  const system = workAs(work, systemActor);
  // The end is held before the clock and the claim are read: the tick that ends the notice has either not begun, and then
  // waits and finds the claim held, or is done, and then the notice is over.
  await noticeEndOf(work, line.id);
  const [claim] = await claimsByIds(system, [line.claimId]);
  assert(claim !== undefined, "a line's claim exists");
  const filedAt = await readNow(work.tx);
  const end = await noticeEndOf(work, line.id);
  if (end.fallenAt !== null) throw new Refusal("objection-line-fallen");
  if (filedAt >= end.endsAt) throw new Refusal("notice-over", { endsAt: end.endsAt });
  if (line.outcome === "funded" && claim.status === "noticed") {
    await stepClaim(system, claim, "hold", { facts: { objectionId, lineId: line.id } });
    await tellParties(work, claim.id, "objection-held", {
      zh: (number) => `结算申请 ${number} 在公示期内收到异议，处理期间暂扣，其他各行不受影响。`,
      en: (number) => `Claim ${number} was objected to during the notice and is held meanwhile.`,
    });
  }
  return { lineId: line.id, claimId: line.claimId, filedAt };
}

async function missingClaim(work: Work, noticeId: Id, claimId: Id | null, organisationId: Id): Promise<About> {
  if (claimId !== null && !(await ownsClaim(work, claimId, organisationId)))
    throw new Refusal("not-found", { noun: "claim" }, [
      { path: "claimId", code: "not-found", zh: "未找到该结算申请", en: "no such claim" },
    ]);
  const filedAt = await readNow(work.tx);
  const notice = await noticeById(work, noticeId);
  if (filedAt >= notice.endsAt) throw new Refusal("notice-over", { endsAt: notice.endsAt });
  return { lineId: null, claimId, filedAt };
}

/** Takes an objection up; the answer is owed from now on. */
export async function admitObjection(work: Work, id: Id, version: number): Promise<void> {
  const objection = await objectionForUpdate(work, id, version);
  await stepObjection(work, objection, "admit", {
    changes: { admittedBy: personOf(work).personId, admittedAt: work.now },
  });
}

/** Answers an admitted objection; the answer may be bettered until the decision. */
export async function answerObjection(work: Work, id: Id, given: { version: number; answer: string }): Promise<void> {
  const objection = await objectionForUpdate(work, id, given.version);
  await stepObjection(work, objection, "answer", {
    changes: { answer: given.answer, answeredBy: personOf(work).personId, answeredAt: work.now },
  });
}

import type { applicationAnswer, timelineLine } from "@yunquan/contract/applications.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { timelineOfObjects } from "../platform/timeline.ts";
import type { Work } from "../platform/work.ts";
import { submissionWrittenFirst, type ApplicationRow, type SubmittedRow } from "./store.ts";

// What the page of one case shows beside its own row.

type Answer = z.output<typeof applicationAnswer>;

export async function contractOf(work: Work, contractId: Id): Promise<Answer["contract"]> {
  const contract = await work.tx
    .selectFrom("contract")
    .select(["id", "number", "title", "signedOn", "totalFen", "statesEligibleFee", "implementationDivision"])
    .where("id", "=", contractId)
    .executeTakeFirstOrThrow();
  const lines = await work.tx
    .selectFrom("feeLine")
    .select(["number", "serviceCode", "category", "description", "amountFen", "eligible"])
    .where("contractId", "=", contractId)
    .orderBy("number")
    .execute();
  return { ...contract, lines };
}

export async function numbersOf(
  work: Work,
  application: ApplicationRow,
): Promise<Pick<Answer, "edition" | "standard">> {
  const { editionId, standardId } = application;
  const edition =
    editionId === null
      ? undefined
      : await work.tx.selectFrom("edition").select(["id", "number"]).where("id", "=", editionId).executeTakeFirst();
  const standard =
    standardId === null
      ? undefined
      : await work.tx.selectFrom("standard").select(["id", "number"]).where("id", "=", standardId).executeTakeFirst();
  return { edition: edition ?? null, standard: standard ?? null };
}

/** The files that belong to the case: the contract, its annexes, and the evidence of a confirmation in the supplier's place. */
export async function filesOf(work: Work, application: ApplicationRow): Promise<Answer["files"]> {
  const contract = work.tx
    .selectFrom("contract")
    .select("fileId as id")
    .where("contract.id", "=", application.contractId)
    .where("fileId", "is not", null);
  const annexes = work.tx
    .selectFrom("contractAnnex")
    .select("fileId as id")
    .where("contractId", "=", application.contractId);
  return await work.tx
    .selectFrom("file")
    .select(["id", "name", "purpose", "mediaType", "sizeBytes", "sha256"])
    .where((eb) =>
      eb.or([
        eb("id", "in", contract.$castTo<{ id: Id }>()),
        eb("id", "in", annexes),
        ...(application.inPlaceFileIds.length === 0 ? [] : [eb("id", "in", application.inPlaceFileIds)]),
      ]),
    )
    .orderBy("storedAt")
    .orderBy("id")
    .execute();
}

export async function voucherIdOf(work: Work, applicationId: Id): Promise<Id | null> {
  return (
    (await work.tx.selectFrom("voucher").select("id").where("applicationId", "=", applicationId).executeTakeFirst())
      ?.id ?? null
  );
}

/** How many are ahead in the city's line: of those who wait, or of those whose case is not decided yet. @clause 8.2 */
export async function aheadOf(work: Work, application: SubmittedRow): Promise<Answer["place"]> {
  const { position, status, programmeId, planId, cityCode } = application;
  if (status === "waiting") {
    const waiting = await work.tx
      .selectFrom("application")
      .select((eb) => eb.fn.countAll<number>().as("ahead"))
      .where("planId", "=", planId)
      .where("cityCode", "=", cityCode)
      .where("status", "=", "waiting")
      .where("position", "<", position)
      .executeTakeFirstOrThrow();
    return { position, ahead: waiting.ahead, of: "waiting-list" };
  }
  if (status !== "submitted" && status !== "supplier-confirmed" && status !== "reviewed")
    return { position, ahead: 0, of: "cases" };
  const cases = await work.tx
    .selectFrom("application")
    .select((eb) => eb.fn.countAll<number>().as("ahead"))
    .where("programmeId", "=", programmeId)
    .where("cityCode", "=", cityCode)
    .where("status", "in", ["submitted", "supplier-confirmed", "reviewed"])
    .where("firstSubmittedAt", "is not", null)
    .where("position", "<", position)
    .executeTakeFirstOrThrow();
  return { position, ahead: cases.ahead, of: "cases" };
}

/**
 * The history of a case in its order. Who acted for the reader's own side is named; of the other sides, and of an office
 * towards a party, the organisation is shown and the person is not.
 */
export async function timelineOf(
  work: Work,
  objectType: string,
  objectId: Id,
): Promise<z.output<typeof timelineLine>[]> {
  if (objectType === "application") await submissionWrittenFirst(work, objectId);
  return await timelineOfObjects(work, [{ type: objectType, id: objectId }], { lines: notForParties, reasons: notes });
}

/** Lines that tell a party nothing: what happens between the bureau's own people, and every autosave of a draft. */
const notForParties: ReadonlySet<string> = new Set(["application.sent-back", "application.updated"]);
/** A recommendation is the bureau's working note until the approver has decided. */
const notes: ReadonlySet<string> = new Set(["application.reviewed"]);

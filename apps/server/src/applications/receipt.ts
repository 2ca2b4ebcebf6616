import type { Id } from "@yunquan/core/ids.ts";
import { beijingDate } from "@yunquan/core/time.ts";
import { addWorkdays } from "@yunquan/core/workdays.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { receipt } from "../documents/receipt.ts";
import type { Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import { documentNames } from "./document-names.ts";
import { findApplication, submitted } from "./store.ts";
import { storedWaterfall } from "./stored.ts";

/** The receipt of a submission as PDF: number, system time to the millisecond, position, and the arithmetic. @clause 5.6 8.2 */
export async function receiptDocument(
  work: Work,
  id: Id,
  caseUrl: string | null,
): Promise<{ name: string; bytes: Uint8Array }> {
  const row = await findApplication(work, id);
  if (row.firstSubmittedAt === null)
    throw new Refusal("wrong-state", { noun: "application", action: "receipt", status: row.status });
  const application = submitted(row);
  const names = await documentNames(work, application);
  const { parameters } = await editionById(work, application.editionId);
  // It says what held at the submission: an application that was promoted later waited then.
  const waited = application.status === "waiting" || application.clockStartedAt !== application.submittedAt;
  const calendar = await loadWorkCalendar(work);
  const dueOn = (days: number) => addWorkdays(calendar, beijingDate(application.submittedAt), days);
  const bytes = await receipt({
    kind: "application",
    programmeTitle: names.programmeTitle,
    number: application.number,
    submittedAt: application.submittedAt,
    position: application.position,
    waiting: waited,
    city: names.city,
    cityBureau: names.cityBureau,
    round: names.round,
    enterpriseName: names.enterpriseName,
    enterpriseCreditCode: names.enterpriseCreditCode,
    supplierName: names.supplierName,
    serviceName: names.serviceName,
    contractNumber: names.contractNumber,
    edition: names.edition,
    standardVersion: names.standardVersion,
    steps: storedWaterfall(application).steps,
    amountFen: application.faceValueFen,
    ...(waited
      ? {}
      : { supplierDueOn: dueOn(parameters.supplierWorkdays), reviewDueOn: dueOn(parameters.reviewWorkdays) }),
    ...(caseUrl === null ? {} : { caseUrl }),
  });
  return { name: `${application.number}-receipt.pdf`, bytes };
}

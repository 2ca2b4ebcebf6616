import { createHash, randomBytes } from "node:crypto";
import type { inquiryBody, inquiryFiled, inquiryLookUp, inquiryPublic } from "@yunquan/contract/inquiries.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { inquiryLifecycle, type InquiryAction } from "@yunquan/core/inquiries/lifecycle.ts";
import { makeLookupCode, parseLookupCode } from "@yunquan/core/inquiries/lookup-code.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { beijingDate, yearOf } from "@yunquan/core/time.ts";
import type { Updateable } from "kysely";
import { sendToOffice } from "../messages/commands.ts";
import { nextDocumentNumber } from "../order/commands.ts";
import type { InquiryTable } from "../platform/database/tables.generated.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { wrongTriesOf } from "../platform/wrong-tries.ts";
import { findByCode, insertInquiry, lockInquiry, type InquiryRow, type ShownInquiry } from "./store.ts";

type Filed = z.output<typeof inquiryFiled>;
type Public = z.output<typeof inquiryPublic>;

const TRIES_BY_CALLER = 20;
const TRIES_BY_NUMBER = 20;
/** How many questions one caller may send in ten minutes. */
const FILED_BY_CALLER = 10;
const prefixes = { question: "ZX", complaint: "TS" } as const;

/**
 * Files a question or complaint and gives its number with the code that opens the answer; only the code's hash is kept
 * beside it. The office is told. @clause 7.3
 */
export async function fileInquiry(work: Work, given: z.output<typeof inquiryBody>): Promise<Filed> {
  const id = work.newId();
  const year = yearOf(beijingDate(work.now));
  const serial = await nextDocumentNumber(work, `inquiry/${given.kind}/${year}`);
  const number = `${prefixes[given.kind]}-${year}-${String(serial).padStart(3, "0")}`;
  const code = makeLookupCode(randomBytes(16));
  await insertInquiry(work, {
    id,
    number,
    kind: given.kind,
    cityCode: given.cityCode,
    subject: given.subject,
    text: given.text,
    contactName: given.contactName ?? null,
    contact: given.contact ?? null,
    codeHash: hashOf(code),
    status: "filed",
    filedAt: work.now,
  });
  await recordCreation(work, {
    table: "inquiry",
    object: { id, status: "filed", version: 1 },
    action: "inquiry.filed",
    facts: { number, cityCode: given.cityCode },
  });
  await tellOffice(work, { id, number, cityCode: given.cityCode });
  return { number, code, filedAt: work.now };
}

/** Counts what a caller files, before it is filed. Refuses `too-many-requests`. */
export function countFiling(server: object, caller: string): void {
  const tries = wrongTriesOf(server);
  const name = `inquiry/filed/${caller}`;
  if (tries.count(name) >= FILED_BY_CALLER) throw new Refusal("too-many-requests");
  tries.add(name);
}

/**
 * The state and the answer of an inquiry, for whoever has its number and its code. A wrong pair is not found; wrong pairs are
 * counted by caller and by number. Refuses `not-found`, `too-many-requests`.
 */
export async function lookUpInquiry(
  server: object,
  caller: string,
  given: z.output<typeof inquiryLookUp>,
  run: (find: (work: Work) => Promise<Public>) => Promise<Public>,
): Promise<Public> {
  const tries = wrongTriesOf(server);
  const spent = [
    { name: `inquiry/caller/${caller}`, max: TRIES_BY_CALLER },
    { name: `inquiry/number/${given.number}`, max: TRIES_BY_NUMBER },
  ];
  for (const { name, max } of spent) if (tries.count(name) >= max) throw new Refusal("too-many-requests");
  const code = parseLookupCode(given.code);
  try {
    if (code === undefined) throw new Refusal("not-found", { noun: "inquiry" });
    return await run(async (work) => {
      const row = await findByCode(work, given.number, hashOf(code));
      if (row === undefined) throw new Refusal("not-found", { noun: "inquiry" });
      return publicOf(row);
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") for (const { name } of spent) tries.add(name);
    throw error;
  }
}

/** Answers an inquiry, or betters the answer; every answer stays in the history. @clause 7.3 */
export async function answerInquiry(work: Work, id: Id, given: { version: number; answer: string }): Promise<void> {
  const row = await inquiryForUpdate(work, id, given.version);
  const person = personOf(work);
  await stepInquiry(work, row, row.status === "answered" ? "betterAnswer" : "answer", {
    changes: {
      answer: given.answer,
      answeredBy: person.personId,
      answeredOffice: person.organisationId,
      answeredAt: work.now,
    },
    reason: given.answer,
  });
}

/** Hands an inquiry on to the office that can answer it; null is the province. Refuses handing it to where it is. */
export async function forwardInquiry(
  work: Work,
  id: Id,
  given: { version: number; cityCode: string | null; reason: string },
): Promise<void> {
  const row = await inquiryForUpdate(work, id, given.version);
  if (row.cityCode === given.cityCode)
    throw new Refusal("invalid-request", {}, [
      { path: "cityCode", code: "same-office", zh: "已在该单位办理", en: "that office has it already" },
    ]);
  await stepInquiry(work, row, "forward", { changes: { cityCode: given.cityCode }, reason: given.reason });
  await tellOffice(work, { id, number: row.number, cityCode: given.cityCode });
}

/** What whoever asked sees of it. */
export function publicOf(row: ShownInquiry): Public {
  const { number, kind, status, cityCode, subject, text, filedAt, answer, answeredAt } = row;
  return {
    number,
    kind,
    status,
    cityCode,
    subject,
    text,
    filedAt,
    answer,
    answeredAt,
    answeredByOffice: row.officeName,
  };
}

async function inquiryForUpdate(work: Work, id: Id, version: number): Promise<InquiryRow> {
  const row = await lockInquiry(work, id);
  if (row.version !== version) throw new Refusal("stale-version", { noun: "inquiry" });
  return row;
}

const past: Readonly<Record<InquiryAction, RecordedAction>> = {
  forward: "inquiry.forwarded",
  answer: "inquiry.answered",
  betterAnswer: "inquiry.answer-bettered",
};

async function stepInquiry(
  work: Work,
  row: InquiryRow,
  action: InquiryAction,
  given: { changes: Updateable<InquiryTable>; reason: string },
): Promise<void> {
  const to = stepTo(inquiryLifecycle, action, row.status, work.actor.roles);
  await recordStep(work, {
    table: "inquiry",
    object: { id: row.id, status: row.status, version: row.version },
    action: past[action],
    to,
    changes: given.changes,
    reason: given.reason,
    facts: { number: row.number, cityCode: row.cityCode },
  });
}

async function tellOffice(
  work: Work,
  inquiry: { readonly id: Id; readonly number: string; readonly cityCode: string | null },
): Promise<void> {
  const { id, number, cityCode } = inquiry;
  await sendToOffice(work, cityCode === null ? { kind: "province" } : { kind: "city-bureau", cityCode }, {
    kind: "inquiry-filed",
    objectType: "inquiry",
    objectId: id,
    textZh: `收到咨询投诉 ${number}，请答复或转交。`,
    textEn: `Inquiry ${number} came in; answer it or hand it on.`,
  });
}

function hashOf(code: string): Buffer {
  return createHash("sha256").update(`inquiry/${code}`).digest();
}

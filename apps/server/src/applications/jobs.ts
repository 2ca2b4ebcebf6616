import { sql, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { DAY_MS, addMs, deadlineEn, deadlineZh } from "@yunquan/core/time.ts";
import { sendMessage, sendToOffice } from "../messages/commands.ts";
import { planById } from "../plans/commands.ts";
import type { Job } from "../platform/jobs.ts";
import { recordHistory } from "../platform/record.ts";
import { idsOfPage, oneOf, programmeOr } from "../platform/runs.ts";
import type { Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import { claimDeadlineAfter } from "../rounds/commands.ts";
import { endApplication, promoteWaiting } from "./commands.ts";
import { prepareJob } from "./preparing.ts";
import { findApplication, lockApplication, submitted, type ApplicationRow, type SubmittedRow } from "./store.ts";
import { remindSupplier, returnSilent } from "./supplier-answer.ts";

/** Ids of applications that something is due for; bounded, the tick comes again. */
async function idsWhere(work: Work, condition: ReturnType<typeof sql<SqlBool>>): Promise<Id[]> {
  const rows = await work.tx.selectFrom("application").select("id").where(condition).orderBy("id").limit(200).execute();
  return rows.map((row) => row.id);
}

/** An application that did not come back in time ends, and what it held is free. */
async function lapseReturned(work: Work, id: Id): Promise<void> {
  const application = await findApplication(work, id);
  const { status, returnDueAt } = application;
  if ((status !== "returned" && status !== "disputed") || returnDueAt === null || returnDueAt > work.now) return;
  await lapse(work, submitted(application), ["逾期未补正", "not corrected in time"]);
}

/**
 * A waiting application ends when a voucher promoted now could no longer get its days to implement before any announced
 * deadline although one that was announced in time could have given them, or when its plan is closed.
 * @clause 5.17
 */
async function lapseWaiting(work: Work, id: Id): Promise<void> {
  const application = await findApplication(work, id);
  if (application.status !== "waiting") return;
  const waiting = submitted(application);
  if (await tooLate(work, waiting))
    await lapse(work, waiting, [
      "轮候期内未获额度，已不能保证规定的实施期",
      "no capacity in time: the days to implement could no longer be given",
    ]);
}

async function tooLate(work: Work, waiting: SubmittedRow): Promise<boolean> {
  if ((await planById(work, waiting.planId)).status === "closed") return true;
  const { parameters } = await editionById(work, waiting.editionId);
  const days = parameters.implementationDaysMin * DAY_MS;
  if ((await claimDeadlineAfter(work, waiting.programmeId, addMs(work.now, days))) !== null) return false;
  // Nothing announced so far that it could ever have reached: the province is late, not the application.
  return (await claimDeadlineAfter(work, waiting.programmeId, addMs(waiting.submittedAt, days))) !== null;
}

async function lapse(
  work: Work,
  application: SubmittedRow,
  [zh, en]: readonly [zh: string, en: string],
): Promise<void> {
  await endApplication(work, application, "lapse", application.version, { reason: zh, changes: { dueAt: null } });
  await sendMessage(work, {
    organisationId: application.enterpriseId,
    kind: "application.lapsed",
    objectType: "application",
    objectId: application.id,
    textZh: `申请 ${application.number} 已失效：${zh}。`,
    textEn: `Application ${application.number} lapsed: ${en}.`,
  });
}

/** The bureau's five working days are over: the case is marked, and the province is told. No approval by silence. @clause 5.16 */
async function markOverdue(work: Work, id: Id): Promise<void> {
  const application = await lockApplication(work, id);
  if (!isOverdue(application, work)) return;
  await work.tx.updateTable("application").set({ overdueAt: work.now }).where("id", "=", id).execute();
  await recordHistory(work, {
    objectType: "application",
    objectId: id,
    action: "application.overdue",
    fromStatus: application.status,
    toStatus: application.status,
    deciding: false,
    reason: null,
    facts: { dueAt: application.dueAt },
    editionId: application.editionId,
  });
  const { dueAt } = application;
  const due =
    dueAt === null
      ? { zh: "", en: "" }
      : { zh: `（应于 ${deadlineZh(dueAt)} 前办结）`, en: ` (due ${deadlineEn(dueAt)} Beijing time)` };
  const stands = applicationLifecycle.statuses[application.status];
  const message = {
    kind: "application.overdue",
    objectType: "application",
    objectId: id,
    textZh: `申请 ${application.number} 审核超期${due.zh}，现状态：${stands.zh}。`,
    textEn: `Application ${application.number} is overdue${due.en}; it stands at “${stands.en}”.`,
  } as const;
  await sendToOffice(work, { kind: "province" }, { ...message, role: "province-reviewer" });
  await sendToOffice(work, { kind: "city-bureau", cityCode: application.cityCode }, message);
}

const undecided: readonly string[] = ["submitted", "supplier-confirmed", "reviewed"];

function isOverdue({ status, dueAt, overdueAt }: ApplicationRow, work: Work): boolean {
  return undecided.includes(status) && dueAt !== null && dueAt <= work.now && overdueAt === null;
}

export const applicationJobs: readonly Job[] = [
  prepareJob,
  {
    name: "applications.remind-supplier",
    due: async (work) =>
      await idsWhere(
        work,
        sql<SqlBool>`status = 'submitted' and supplier_due_at <= ${work.now} and supplier_reminded_at is null`,
      ),
    run: remindSupplier,
  },
  {
    name: "applications.return-unconfirmed",
    due: async (work) =>
      await idsWhere(
        work,
        sql<SqlBool>`status = 'submitted' and supplier_due_at <= ${work.now} and supplier_final_at <= ${work.now}`,
      ),
    run: returnSilent,
  },
  {
    name: "applications.lapse-returned",
    due: async (work) =>
      await idsWhere(work, sql<SqlBool>`status in ('returned','disputed') and return_due_at <= ${work.now}`),
    run: lapseReturned,
  },
  {
    name: "applications.lapse-waiting",
    due: waitingTooLate,
    run: lapseWaiting,
  },
  {
    name: "applications.overdue",
    due: justOverdue,
    run: markOverdue,
  },
  {
    // Whoever frees capacity promotes at once; this catches what could not be promoted then (a calendar year was missing).
    name: "applications.promote",
    due: headsThatFit,
    run: async (work, id) => {
      const application = await findApplication(work, id);
      if (application.status === "waiting") await promoteWaiting(work, submitted(application));
    },
  },
];

/** What has become overdue, found as the offices' lists by due date are. */
async function justOverdue(work: Work): Promise<Id[]> {
  const overdue = idsOfPage({
    table: "application",
    runs: [
      { column: "application.programmeId", values: programmeOr(undefined) },
      { column: "application.cityCode", values: oneOf(cities.map(({ code }) => code)) },
      { column: "application.status", values: oneOf(undecided) },
    ],
    key: "dueAt",
    direction: "asc",
    where: sql<SqlBool>`application.first_submitted_at is not null and application.due_at <= ${work.now}::timestamptz and application.overdue_at is null`,
    limit: 200,
  });
  const { rows } = await sql<{ id: Id }>`select id from ${overdue} overdue`.execute(work.tx);
  return rows.map(({ id }) => id);
}

/** Waiting applications that are too late, looked for in the order of their lines. */
async function waitingTooLate(work: Work): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("application")
    .selectAll()
    .where("status", "=", "waiting")
    .orderBy("submittedAt")
    .orderBy("id")
    .limit(1000)
    .execute();
  const due: Id[] = [];
  const known = new Map<string, boolean>();
  for (const row of rows) {
    const waiting = submitted(row);
    // Older ones of the same programme and edition are at least as late: asked once for each day of submission.
    const key = `${waiting.planId} ${waiting.editionId} ${waiting.submittedAt.slice(0, 10)}`;
    const late = known.get(key) ?? (await tooLate(work, waiting));
    known.set(key, late);
    if (late) due.push(row.id);
    if (due.length === 200) break;
  }
  return due;
}

async function headsThatFit(work: Work): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select head.id from (
      select distinct on (plan_id, city_code) id, plan_id, city_code, face_value_fen from application where status = 'waiting' order by plan_id, city_code, position
    ) as head
    join ledger_account account on account.kind = 'capacity' and account.plan_id = head.plan_id and account.city_code = head.city_code
    where account.granted_fen - account.reserved_fen - account.posted_fen >= head.face_value_fen
    limit 200`.execute(work.tx);
  return rows.map((row) => row.id);
}

import { createHash } from "node:crypto";
import { reportContent } from "@yunquan/contract/reports.ts";
import { z } from "@yunquan/contract/z.ts";
import { implementationReportLifecycle } from "@yunquan/core/reports/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { addMs, beijingDate, DAY_MS } from "@yunquan/core/time.ts";
import { cityOf } from "@yunquan/core/divisions.ts";
import { claimsByIds, claimsToReport, reviewDueAtOf, takeReport } from "../claims/commands.ts";
import { sendToOffice } from "../messages/commands.ts";
import { nextDocumentNumber } from "../order/commands.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { systemActor } from "../platform/actor.ts";
import { json, workAs, type Work } from "../platform/work.ts";
import { programmeById } from "../programmes/commands.ts";
import { evaluateClaims, evaluationsByIds } from "../usage/commands.ts";
import {
  findReport,
  insertMarks,
  insertReport,
  lastFrozenAt,
  lineOfClaim,
  linesToReport,
  namesOfClaims,
  type ReportedLine,
  type ReportRow,
} from "./store.ts";

export type ReportContent = z.output<typeof reportContent>;
type ReportLine = ReportContent["rows"][number];
type ClaimRow = Awaited<ReturnType<typeof claimsByIds>>[number];

/** A report is made every seven days where there is something new to tell, and at once where none was made yet. */
const EVERY_MS = 7 * DAY_MS;

/** What a line's next regular report waits for. */
export async function reportsDue(work: Work): Promise<Id[]> {
  return await linesToReport(work, addMs(work.now, -EVERY_MS));
}

/** Makes the regular report of the line that a claim stands in, unless another was made meanwhile. @clause 5.11 */
export async function makeRegularReport(work: Work, claimId: Id): Promise<void> {
  const line = await lineOfClaim(work, claimId);
  const last = await lastFrozenAt(work, line);
  if (last !== null && last > addMs(work.now, -EVERY_MS)) return;
  try {
    await makeReport(work, line);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "report-nothing-new")) throw error;
  }
}

/**
 * Makes and freezes the implementation report of a city and programme: every undecided claim with its mark and the evidence
 * for it, evaluated again where it is not complete yet. The content is hashed and never changes; a later number
 * supersedes it. Claims that it newly marks complete are now the bureau's to decide. Refuses `report-nothing-new`.
 * @clause 5.11
 */
export async function makeReport(work: Work, line: ReportedLine): Promise<ReportRow> {
  const claims = await evaluatedAgain(work, await claimsToReport(work, line));
  if (!claims.some((claim) => claim.mark !== claim.reportMark)) throw new Refusal("report-nothing-new");
  const programme = await programmeById(work, line.programmeId);
  const rows = await linesOf(work, claims);
  const series = `implementation-report/${line.programmeId}/${line.cityCode}`;
  const number = `SS-${programme.code.toUpperCase()}-${line.cityCode}-${String(await nextDocumentNumber(work, series)).padStart(4, "0")}`;
  const content = JSON.stringify(
    z.encode(reportContent, {
      number,
      programmeId: line.programmeId,
      programmeZh: programme.nameZh,
      programmeEn: programme.nameEn,
      cityCode: line.cityCode,
      cutOffAt: work.now,
      rows,
    }),
  );
  const report = await freeze(work, line, { number, content, rows });
  for (const claim of claims) {
    if (claim.mark === null || claim.mark === claim.reportMark) continue;
    await takeReport(work, claim, { id: report.id, number, mark: claim.mark, dueAt: await dueAtOf(work, claim) });
  }
  await sendToOffice(
    work,
    { kind: "city-bureau", cityCode: line.cityCode },
    {
      kind: "implementation-report.frozen",
      objectType: "implementation-report",
      objectId: report.id,
      textZh: `${cityOf(line.cityCode)?.zh ?? ""}实施情况表 ${number} 已生成，标注为已完成 ${report.completeClaims} 件，共 ${report.claims} 件。`,
      textEn: `Implementation report ${number} is frozen: ${report.completeClaims} of ${report.claims} claims are marked complete.`,
    },
  );
  return report;
}

/** The bureau's time begins when a report first marks a claim complete; a claim that is deferred has none. */
async function dueAtOf(work: Work, claim: ClaimRow) {
  if (claim.mark !== "complete" || claim.status === "deferred") return null;
  return claim.dueAt ?? (await reviewDueAtOf(work, claim));
}

/**
 * What waits for its evaluation, and what was not complete on an earlier day, is evaluated once more; what has not been
 * evaluated at all is not listed.
 */
async function evaluatedAgain(work: Work, claims: readonly ClaimRow[]): Promise<ClaimRow[]> {
  const evaluations = await evaluationsByIds(
    work,
    claims.flatMap((claim) => claim.evaluationId ?? []),
  );
  const today = beijingDate(work.now);
  const again = claims.filter(({ evaluateDueAt, mark, evaluationId }) => {
    const last = evaluationId === null ? undefined : evaluations.get(evaluationId);
    return (
      evaluateDueAt !== null || last === undefined || (mark !== "complete" && beijingDate(last.evaluatedAt) < today)
    );
  });
  // Whoever asks for the report, the evaluation is the platform's own.
  await evaluateClaims(
    workAs(work, systemActor),
    again.map((claim) => claim.id),
  );
  const fresh =
    again.length === 0
      ? claims
      : await claimsByIds(
          work,
          claims.map((claim) => claim.id),
        );
  return fresh.filter((claim) => claim.evaluationId !== null);
}

async function freeze(
  work: Work,
  line: ReportedLine,
  made: { number: string; content: string; rows: readonly ReportLine[] },
): Promise<ReportRow> {
  const id = work.newId();
  const draft = { id, status: implementationReportLifecycle.initial, version: 1 } as const;
  const { number, content, rows } = made;
  await insertReport(work, {
    ...draft,
    ...line,
    number,
    cutOffAt: work.now,
    claims: rows.length,
    completeClaims: rows.filter((row) => row.mark === "complete").length,
    madeBy: work.actor.kind === "person" ? work.actor.personId : null,
  });
  await insertMarks(
    work,
    rows.map((row) => ({
      reportId: id,
      claimId: row.claimId,
      evaluationId: row.evaluationId,
      mark: row.mark,
      findings: json(row.findings),
    })),
  );
  await recordCreation(work, {
    table: "implementationReport",
    object: draft,
    action: "implementation-report.made",
    facts: { number },
  });
  const sha256 = sha256OfText(content);
  await recordStep(work, {
    table: "implementationReport",
    object: draft,
    action: "implementation-report.frozen",
    to: stepTo(implementationReportLifecycle, "freeze", draft.status, work.actor.roles),
    changes: { content, sha256, frozenAt: work.now },
    facts: { number, sha256, claims: rows.length },
  });
  return await findReport(work, id);
}

async function linesOf(work: Work, claims: readonly ClaimRow[]): Promise<ReportLine[]> {
  const evaluations = await evaluationsByIds(
    work,
    claims.flatMap((claim) => claim.evaluationId ?? []),
  );
  const names = await namesOfClaims(
    work,
    claims.map((claim) => claim.id),
  );
  const rows = claims.map((claim): ReportLine => {
    const evaluation = claim.evaluationId === null ? undefined : evaluations.get(claim.evaluationId);
    const name = names.get(claim.id);
    assert(evaluation !== undefined && name !== undefined, "an evaluated claim has its evaluation and its names");
    assert(claim.position !== null && claim.amountFen !== null, "an evaluated claim was submitted");
    return {
      claimId: claim.id,
      claimNumber: claim.number,
      position: claim.position,
      voucherCode: name.voucherCode,
      serviceCode: claim.serviceCode,
      serviceZh: name.serviceZh,
      serviceEn: name.serviceEn,
      enterpriseName: name.enterpriseName,
      supplierName: name.supplierName,
      amountFen: claim.amountFen,
      status: claim.status,
      implementedOn: claim.implementedOn,
      mark: evaluation.outcome,
      evaluationId: evaluation.id,
      evaluatedAt: evaluation.evaluatedAt,
      windowFrom: evaluation.windowFrom,
      windowTo: evaluation.windowTo,
      findings: [...evaluation.findings],
    };
  });
  return rows.toSorted((a, b) => a.position - b.position);
}

/** The frozen content of a report. A content that no longer matches its hash is refused (`file-damaged`), never shown. */
export function contentOf(report: ReportRow): ReportContent {
  assert(report.content !== null && report.sha256 !== null, "a frozen report has its content");
  if (sha256OfText(report.content) !== report.sha256) throw new Refusal("file-damaged", { file: report.number });
  return reportContent.parse(JSON.parse(report.content));
}

function sha256OfText(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

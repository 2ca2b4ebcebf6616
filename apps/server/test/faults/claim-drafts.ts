import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { addDays, beijingDate } from "@yunquan/core/time.ts";
import { json, type Work } from "../../src/platform/work.ts";
import type { Wish } from "./crowd.ts";
import type { LoadedDraft } from "./drafts.ts";
import { fileRow, inserted, tellHistory } from "./loading.ts";

interface IssuedRow {
  readonly id: Id;
  readonly planId: Id;
  readonly editionId: Id;
  readonly programmeId: Id;
  readonly cityCode: string;
  readonly contractId: Id;
  readonly enterpriseId: Id;
  readonly supplierId: Id;
  readonly serviceCode: string;
  readonly feeLineId: Id;
  readonly totalFen: Fen;
  readonly personId: Id;
  readonly sellerName: string;
  readonly buyerName: string;
}

/** A claim that can be submitted for every issued voucher: its contract invoiced whole, its evidence there, an account confirmed. */
export async function loadClaimDrafts(
  work: Work,
  programmeId: Id,
  drafts: readonly LoadedDraft[],
  serial = 0,
): Promise<Wish[]> {
  const tokens = new Map(drafts.map((draft) => [draft.enterpriseId, draft.sessionToken]));
  const { rows } = await sql<IssuedRow>`
    select v.id, v.plan_id, v.edition_id, v.programme_id, v.city_code, v.contract_id, v.enterprise_id, v.supplier_id, v.service_code,
      f.id as fee_line_id, c.total_fen, a.created_by as person_id, s.name as seller_name, e.name as buyer_name
    from voucher v join application a on a.id = v.application_id join contract c on c.id = v.contract_id
      join fee_line f on f.contract_id = c.id join supplier s on s.id = v.supplier_id join enterprise e on e.id = v.enterprise_id
    where v.programme_id = ${programmeId} and v.status = 'issued' order by v.code`.execute(work.tx);
  const today = beijingDate(work.now);
  const vouchers = rows.map((row, index) => ({
    ...row,
    claimId: work.newId(),
    invoiceId: work.newId(),
    fileId: work.newId(),
    number: `2644${String(serial + index).padStart(16, "0")}`,
  }));
  await loadAccounts(work, vouchers);
  await inserted(
    work,
    "file",
    vouchers.map(({ fileId, enterpriseId }) => fileRow(work, fileId, enterpriseId, "invoice")),
  );
  await inserted(
    work,
    "invoice",
    vouchers.map((one) => ({
      id: one.invoiceId,
      key: one.number,
      contractId: one.contractId,
      enterpriseId: one.enterpriseId,
      kind: "digital" as const,
      number: one.number,
      issuedOn: addDays(today, -1),
      totalFen: one.totalFen,
      sellerName: one.sellerName,
      buyerName: one.buyerName,
      fileId: one.fileId,
      enteredBy: one.personId,
      enteredAt: work.now,
    })),
  );
  await inserted(
    work,
    "invoiceSplit",
    vouchers.map(({ invoiceId, feeLineId, totalFen }) => ({ invoiceId, feeLineId, amountFen: totalFen })),
  );
  await inserted(
    work,
    "claim",
    vouchers.map((one, index) => ({
      id: one.claimId,
      number: `JS-${serial}-${index}`,
      programmeId: one.programmeId,
      planId: one.planId,
      editionId: one.editionId,
      cityCode: one.cityCode,
      voucherId: one.id,
      contractId: one.contractId,
      enterpriseId: one.enterpriseId,
      supplierId: one.supplierId,
      serviceCode: one.serviceCode,
      status: "draft" as const,
      implementedOn: addDays(today, -35),
      acceptedOn: addDays(today, -2),
      createdBy: one.personId,
      createdAt: work.now,
    })),
  );
  await inserted(
    work,
    "claimEvidence",
    vouchers.flatMap(({ claimId, fileId, totalFen }) => [
      {
        id: work.newId(),
        claimId,
        kind: "payment-proof" as const,
        fileId,
        amountFen: totalFen,
        occurredOn: addDays(today, -3),
        addedAt: work.now,
      },
      { id: work.newId(), claimId, kind: "acceptance-report" as const, fileId, addedAt: work.now },
    ]),
  );
  await tellHistory(work);
  return vouchers.map(({ claimId, enterpriseId }) => ({
    objectId: claimId,
    url: `/api/v1/claims/${claimId}/submit`,
    sessionToken: tokens.get(enterpriseId) ?? "",
    body: { version: 1 },
  }));
}

/** An account that two people confirmed, for every enterprise with a voucher. */
async function loadAccounts(work: Work, vouchers: readonly IssuedRow[]): Promise<void> {
  const other = work.newId();
  await work.tx
    .insertInto("person")
    .values({ id: other, name: "林示例", loginName: `p-${other}`, passwordHash: "-", createdAt: work.now })
    .execute();
  const enterprises = new Map(vouchers.map((voucher) => [voucher.enterpriseId, voucher]));
  await inserted(
    work,
    "paymentAccount",
    [...enterprises.values()].map(({ enterpriseId, buyerName, personId }, index) => ({
      id: work.newId(),
      enterpriseId,
      status: "active" as const,
      accountName: buyerName,
      bankName: "示例银行佛山分行",
      bankCode: "102588000013",
      accountNumber: `62220200${String(index).padStart(11, "0")}`,
      proposedBy: personId,
      proposedAt: work.now,
      decidedBy: other,
      decidedAt: work.now,
    })),
  );
}

/**
 * Takes confirmed claims to where an approver finds them: marked complete by a frozen report of their city and reviewed by
 * its reviewer. Gives their versions.
 */
export async function loadReviews(
  work: Work,
  programmeId: Id,
): Promise<{ id: Id; cityCode: string; version: number }[]> {
  const today = beijingDate(work.now);
  const { rows } = await sql<{ id: Id; voucherId: Id; cityCode: string; reviewedBy: Id }>`
    select c.id, c.voucher_id, c.city_code, (
      select m.person_id from membership m join organisation o on o.id = m.organisation_id
      where m.role = 'city-reviewer' and o.city_code = c.city_code order by m.granted_at desc, m.id limit 1) as reviewed_by
    from claim c where c.programme_id = ${programmeId} and c.status = 'supplier-confirmed' order by c.id`.execute(
    work.tx,
  );
  const claims = rows.map((row) => ({ ...row, evaluationId: work.newId() }));
  const reports = new Map(claims.map(({ cityCode }) => [cityCode, work.newId()]));
  const reportOf = (cityCode: string): Id => {
    const id = reports.get(cityCode);
    if (id === undefined) throw new Error("every city of a claim has its report");
    return id;
  };
  await inserted(
    work,
    "evaluation",
    claims.map(({ id, voucherId, evaluationId }) => ({
      id: evaluationId,
      claimId: id,
      voucherId,
      outcome: "complete" as const,
      findings: json([]),
      thresholds: json({ windowDays: 30, activeDaysMin: 20, usersMin: 5, operatorRequired: true }),
      windowFrom: addDays(today, -30),
      windowTo: addDays(today, -1),
      evaluatedAt: work.now,
    })),
  );
  await inserted(
    work,
    "implementationReport",
    [...reports].map(([cityCode, id]) => ({
      id,
      number: `SS-${id}`,
      programmeId,
      cityCode,
      status: "draft" as const,
      cutOffAt: work.now,
    })),
  );
  await inserted(
    work,
    "implementationMark",
    claims.map(({ id, cityCode, evaluationId }) => ({
      reportId: reportOf(cityCode),
      claimId: id,
      evaluationId,
      mark: "complete" as const,
      findings: json([]),
    })),
  );
  await sql`update implementation_report r set status = 'frozen', content = '{}', sha256 = repeat('0', 64), frozen_at = ${work.now}, version = 2,
      claims = m.marks, complete_claims = m.marks from (select report_id, count(*) as marks from implementation_mark group by report_id) m
    where m.report_id = r.id and r.status = 'draft'`.execute(work.tx);
  for (const { id, cityCode, evaluationId, reviewedBy } of claims) {
    await sql`update claim set status = 'reviewed', mark = 'complete', report_id = ${reportOf(cityCode)}, report_mark = 'complete',
        evaluation_id = ${evaluationId}, evaluate_due_at = null, reviewed_by = ${reviewedBy}, version = version + 1 where id = ${id}`.execute(
      work.tx,
    );
    await sql`insert into history (at, actor_kind, person_id, role, object_type, object_id, action, from_status, to_status, deciding, request_id)
      values (${work.now}, 'person', ${reviewedBy}, 'city-reviewer', 'claim', ${id}, 'claim.reviewed', 'supplier-confirmed', 'reviewed', true, ${work.requestId})`.execute(
      work.tx,
    );
  }
  await tellHistory(work);
  return await work.tx
    .selectFrom("claim")
    .select(["id", "cityCode", "version"])
    .where("programmeId", "=", programmeId)
    .where("status", "=", "reviewed")
    .execute();
}

import { sql, type Insertable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Role } from "@yunquan/core/roles.ts";
import { addMs } from "@yunquan/core/time.ts";
import { newToken, tokenHash } from "../../src/people/tokens.ts";
import type { Tables } from "../../src/platform/database/tables.generated.ts";
import type { Work } from "../../src/platform/work.ts";

/*
 * Rows straight into the tables, as the real operations leave them.
 */
const ROWS_AT_ONCE = 400;

/** A Monday morning, far enough from the year's end that every due date lies in a loaded calendar. */
const NOW = "2026-03-02T01:00:00.000Z";

export async function setTrialClock(work: Work): Promise<void> {
  await sql`update business_clock set offset_ms = extract(epoch from ${NOW}::timestamptz - clock_timestamp())::bigint * 1000`.execute(
    work.tx,
  );
}

/** Somebody with a session; gives its token. */
export async function personWith(work: Work, organisationId: Id, roles: readonly Role[]): Promise<string> {
  const rows = personRows(work, organisationId, roles);
  await inserted(work, "person", [rows.person]);
  await inserted(work, "membership", rows.memberships);
  await inserted(work, "session", [rows.session]);
  return rows.token;
}

/** A person with roles in an organisation and a session of his own, as rows. */
export function personRows(work: Work, organisationId: Id, roles: readonly Role[]) {
  const personId = work.newId();
  const token = newToken("yqs");
  // Sessions live by the real clock.
  const at = new Date().toISOString() as typeof work.now;
  return {
    personId,
    token,
    person: { id: personId, name: "陈示例", loginName: `p-${personId}`, passwordHash: "-", createdAt: work.now },
    memberships: roles.map((role) => ({ id: work.newId(), personId, organisationId, role, grantedAt: work.now })),
    session: {
      id: work.newId(),
      tokenHash: tokenHash(token),
      personId,
      organisationId,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: addMs(at, 12 * 3_600_000),
    },
  };
}

export function fileRow(work: Work, id: Id, organisationId: Id, purpose: string): Insertable<Tables["file"]> {
  return {
    id,
    organisationId,
    purpose,
    name: `${purpose}.pdf`,
    kind: "pdf",
    mediaType: "application/pdf",
    sizeBytes: 1,
    sha256: "0".repeat(64),
    storedAt: work.now,
  };
}

/** Inserts rows a few hundred at a time: a statement has room for 65,535 parameters. */
export async function inserted<Name extends keyof Tables>(
  work: Work,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await work.tx
      .insertInto(table)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
}

const living = {
  enterprise: "enterprise",
  supplier: "supplier",
  contract: "contract",
  application: "application",
  claim: "claim",
  plan: "plan",
  round: "round",
  settlementPeriod: "settlement_period",
  catalogue: "catalogue",
  standard: "standard",
  paymentAccount: "payment_account",
  implementationReport: "implementation_report",
} as const;

/** The line of history of everything that was loaded, and the counts of the cases, as the proof expects them. Nobody may be at work. */
export async function tellHistory(work: Work): Promise<void> {
  for (const [objectType, table] of Object.entries(living)) {
    await sql`insert into history (at, actor_kind, role, object_type, object_id, action, to_status, request_id)
      select ${work.now}, 'system', 'system', ${objectType}, o.id, ${`${objectType}.loaded`}, o.status, ${work.requestId}
      from ${sql.table(table)} o where not exists (select 1 from history h where h.object_id = o.id and h.object_type = ${objectType})`.execute(
      work.tx,
    );
  }
  for (const noun of ["application", "claim"] as const) {
    await sql`delete from case_count where noun = ${noun}`.execute(work.tx);
    await sql`insert into case_count (noun, programme_id, city_code, status, cases)
      select ${noun}, programme_id, city_code, status, count(*) from ${sql.table(noun)} group by 2, 3, 4`.execute(
      work.tx,
    );
  }
}

import type { ClientBase } from "pg";

/*
 * The rows that one submission writes in the product, without any of its rules: key with answer, position, cap account with
 * its grant, two reservations, contract, application, two lines of history, message, counters. Once row by row, as most
 * servers would, and once as one statement for a whole batch, which is as little as PostgreSQL can be asked for them.
 */

/** What all submissions of the yardstick have in common, taken from one that the product itself made. */
export interface Sample {
  readonly programmeId: string;
  readonly planId: string;
  readonly roundId: string;
  readonly editionId: string;
  readonly standardId: string;
  readonly year: number;
  readonly answer: string;
  readonly waterfall: string;
  readonly findings: string;
  readonly messageZh: string;
  readonly messageEn: string;
  readonly hash: string;
}

const FACE_FEN = 12_000_000;
const CAP_FEN = 25_000_000;

export async function readSample(client: ClientBase): Promise<Sample> {
  const { rows } = await client.query<Record<string, string>>(`
    select a.programme_id, a.plan_id, a.round_id, a.edition_id, a.standard_id, p.year::text, a.waterfall::text, a.findings::text,
      k.answer::text, k.content_hash, m.text_zh, m.text_en
    from application a join plan p on p.id = a.plan_id
    join idempotency_key k on k.operation = 'applications.submit' and k.answer ->> 'id' = a.id::text
    join message m on m.object_id = a.id and m.kind = 'application.to-confirm'
    where a.status = 'submitted' order by a.position limit 1`);
  const [row] = rows;
  if (row === undefined) throw new Error("the product has made no submission to take as a sample");
  const text = (name: string): string => row[name] ?? "";
  return {
    programmeId: text("programme_id"),
    planId: text("plan_id"),
    roundId: text("round_id"),
    editionId: text("edition_id"),
    standardId: text("standard_id"),
    year: Number(text("year")),
    answer: text("answer"),
    waterfall: text("waterfall"),
    findings: text("findings"),
    messageZh: text("text_zh"),
    messageEn: text("text_en"),
    hash: text("content_hash"),
  };
}

interface Draft {
  readonly enterprise_id: string;
  readonly supplier_id: string;
  readonly contract_id: string;
  readonly city_code: string;
}

/** One submission, one statement after another, as a careful programmer writes it: counters locked first, one transaction. */
export async function submitRowByRow(
  client: ClientBase,
  sample: Sample,
  asked: { readonly id: string; readonly key: string; readonly tokenHash: Buffer; readonly requestId: string },
): Promise<string> {
  const run = async (name: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await client.query<Record<string, unknown>>({ name, text, values })).rows;
  const { id, key, tokenHash, requestId } = asked;
  const [who] = await run("who", WHO, [tokenHash]);
  if (who === undefined) throw new Error("not signed in");
  await run("begin", "begin");
  try {
    await run("key", INSERT_KEY, [who["organisation_id"], key, sample.hash]);
    const [found] = await run("draft", LOCK_DRAFT, [id, who["organisation_id"]]);
    const draft = found as unknown as Draft | undefined;
    if (draft === undefined) throw new Error("not a draft");
    const [line] = await run("line", LOCK_LINE, [sample.programmeId, draft.city_code]);
    const [capacity] = await run("capacity", LOCK_CAPACITY, [sample.planId, draft.city_code]);
    const position = Number(line?.["last_number"] ?? 0) + 1;
    await run("raise", RAISE_LINE, [sample.programmeId, draft.city_code, position]);
    await run("position", INSERT_POSITION, [sample.programmeId, draft.city_code, position, id]);
    const [cap] = await run("cap", INSERT_CAP, [
      sample.programmeId,
      draft.enterprise_id,
      sample.year,
      CAP_FEN,
      FACE_FEN,
    ]);
    const transfers = await run("transfers", INSERT_TRANSFERS, [
      cap?.["id"],
      capacity?.["id"],
      id,
      requestId,
      CAP_FEN,
      FACE_FEN,
    ]);
    const [, ofCap, ofCapacity] = transfers;
    await run("cap-seq", "update ledger_account set last_seq = $2 where id = $1", [cap?.["id"], ofCap?.["seq"]]);
    await run("use", USE_CAPACITY, [capacity?.["id"], FACE_FEN, ofCapacity?.["seq"]]);
    await run("contract", LOCK_CONTRACT, [draft.contract_id]);
    await run("application", SUBMIT, [
      id,
      sample.planId,
      sample.roundId,
      sample.editionId,
      sample.standardId,
      position,
      ofCap?.["id"],
      ofCapacity?.["id"],
      sample.waterfall,
      sample.findings,
      FACE_FEN,
    ]);
    await run("history", INSERT_HISTORY, [
      who["person_id"],
      who["organisation_id"],
      draft.contract_id,
      id,
      sample.editionId,
      requestId,
      JSON.stringify({ position, faceValueFen: FACE_FEN, waits: false }),
    ]);
    await run("message", INSERT_MESSAGE, [draft.supplier_id, id, sample.messageZh, sample.messageEn]);
    await run("counts", STEP_COUNTS, [sample.programmeId, draft.city_code]);
    await run("answer", STORE_ANSWER, [who["organisation_id"], key, sample.answer]);
    await run("commit", "commit");
    return sample.answer;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

const NOW =
  "(select date_trunc('milliseconds', clock_timestamp() + offset_ms * interval '1 millisecond') from business_clock)";

const WHO = `select s.person_id, s.organisation_id, array_agg(m.role) as roles from session s join person p on p.id = s.person_id
  join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id and m.ended_at is null
  where s.token_hash = $1 and s.ended_at is null and s.expires_at > now() and p.disabled_at is null group by 1, 2`;
const INSERT_KEY = `insert into idempotency_key (scope, operation, key, content_hash, created_at) values ($1, 'applications.submit', $2, $3, ${NOW})`;
const LOCK_DRAFT =
  "select enterprise_id, supplier_id, contract_id, city_code from application where id = $1 and enterprise_id = $2 and status = 'draft' for update";
const LOCK_LINE =
  "select last_number from line_counter where programme_id = $1 and city_code = $2 and kind = 'application' for update";
const LOCK_CAPACITY =
  "select id from ledger_account where kind = 'capacity' and plan_id = $1 and city_code = $2 for update";
const RAISE_LINE = `update line_counter set last_number = $3, last_at = ${NOW} where programme_id = $1 and city_code = $2 and kind = 'application'`;
const INSERT_POSITION = `insert into line_position (programme_id, city_code, kind, number, object_id, given_at) values ($1, $2, 'application', $3, $4, ${NOW})`;
const INSERT_CAP = `insert into ledger_account (id, kind, programme_id, enterprise_id, year, granted_fen, reserved_fen) values (gen_random_uuid(), 'annual-cap', $1, $2, $3, $4, $5) returning id`;
const INSERT_TRANSFERS = `insert into ledger_transfer (id, account_id, kind, debit, credit, amount_fen, object_type, object_id, at, request_id) values
  (gen_random_uuid(), $1, 'grant', 'source', 'available', $5, 'application', $3, ${NOW}, $4),
  (gen_random_uuid(), $1, 'reserve', 'available', 'reserved', $6, 'application', $3, ${NOW}, $4),
  (gen_random_uuid(), $2, 'reserve', 'available', 'reserved', $6, 'application', $3, ${NOW}, $4) returning id, seq`;
const USE_CAPACITY = "update ledger_account set reserved_fen = reserved_fen + $2, last_seq = $3 where id = $1";
const LOCK_CONTRACT = `update contract set status = 'locked', locked_at = ${NOW}, version = version + 1 where id = $1 and status = 'draft'`;
const SUBMIT = `update application set status = 'submitted', version = version + 1, plan_id = $2, round_id = $3, edition_id = $4, standard_id = $5,
  position = $6, cap_transfer_id = $7, capacity_transfer_id = $8, waterfall = $9, findings = $10, face_value_fen = $11, eligible_fee_fen = $11, tier = 'B',
  first_submitted_at = ${NOW}, submitted_at = ${NOW}, clock_started_at = ${NOW}, due_at = ${NOW} + interval '7 days',
  supplier_due_at = ${NOW} + interval '7 days', supplier_final_at = ${NOW} + interval '14 days' where id = $1`;
const INSERT_HISTORY = `insert into history (at, actor_kind, person_id, organisation_id, role, object_type, object_id, action, from_status, to_status, facts, edition_id, request_id) values
  (${NOW}, 'person', $1, $2, 'enterprise-approver,enterprise-preparer', 'contract', $3, 'contract.locked', 'draft', 'locked', '{}', null, $6),
  (${NOW}, 'person', $1, $2, 'enterprise-approver,enterprise-preparer', 'application', $4, 'application.submitted', 'draft', 'submitted', $7, $5, $6)`;
const INSERT_MESSAGE = `insert into message (id, organisation_id, kind, object_type, object_id, text_zh, text_en, sent_at) values (gen_random_uuid(), $1, 'application.to-confirm', 'application', $2, $3, $4, ${NOW})`;
const STEP_COUNTS = `update case_count set cases = cases + case status when 'draft' then -1 else 1 end
  where noun = 'application' and programme_id = $1 and city_code = $2 and status in ('draft', 'submitted')`;
const STORE_ANSWER =
  "update idempotency_key set status_code = 200, answer = $3 where scope = $1 and operation = 'applications.submit' and key = $2";

/** Locks every counter of a batch in one order; the statement that writes must come after it, in a fresh snapshot. */
export const LOCK_BATCH = `with c as materialized (select distinct a.programme_id, a.city_code from application a where a.id = any ($1::uuid[])),
  l as materialized (select 1 from line_counter l join c using (programme_id, city_code) where l.kind = 'application' order by l.programme_id, l.city_code for update of l),
  k as materialized (select 1 from ledger_account k join c using (programme_id, city_code) where k.kind = 'capacity' order by k.id for update of k)
  select (select count(*) from l) + (select count(*) from k) as locked`;

/** Everything that a batch of submissions writes, in one statement: $1 JSON of id and key, $2 … the sample. */
export const WRITE_BATCH = `with n as materialized (select date_trunc('milliseconds', clock_timestamp() + offset_ms * interval '1 millisecond') as at from business_clock),
  r as materialized (
    select a.id, a.number, a.enterprise_id, a.supplier_id, a.contract_id, a.city_code, a.created_by, j.key, l.last_number, k.id as capacity_id,
      gen_random_uuid() as cap_id, gen_random_uuid() as grant_id, gen_random_uuid() as cap_transfer_id, gen_random_uuid() as capacity_transfer_id,
      nextval('ledger_transfer_seq_seq') as grant_seq, nextval('ledger_transfer_seq_seq') as cap_seq, nextval('ledger_transfer_seq_seq') as capacity_seq,
      row_number() over (partition by a.city_code order by j.ord) as place
    from rows from (json_to_recordset($1::json) as (id uuid, key text)) with ordinality as j (id, key, ord)
    join application a on a.id = j.id and a.status = 'draft'
    join line_counter l on l.programme_id = a.programme_id and l.city_code = a.city_code and l.kind = 'application'
    join ledger_account k on k.kind = 'capacity' and k.plan_id = $3::uuid and k.city_code = a.city_code),
  g as materialized (select city_code, capacity_id, count(*) as cases, max(capacity_seq) as last_seq from r group by 1, 2),
  w1 as (insert into idempotency_key (scope, operation, key, content_hash, status_code, answer, created_at)
    select enterprise_id::text, 'applications.submit', key, $9, 200, $8::jsonb, n.at from r, n),
  w2 as (insert into line_position (programme_id, city_code, kind, number, object_id, given_at)
    select $2::uuid, city_code, 'application', last_number + place, id, n.at from r, n),
  w3 as (insert into ledger_account (id, kind, programme_id, enterprise_id, year, granted_fen, reserved_fen, last_seq)
    select cap_id, 'annual-cap', $2::uuid, enterprise_id, $7::int, ${CAP_FEN}, ${FACE_FEN}, cap_seq from r),
  w4 as (insert into ledger_transfer (id, seq, account_id, kind, debit, credit, amount_fen, object_type, object_id, at, request_id)
    overriding system value
    select v.id, v.seq, v.account, v.kind, v.debit, v.credit, v.amount, 'application', r.id, n.at, r.key from r, n, lateral (values
      (grant_id, grant_seq, cap_id, 'grant', 'source', 'available', ${CAP_FEN}),
      (cap_transfer_id, cap_seq, cap_id, 'reserve', 'available', 'reserved', ${FACE_FEN}),
      (capacity_transfer_id, capacity_seq, capacity_id, 'reserve', 'available', 'reserved', ${FACE_FEN})) as v (id, seq, account, kind, debit, credit, amount)),
  w5 as (update contract c set status = 'locked', locked_at = n.at, version = c.version + 1 from r, n where c.id = r.contract_id and c.status = 'draft'),
  w6 as (update application a set status = 'submitted', version = a.version + 1, plan_id = $3::uuid, round_id = $4::uuid, edition_id = $5::uuid, standard_id = $6::uuid,
    position = r.last_number + r.place, cap_transfer_id = r.cap_transfer_id, capacity_transfer_id = r.capacity_transfer_id, waterfall = $10::jsonb, findings = $11::jsonb,
    face_value_fen = ${FACE_FEN}, eligible_fee_fen = ${FACE_FEN}, tier = 'B', first_submitted_at = n.at, submitted_at = n.at, clock_started_at = n.at,
    due_at = n.at + interval '7 days', supplier_due_at = n.at + interval '7 days', supplier_final_at = n.at + interval '14 days' from r, n where a.id = r.id),
  w7 as (insert into history (at, actor_kind, person_id, organisation_id, role, object_type, object_id, action, from_status, to_status, facts, edition_id, request_id)
    select n.at, 'person', r.created_by, r.enterprise_id, 'enterprise-approver,enterprise-preparer', v.type, v.object, v.action, 'draft', v.to_status, v.facts, $5::uuid, r.key
    from r, n, lateral (values ('contract', contract_id, 'contract.locked', 'locked', '{}'::jsonb),
      ('application', r.id, 'application.submitted', 'submitted', jsonb_build_object('position', last_number + place, 'faceValueFen', ${FACE_FEN}, 'waits', false)))
      as v (type, object, action, to_status, facts)),
  w8 as (insert into message (id, organisation_id, kind, object_type, object_id, text_zh, text_en, sent_at)
    select gen_random_uuid(), supplier_id, 'application.to-confirm', 'application', id, $12, $13, n.at from r, n),
  w9 as (update line_counter l set last_number = l.last_number + g.cases, last_at = n.at from g, n where l.programme_id = $2::uuid and l.city_code = g.city_code and l.kind = 'application'),
  w10 as (update ledger_account k set reserved_fen = k.reserved_fen + ${FACE_FEN} * g.cases, last_seq = g.last_seq from g where k.id = g.capacity_id),
  w11 as (update case_count c set cases = c.cases + case c.status when 'draft' then -g.cases else g.cases end from g
    where c.noun = 'application' and c.programme_id = $2::uuid and c.city_code = g.city_code and c.status in ('draft', 'submitted'))
  select id, last_number + place as position from r`;

/** The parameters of WRITE_BATCH. */
export function batchValues(
  sample: Sample,
  items: readonly { readonly id: string; readonly key: string }[],
): unknown[] {
  return [
    JSON.stringify(items),
    sample.programmeId,
    sample.planId,
    sample.roundId,
    sample.editionId,
    sample.standardId,
    sample.year,
    sample.answer,
    sample.hash,
    sample.waterfall,
    sample.findings,
    sample.messageZh,
    sample.messageEn,
  ];
}

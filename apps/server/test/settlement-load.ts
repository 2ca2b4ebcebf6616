import { sql } from "kysely";
import { cities } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { DAY_MS, addMs } from "@yunquan/core/time.ts";
import { grant, openAndLock } from "../src/ledger/commands.ts";
import { idBy, newIdRange } from "../src/platform/id-range.ts";
import type { Work } from "../src/platform/work.ts";
import type { Caller, TestApp } from "./app.ts";
import { approvedClaim, claimWorld, type ApprovedClaim, type ClaimWorld } from "./claim.fixture.ts";

/*
 * A province's line for a settlement, written straight into the tables: approved claims over skewed cities with places,
 * counts and cash that agree, one in ten of them carried over by an earlier list.
 */

export interface LoadedCity {
  readonly cityCode: string;
  readonly claims: number;
  readonly demandFen: number;
  readonly cashFen: number;
  readonly reviewer: Caller;
  readonly approver: Caller;
}

export interface LoadedLine {
  readonly world: ClaimWorld;
  readonly periodId: Id;
  readonly cities: readonly LoadedCity[];
}

const ENTERPRISES = 20_000;

/** Cash of a city: two thirds of what its line asks for. */
const cashOfDemand = (demandFen: number): number => Math.floor((demandFen * 2) / 3);

/** Loads so many approved claims over so many cities. The business clock stands after the period's deadline. */
export async function loadLine(app: TestApp, given: { claims: number; cities: number }): Promise<LoadedLine> {
  const world = await claimWorld(app);
  const codes = cities.slice(0, given.cities).map(({ code }) => code);
  const [first] = codes;
  if (first === undefined) throw new Error("a line is in a city");
  // One claim through the fixture: the others share its contract, report and standard.
  const model = await approvedClaim(app, { world, cityCode: first, amountFen: fen(1_000_00) });
  const periodId = await app.as(null, async (work) => {
    await sql`set local statement_timeout = 0`.execute(work.tx);
    // References and triggers are off for this transaction: what is written is consistent by construction.
    await sql`set local session_replication_role = replica`.execute(work.tx);
    await writeEnterprises(work);
    await withoutIndexes(
      work,
      ["claim", "voucher", "history", "line_position"],
      async () => await writeClaims(work, { ...given, codes }, model),
    );
    await writeEarlierLists(work, world, codes);
    return await writePeriod(work, world);
  });
  await writeCash(app, world);
  const loaded = await citiesOf(app, world, codes);
  await app.moveClock(1.01);
  // What a running database has by its autovacuum.
  await sql`vacuum analyze`.execute(app.platform.database.db);
  await app.as(null, addUpLines);
  return { world, periodId, cities: loaded };
}

/** Indexes are made anew after the rows are in: sorted once, instead of a million places looked for in each of them. */
async function withoutIndexes(work: Work, tables: readonly string[], write: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid = any(${sql.val(tables)}::regclass[]) and not i.indisprimary
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`.execute(work.tx);
  for (const { name } of rows) await sql`drop index ${sql.raw(name)}`.execute(work.tx);
  await write();
  await sql`set local maintenance_work_mem = '512MB'`.execute(work.tx);
  for (const { definition } of rows) await sql`${sql.raw(definition)}`.execute(work.tx);
}

async function writeEnterprises(work: Work): Promise<void> {
  await sql`create temporary table loaded_enterprise on commit drop as
    select row_number() over () - 1 as n, gen_random_uuid() as id from generate_series(1, ${ENTERPRISES}::integer)`.execute(
    work.tx,
  );
  await sql`insert into organisation (id, kind, name_zh, created_at)
    select id, 'enterprise', '示例企业' || n, ${work.now} from loaded_enterprise`.execute(work.tx);
  await sql`insert into enterprise (id, status, credit_code, name, entity_type, legal_person, registered_division, city_code, industry_code, established_on, address, contact_name, contact_phone, created_at)
    select id, 'certified', 'E' || id, '示例企业' || n, 'legal-person', '张三', '440100', '440100', 'C3311', '2010-01-01', '示例路 1 号', '李四', '13800000000', ${work.now}
    from loaded_enterprise`.execute(work.tx);
}

async function writeClaims(
  work: Work,
  given: { claims: number; codes: readonly string[] },
  model: ApprovedClaim,
): Promise<void> {
  const { world } = model;
  const template = await work.tx
    .selectFrom("claim")
    .selectAll()
    .where("id", "=", model.claimId)
    .executeTakeFirstOrThrow();
  // The larger part of the claims is in a few cities, as it is in the province.
  await sql`create temporary table loaded on commit drop as
    select g as n, ${idBy(newIdRange(work.newId()), sql`g`)} as id, ${idBy(newIdRange(work.newId()), sql`g`)} as voucher_id, city_code, amount_fen,
      row_number() over (partition by city_code order by g) + case when city_code = ${model.cityCode} then 1 else 0 end as position,
      e.id as enterprise_id
    from (select g, (array[${sql.join(given.codes.map((code) => sql`${code}::text`))}])[1 + floor(${given.codes.length}::integer * power(random(), 2.5))::integer] as city_code,
        (100000 + floor(random() * 4900000))::bigint as amount_fen from generate_series(1, ${given.claims - 1}::integer) g) r
    join loaded_enterprise e on e.n = r.g % ${ENTERPRISES}::integer`.execute(work.tx);
  await sql`insert into voucher (id, code, application_id, programme_id, plan_id, city_code, enterprise_id, supplier_id, contract_id, service_code, standard_id, edition_id, tier, status, face_value_fen, eligible_fee_fen, issued_at, last_claim_at, certificate_file_id, capacity_transfer_id, cap_transfer_id)
    select l.voucher_id, 'V' || l.n, l.id, v.programme_id, v.plan_id, l.city_code, l.enterprise_id, v.supplier_id, v.contract_id, v.service_code, v.standard_id, v.edition_id, v.tier, 'claimed', l.amount_fen, l.amount_fen, v.issued_at, v.last_claim_at, v.certificate_file_id, v.capacity_transfer_id, v.cap_transfer_id
    from loaded l join voucher v on v.id = ${model.voucherId} order by l.n`.execute(work.tx);
  await sql`insert into line_position (programme_id, city_code, kind, number, object_id, given_at)
    select ${world.programmeId}, city_code, 'claim', position, id, ${work.now}::timestamptz from loaded order by n`.execute(
    work.tx,
  );
  await sql`insert into line_counter (programme_id, city_code, kind, last_number, last_at)
    select ${world.programmeId}, city_code, 'claim', max(position), ${work.now}::timestamptz from loaded group by city_code
    on conflict (programme_id, city_code, kind) do update set last_number = excluded.last_number`.execute(work.tx);
  await sql`insert into claim (id, number, programme_id, plan_id, edition_id, city_code, voucher_id, contract_id, enterprise_id, supplier_id, service_code, status, mark, report_id, report_mark, evaluation_id, amount_fen, invoiced_fen, payment_total_fen, position, implemented_on, accepted_on, created_by, created_at, submitted_at, confirmed_at, reviewed_by, decided_by, decided_at, version)
    select l.id, 'JSM-' || l.n, t.programme_id, t.plan_id, t.edition_id, l.city_code, l.voucher_id, t.contract_id, l.enterprise_id, t.supplier_id, t.service_code, 'approved', 'complete', t.report_id, 'complete', t.evaluation_id, l.amount_fen, l.amount_fen, l.amount_fen, l.position, t.implemented_on, t.accepted_on, t.created_by, t.created_at, t.submitted_at, t.confirmed_at, t.reviewed_by, t.decided_by, t.decided_at, 2
    from loaded l join claim t on t.id = ${template.id} order by l.n`.execute(work.tx);
  await sql`insert into history (at, actor_kind, role, object_type, object_id, action, to_status, request_id)
    select ${work.now}::timestamptz, 'system', 'system', 'claim', id, 'claim.approved', 'approved', ${work.requestId} from loaded order by n`.execute(
    work.tx,
  );
  await sql`insert into case_count (noun, programme_id, city_code, status, cases)
    select noun, ${world.programmeId}::uuid, city_code, status, count(*) from loaded cross join (values ('claim', 'approved'), ('voucher', 'claimed')) as kinds (noun, status)
    group by noun, city_code, status
    union all
    -- The model's own application, which its fixture does not count, and the earlier lists.
    select 'application', ${world.programmeId}::uuid, ${model.cityCode}::text, 'issued', 1
    union all
    select 'settlement', ${world.programmeId}::uuid, city_code, 'closed', 1 from loaded group by city_code having count(*) >= 10
    on conflict (noun, programme_id, city_code, status) do update set cases = case_count.cases + excluded.cases`.execute(
    work.tx,
  );
}

/** A closed list in each city that had no money for the first tenth of its line. */
async function writeEarlierLists(work: Work, world: ClaimWorld, codes: readonly string[]): Promise<void> {
  const periodId = work.newId();
  await sql`insert into settlement_period (id, programme_id, plan_id, number, name_zh, name_en, status, announced_at, opens_at, deadline_at)
    values (${periodId}, ${world.programmeId}, ${world.planId}, 1, '第 1 次结算', 'Settlement 1', 'closed', ${addMs(work.now, -90 * DAY_MS)}, ${addMs(work.now, -60 * DAY_MS)}, ${addMs(work.now, -30 * DAY_MS)})`.execute(
    work.tx,
  );
  for (const cityCode of codes) {
    const id = work.newId();
    const ids = newIdRange(work.newId());
    const { numAffectedRows } = await sql`
      insert into settlement_block (first_line_id, settlement_id, line_id, list_seq, place_block, places, first_ordinal, lines, carried_from, outcome, held_before, reason, before_fen, amount_fen, claim_ids, sums_fen)
      select ${idBy(ids, sql`min(position)`)}, ${id}::uuid, line_id, 1, place_block(position), bit_or(place_bit(position)), min(position), count(*), 0, 'carried', false, case position when 1 then 'short' else 'behind' end, 0, max(sum_fen), array_agg(id order by position), array_agg(sum_fen order by position)
      from (select n.line_id, c.id, c.position, sum(c.amount_fen) over (partition by place_block(c.position), c.position = 1 order by c.position)::bigint as sum_fen
        from line_counter n join claim c on c.programme_id = n.programme_id and c.city_code = n.city_code and c.position <= n.last_number / 10
        where n.programme_id = ${world.programmeId} and n.city_code = ${cityCode} and n.kind = 'claim') line
      group by line_id, place_block(position), case position when 1 then 'short' else 'behind' end`.execute(work.tx);
    if (Number(numAffectedRows ?? 0) === 0) continue;
    await sql`insert into listed_places (line_id, place_block, funded, short)
      select line_id, place_block, 0, bit_or(places) from settlement_block where settlement_id = ${id} group by 1, 2`.execute(
      work.tx,
    );
    // Its digest is of format 1, over one text, which the statement writes.
    await sql`insert into settlement (id, number, programme_id, settlement_period_id, plan_id, city_code, kind, status, list_seq, content_format, cash_available_fen, carried_fen, carried_lines, assembled_by, assembled_at, frozen_by, frozen_at, closed_at, sha256)
      select ${id}::uuid, ${`QD-${cityCode.slice(0, 4)}-0000-001`}, ${world.programmeId}::uuid, ${periodId}::uuid, ${world.planId}::uuid, ${cityCode}, 'main', 'closed', 1, 1, 0, l.fen, l.lines, a.id, ${addMs(work.now, -20 * DAY_MS)}, b.id, ${addMs(work.now, -20 * DAY_MS)}, ${addMs(work.now, -10 * DAY_MS)},
        encode(sha256(convert_to(concat_ws('|', 'yunquan-settlement-1', ${`QD-${cityCode.slice(0, 4)}-0000-001`}::text, ${world.programmeId}::uuid, ${periodId}::uuid, ${world.planId}::uuid, ${cityCode}::text, 'main', 0) || chr(10) || l.text, 'UTF8')), 'hex')
      from (select id from person order by id limit 1) a cross join (select id from person order by id desc limit 1) b
      cross join (select sum(amount_fen) as fen, count(*) as lines, string_agg(concat_ws('|', ordinal, claim_id, position, carried_from, outcome, amount_fen, running_fen, coalesce(reason, '')) || chr(10), '' order by ordinal) as text
        from settlement_line where settlement_id = ${id}::uuid) l`.execute(work.tx);
  }
}

/** What the triggers keep, made again: they were off. */
async function addUpLines(work: Work): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(work.tx);
  await sql`delete from line_sum`.execute(work.tx);
  await sql`insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
    select line_id, short_since, block, status, report_mark, count(*), sum(amount_fen) from claim_in_line group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(
    work.tx,
  );
}

async function writePeriod(work: Work, world: ClaimWorld): Promise<Id> {
  const periodId = work.newId();
  await work.tx
    .insertInto("settlementPeriod")
    .values({
      id: periodId,
      programmeId: world.programmeId,
      planId: world.planId,
      number: 2,
      nameZh: "第 2 次结算",
      nameEn: "Settlement 2",
      status: "open",
      announcedAt: addMs(work.now, -60 * DAY_MS),
      opensAt: addMs(work.now, -10 * DAY_MS),
      deadlineAt: addMs(work.now, DAY_MS),
    })
    .execute();
  return periodId;
}

async function writeCash(app: TestApp, world: ClaimWorld): Promise<void> {
  await app.as(null, async (work) => {
    for (const { cityCode, demandFen } of await demandOf(work, world)) {
      const [cash] = await openAndLock(work, [
        { kind: "cash", programmeId: world.programmeId, planId: world.planId, cityCode },
      ]);
      if (cash === undefined) throw new Error("an opened account is there");
      await grant(work, cash, fen(cashOfDemand(demandFen)), { objectType: "plan", objectId: world.planId });
    }
  });
}

async function demandOf(work: Work, world: ClaimWorld) {
  const { rows } = await sql<{ cityCode: string; claims: number; demandFen: number }>`
    select city_code, count(*) as claims, sum(amount_fen)::bigint as demand_fen from claim
    where programme_id = ${world.programmeId} group by city_code`.execute(work.tx);
  return rows;
}

async function citiesOf(app: TestApp, world: ClaimWorld, codes: readonly string[]): Promise<LoadedCity[]> {
  const demands = new Map(
    (await app.as(null, async (work) => await demandOf(work, world))).map((row) => [row.cityCode, row]),
  );
  const loaded: LoadedCity[] = [];
  for (const cityCode of codes) {
    const demand = demands.get(cityCode);
    if (demand === undefined) continue;
    const reviewer = await app.signIn({ role: "city-reviewer", organisation: { kind: "city-bureau", cityCode } });
    const approver = await app.signIn({ role: "city-approver", organisation: reviewer.actor.organisationId });
    loaded.push({ ...demand, cashFen: cashOfDemand(demand.demandFen), reviewer, approver });
  }
  return loaded;
}

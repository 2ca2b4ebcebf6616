import { cities } from "@yunquan/core/divisions.ts";
import type { Database, Session } from "../../apps/server/src/platform/database/connect.ts";
import { newToken, tokenHash } from "../../apps/server/src/people/tokens.ts";
import { countAgain } from "./copies.ts";

/*
 * Cases in every state, for the lists and overviews: as many as are asked for, written straight into the tables beside a
 * programme that the product itself made. They are no case that anybody lived through (no money lies behind them); the
 * rows have the sizes, the keys and the spread of real ones, and that is what a list meets.
 */

/** People who read, each with the token of his session. */
export interface Readers {
  readonly city: string;
  readonly province: string;
  readonly enterprise: string;
  readonly supplier: string;
}

export interface Queues {
  readonly programmeId: string;
  /** The city of the reader `city`: the third of the spread, neither the largest nor a small one. */
  readonly cityCode: string;
  readonly applications: number;
  readonly claims: number;
  readonly readers: Readers;
  /** One submitted application of that city. */
  readonly applicationId: string;
}

const SUPPLIERS = 200;
/** Applications of one enterprise and plan, on average. */
const PER_ENTERPRISE = 4;

/** Out of a hundred applications. */
const APPLICATIONS = spread({
  issued: 52,
  submitted: 12,
  "supplier-confirmed": 9,
  reviewed: 5,
  waiting: 5,
  returned: 4,
  draft: 4,
  rejected: 4,
  withdrawn: 2,
  lapsed: 2,
  disputed: 1,
});
const VOUCHERS = spread({ issued: 40, claimed: 30, redeemed: 20, expired: 10 });
const CLAIMS = spread({
  submitted: 10,
  "supplier-confirmed": 10,
  evaluated: 15,
  reviewed: 5,
  approved: 20,
  returned: 2,
  paid: 38,
});

function spread(shares: Readonly<Record<string, number>>): string {
  const names = Object.entries(shares).flatMap(([name, share]) => Array.from({ length: share }, () => name));
  return `(array['${names.join("','")}'])`;
}

/** A number from 0 to 99 that follows from a row's own and from nothing else. */
const dice = (n: string, salt: number): string => `((hashint8((${n})::bigint * 31 + ${salt}) & 2147483647) % 100)`;
const id = (kind: string, n: string): string => `md5('${kind}:' || (${n}))::uuid`;

/** Loads the cases; the database holds one programme with a published standard (and what the demonstration or a stage made of it). */
export async function loadQueues(database: Database, applications: number): Promise<Queues> {
  return await database.exclusive(async (session) => {
    await session.script("set session_replication_role = replica; set statement_timeout = 0");
    try {
      const programmeId = await loadBase(session, Math.ceil(applications / PER_ENTERPRISE));
      await loadApplications(session, applications);
      const claims = await loadVouchersAndClaims(session);
      await loadHistory(session);
      await countAgain(session);
      const cityCode = cities[2]?.code ?? "";
      const readers = await loadReaders(session, cityCode);
      const [one] = await session.rows(
        `select id::text as id from load_application where city_code = '${cityCode}' and status = 'submitted' order by n limit 1`,
      );
      await session.script("drop table load_application, load_voucher, load_claim, load_base");
      await session.script("vacuum (analyze)");
      return { programmeId, cityCode, applications, claims, readers, applicationId: String(one?.["id"]) };
    } finally {
      await session.script("reset session_replication_role; reset statement_timeout");
    }
  });
}

async function loadBase(session: Session, enterprises: number): Promise<string> {
  await session.script(`create temporary table load_base as
    select p.id as programme_id, s.plan_id, s.id as standard_id, s.catalogue_id,
      (select id from round r where r.plan_id = s.plan_id order by opens_at limit 1) as round_id,
      (select id from edition e where e.programme_id = p.id order by number desc limit 1) as edition_id,
      (select id from person order by created_at limit 1) as person_id,
      (select id from file order by stored_at limit 1) as file_id,
      (select array_agg(code order by ordinal) from service v where v.catalogue_id = s.catalogue_id) as codes
    from programme p join standard s on s.programme_id = p.id and s.status = 'published' order by p.created_at limit 1`);
  const codes = `array['${cities.map(({ code }) => code).join("','")}']`;
  await session.script(`
    insert into organisation (id, kind, name_zh, credit_code, city_code, created_at)
      select ${id("supplier", "n")}, 'supplier', '云服务第' || n || '有限公司', null, null, now() - interval '300 days' from generate_series(1, ${SUPPLIERS}) n;
    insert into supplier (id, status, credit_code, name, registered_division, legal_person, contact_name, contact_phone, address, route, admitted_at, created_at, pinyin)
      select ${id("supplier", "n")}, 'admitted', 'S' || lpad(n::text, 17, '0'), '云服务第' || n || '有限公司', '440106', '甲', '甲', '020-10000000', '某路', 'resource-pool', now() - interval '300 days', now() - interval '300 days', 'yunfuwu' || n
      from generate_series(1, ${SUPPLIERS}) n;
    insert into organisation (id, kind, name_zh, credit_code, city_code, created_at)
      select ${id("enterprise", "n")}, 'enterprise', '工业企业第' || n || '有限公司', null, (${codes})[1 + floor(21 * power(${dice("n", 1)} / 100.0, 2.5))::int], now() - interval '200 days' from generate_series(1, ${enterprises}) n;
    insert into enterprise (id, status, credit_code, name, entity_type, legal_person, registered_division, city_code, industry_code, established_on, address, contact_name, contact_phone, created_at, programme_id, edition_id, submitted_at, certified_at)
      select o.id, 'certified', 'E' || lpad(n::text, 17, '0'), o.name_zh, 'legal-person', '乙', o.city_code, o.city_code, '3071', '2010-01-01', '某路', '乙', '020-10000000', o.created_at, b.programme_id, b.edition_id, o.created_at, o.created_at
      from generate_series(1, ${enterprises}) n join organisation o on o.id = ${id("enterprise", "n")} cross join load_base b;
    insert into enterprise_search (enterprise_id, grams) select id, grams(name || ' ' || credit_code) from enterprise on conflict do nothing`);
  const [row] = await session.rows("select programme_id::text as id from load_base");
  return String(row?.["id"]);
}

/** Positions are gapless per city in the order of submission; one application arrives every forty seconds or so of a year. */
async function loadApplications(session: Session, applications: number): Promise<void> {
  await session.script(`
    create temporary table load_application as
      select d.*, case when d.status = 'draft' then null else row_number() over (partition by d.city_code, d.status = 'draft' order by d.n) end as position
      from (
        select n, ${id("application", "n")} as id, e.id as enterprise_id, e.city_code, ${id("supplier", `1 + n % ${SUPPLIERS}`)} as supplier_id,
          ${APPLICATIONS}[1 + ${dice("n", 2)}] as status, ${id("contract", "n")} as contract_id, now() - (${applications} - n) * (interval '300 days' / ${applications}) as at
        from generate_series(1, ${applications}) n join enterprise e on e.id = ${id("enterprise", `1 + n / ${PER_ENTERPRISE}`)}
      ) d;
    create index on load_application (n);
    insert into contract (id, programme_id, enterprise_id, supplier_id, status, number, title, signed_on, starts_on, ends_on, total_fen, states_eligible_fee, implementation_division, implementation_address, created_at, locked_at, edition_id)
      select a.contract_id, b.programme_id, a.enterprise_id, a.supplier_id, 'locked', 'HT-' || a.n, '上云服务合同', current_date, current_date, current_date + 365, 20000000, true, a.city_code, '某路', a.at, a.at, b.edition_id from load_application a cross join load_base b;
    insert into application (id, number, programme_id, plan_id, round_id, edition_id, standard_id, city_code, enterprise_id, supplier_id, contract_id, service_code, tier, status,
        eligible_fee_fen, face_value_fen, waterfall, findings, position, promised, created_by, created_at, first_submitted_at, submitted_at, clock_started_at, due_at, overdue_at, supplier_due_at, supplier_final_at, return_due_at, capacity_transfer_id, cap_transfer_id, version)
      select a.id, 'SL' || lpad(a.n::text, 8, '0'), b.programme_id, b.plan_id, b.round_id, b.edition_id, case when a.position is not null then b.standard_id end, a.city_code, a.enterprise_id, a.supplier_id, a.contract_id,
        b.codes[1 + (a.n % cardinality(b.codes))::int], 'B', a.status, 15000000, 10000000,
        jsonb_build_array(jsonb_build_object('step', 'listed', 'zh', repeat('奖补标准', 20), 'en', 'Listed amount', 'clause', '4.4.2', 'beforeFen', 10000000, 'cutFen', 0, 'afterFen', 10000000)),
        jsonb_build_array(jsonb_build_object('rule', 'credit-code', 'zh', repeat('规则说明', 40), 'en', 'The credit code is valid', 'clause', '4.1.1', 'outcome', 'met', 'facts', jsonb_build_object('number', a.n))),
        a.position, true, b.person_id, a.at, s.at, s.at, s.at,
        case when a.status in ('submitted','supplier-confirmed','reviewed') then a.at + interval '320 days' end, null,
        case when a.status = 'submitted' then a.at + interval '310 days' end, case when a.status = 'submitted' then a.at + interval '330 days' end,
        case when a.status in ('returned','disputed') then a.at + interval '330 days' end,
        case when a.position is not null then a.id end, case when a.position is not null then a.id end, 2
      from load_application a cross join load_base b cross join lateral (select case when a.position is not null then a.at end as at) s order by a.n;
    insert into line_position (programme_id, city_code, kind, number, object_id, given_at)
      select b.programme_id, a.city_code, 'application', 1000000000 + a.position, a.id, a.at from load_application a cross join load_base b where a.position is not null`);
}

async function loadVouchersAndClaims(session: Session): Promise<number> {
  await session.script(`
    create temporary table load_voucher as
      select a.*, ${id("voucher", "a.n")} as voucher_id, ${VOUCHERS}[1 + ${dice("a.n", 3)}] as voucher_status from load_application a where status = 'issued';
    insert into voucher (id, code, application_id, programme_id, plan_id, city_code, enterprise_id, supplier_id, contract_id, service_code, standard_id, edition_id, tier, status, face_value_fen, eligible_fee_fen, issued_at, last_claim_at, certificate_file_id, capacity_transfer_id, cap_transfer_id)
      select v.voucher_id, 'LOAD-' || lpad(v.n::text, 12, '0'), v.id, b.programme_id, b.plan_id, v.city_code, v.enterprise_id, v.supplier_id, v.contract_id,
        b.codes[1 + (v.n % cardinality(b.codes))::int], b.standard_id, b.edition_id, 'B', v.voucher_status, 10000000, 15000000, v.at, now() + interval '100 days', b.file_id, v.voucher_id, v.voucher_id
      from load_voucher v cross join load_base b order by v.n;
    create temporary table load_claim as
      select c.*, row_number() over (partition by c.city_code order by c.n) as line
      from (select v.*, case when v.voucher_status = 'redeemed' then 'paid' else ${CLAIMS}[1 + ${dice("v.n", 4)}] end as claim_status
        from load_voucher v where v.voucher_status in ('claimed','redeemed')) c;
    insert into claim (id, number, programme_id, plan_id, edition_id, city_code, voucher_id, contract_id, enterprise_id, supplier_id, service_code, status, mark, report_id, report_mark, amount_fen, invoiced_fen, position, payment_total_fen, accepted_on, implemented_on, created_by, created_at, submitted_at, due_at, version)
      select ${id("claim", "c.n")}, 'JL' || lpad(c.n::text, 8, '0'), b.programme_id, b.plan_id, b.edition_id, c.city_code, c.voucher_id, c.contract_id, c.enterprise_id, c.supplier_id,
        b.codes[1 + (c.n % cardinality(b.codes))::int], c.claim_status, case when c.claim_status in ('submitted','supplier-confirmed') then null else 'complete' end,
        case when c.claim_status in ('submitted','supplier-confirmed') then null else b.file_id end, case when c.claim_status in ('submitted','supplier-confirmed') then null else 'complete' end,
        10000000, 15000000, c.line, 15000000, current_date, current_date, b.person_id, c.at + interval '1 hour', c.at + interval '2 hours',
        case when c.claim_status in ('evaluated','reviewed') then c.at + interval '320 days' end, 2
      from load_claim c cross join load_base b order by c.n`);
  const [row] = await session.rows("select count(*)::int as claims from load_claim");
  return Number(row?.["claims"]);
}

async function loadHistory(session: Session): Promise<void> {
  await session.script(`
    insert into history (at, actor_kind, person_id, organisation_id, role, object_type, object_id, action, from_status, to_status, facts, request_id)
      select a.at + k * interval '1 minute', 'person', b.person_id, a.enterprise_id, 'enterprise-preparer', 'application', a.id,
        (array['application.created','application.updated','application.submitted'])[k], case when k > 1 then 'draft' end, case when k < 3 then 'draft' else a.status end, '{"faceValueFen":10000000}', 'load'
      from load_application a cross join generate_series(1, 3) k cross join load_base b order by a.n, k;
    insert into message (id, organisation_id, kind, object_type, object_id, text_zh, text_en, sent_at)
      select ${id("message", "a.n")}, a.enterprise_id, 'application.submitted', 'application', a.id, '贵单位的申请已受理。', 'Your application is in the line.', a.at from load_application a where a.status <> 'draft'`);
}

/** Sessions live for half a day and are not idle when they are used. */
async function loadReaders(session: Session, cityCode: string): Promise<Readers> {
  const read = async (role: string, organisation: string): Promise<string> => {
    const token = newToken("yqs");
    await session.script(`
      insert into person (id, name, login_name, password_hash, created_at) values (${id("reader", `'${role}'`)}, '读者', 'reader-${role}', '-', now());
      insert into membership (id, person_id, organisation_id, role, granted_at) values (${id("membership", `'${role}'`)}, ${id("reader", `'${role}'`)}, ${organisation}, '${role}', now());
      insert into session (id, token_hash, person_id, organisation_id, created_at, last_seen_at, expires_at)
        values (${id("session", `'${role}'`)}, decode('${tokenHash(token).toString("hex")}', 'hex'), ${id("reader", `'${role}'`)}, ${organisation}, now(), now(), now() + interval '12 hours')`);
    return token;
  };
  await session.script(`insert into organisation (id, kind, name_zh, city_code, created_at) values
    (${id("office", "'city'")}, 'city-bureau', '市局', '${cityCode}', now()), (${id("office", "'province'")}, 'province', '省厅', null, now())`);
  return {
    city: await read("city-reviewer", id("office", "'city'")),
    province: await read("province-reviewer", id("office", "'province'")),
    enterprise: await read("enterprise-preparer", id("enterprise", "7")),
    supplier: await read("supplier-preparer", id("supplier", "7")),
  };
}

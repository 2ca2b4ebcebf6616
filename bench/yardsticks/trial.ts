import type { TrialBody } from "./bodies.ts";

/*
 * The tables and statements of the research trial: what an application costs when it is one row with a form, one row of
 * audit and one counter, and nothing of the product's rules.
 */

const COLUMNS =
  "scheme, city, enterprise, supplier, offer, contract_no, contract_amount, cloud_fee, subsidy, idem, form";

export const TRIAL_TABLES = `
create table quota (scope int primary key, cap bigint not null, used bigint not null default 0, check (used <= cap)) with (fillfactor = 10);
insert into quota select g, 1000000000, 0 from generate_series(0, 21) g;
create table application (
  id bigint generated always as identity primary key,
  scheme int not null, city int not null, enterprise bigint not null, supplier int not null, offer int not null,
  contract_no text not null, contract_amount numeric(14, 2) not null, cloud_fee numeric(14, 2) not null, subsidy numeric(14, 2) not null,
  status smallint not null default 1, submitted_at timestamptz not null default clock_timestamp(), idem uuid not null, form jsonb not null) with (fillfactor = 85);
create unique index application_idem on application (idem);
create unique index application_once on application (scheme, enterprise, offer);
create index application_queue on application (city, status, submitted_at, id);
create table audit (
  id bigint generated always as identity primary key, at timestamptz not null default clock_timestamp(), actor bigint not null,
  action smallint not null, subject_type smallint not null, subject bigint not null, request uuid not null, data jsonb not null);
create index audit_subject on audit (subject_type, subject);`;

export const TRIAL_EMPTY = "truncate application, audit; update quota set used = 0; checkpoint";

/** Rows, counters and audit must agree; a row for each that does not. */
export const TRIAL_CHECK = `select (select count(*) from application)::text as rows, (select sum(used) from quota)::text as counted,
  (select count(*) from audit)::text as audited`;

export const LOCK_QUOTA = "select used, cap from quota where scope = $1 for update";
export const INSERT_APPLICATION = `insert into application (${COLUMNS}) values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`;
export const INSERT_AUDIT = `insert into audit (actor, action, subject_type, subject, request, data) values ($1, 1, 1, $2, $3, '{"from":0,"to":1}')`;
export const RAISE_QUOTA = "update quota set used = used + 1 where scope = $1";

/** A whole batch as one JSON array; exact grants in the order of arrival, counters locked in one order first. */
export const BATCH = `with r as materialized (
    select * from rows from (json_to_recordset($1::json) as (city int, enterprise bigint, supplier int, offer int, "contractNo" text, amount numeric, fee numeric, subsidy numeric, idem uuid, form jsonb))
      with ordinality as t (city, enterprise, supplier, offer, contract_no, amount, fee, subsidy, idem, form, ord)),
  l as materialized (select scope, cap - used as room from quota where scope in (select city from r) order by scope for update),
  d as materialized (select r.*, row_number() over (partition by r.city order by r.ord) <= l.room as fits from r join l on l.scope = r.city),
  a as (insert into application (${COLUMNS}) select 1, city, enterprise, supplier, offer, contract_no, amount, fee, subsidy, idem, form
    from d where fits order by ord on conflict do nothing returning id, enterprise, city, idem),
  q as (update quota set used = used + g.n from (select city, count(*) as n from a group by city) g where scope = g.city),
  u as (insert into audit (actor, action, subject_type, subject, request, data) select enterprise, 1, 1, id, idem, '{"from":0,"to":1}' from a)
  select d.ord, a.id from d left join a using (idem)`;

export function rowOf(body: TrialBody): unknown[] {
  return [
    body.city,
    body.enterprise,
    body.supplier,
    body.offer,
    body.contractNo,
    body.amount,
    body.fee,
    body.subsidy,
    body.idem,
    JSON.stringify(body.form),
  ];
}

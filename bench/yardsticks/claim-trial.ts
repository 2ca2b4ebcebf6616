/*
 * The claim of the research trial as one function in one transaction: voucher 2 → 3, next position on the city's row, claim,
 * ledger, audit.
 */

export const CLAIM_TABLES = (vouchers: number): string => `
create table audit (
  id bigint generated always as identity primary key, at timestamptz not null default clock_timestamp(), actor bigint not null,
  action smallint not null, subject_type smallint not null, subject bigint not null, request uuid not null, data jsonb not null);
create index audit_subject on audit (subject_type, subject);
create table voucher (id bigint primary key, application bigint not null, city int not null, enterprise bigint not null, supplier int not null,
  face_fen bigint not null, status smallint not null, issued_at timestamptz not null, expires_on date not null, code text not null) with (fillfactor = 80);
insert into voucher select g, g, 1 + floor(21 * power(random(), 2.5))::int, (random() * 300000)::int, g % 200, 100 * (1000 + (random() * 49000)::int), 2, now(), '2019-12-31', 'YSY-2019-' || lpad(g::text, 9, '0')
  from generate_series(1, ${vouchers}) g;
create index on voucher (enterprise);
create index on voucher (city, issued_at);
create table city_budget (city int primary key, seq bigint not null default 0, claimed_fen bigint not null default 0) with (fillfactor = 10);
insert into city_budget select g from generate_series(1, 21) g;
create table claim (id bigint generated always as identity primary key, voucher bigint not null unique, city int not null, seq bigint not null, fen bigint not null,
  claimed_at timestamptz not null, invoice_no text not null, status smallint not null default 1, unique (city, seq));
create table ledger (id bigint generated always as identity primary key, city int not null, kind smallint not null, ref bigint not null, fen bigint not null, at timestamptz not null);
create function claim_one(p_voucher bigint, p_invoice text) returns bigint language plpgsql as $$
declare v record; s bigint; r bigint; t timestamptz;
begin
  update voucher set status = 3 where id = p_voucher and status = 2 returning city, face_fen, enterprise into v;
  if not found then return null; end if;
  update city_budget set seq = seq + 1, claimed_fen = claimed_fen + v.face_fen where city = v.city returning seq into s;
  t := clock_timestamp();
  insert into claim (voucher, city, seq, fen, claimed_at, invoice_no) values (p_voucher, v.city, s, v.face_fen, t, p_invoice) returning id into r;
  insert into ledger (city, kind, ref, fen, at) values (v.city, 1, r, v.face_fen, t);
  insert into audit (actor, action, subject_type, subject, request, data) values (v.enterprise, 3, 2, r, gen_random_uuid(), '{"from":2,"to":3}');
  return s;
end $$;
analyze`;

export const CLAIM_FUNCTION = "select claim_one($1, $2) as position";

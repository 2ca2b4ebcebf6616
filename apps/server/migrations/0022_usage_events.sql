-- Usage as single events: each event once, counted into the same days that daily figures are told for.

alter table usage_delivery
  drop constraint usage_delivery_channel_check,
  add constraint usage_delivery_channel_check check (channel in ('file','api','events')),
  -- Of the body of events as it came: the sender can show what he sent long after the events themselves are gone.
  add column body_sha256 text,
  add constraint usage_delivery_events_hashed check ((channel = 'events') = (body_sha256 is not null));

-- A day of use as the supplier told it, as his events were counted, or both; core/usage/fact.ts says which of them is the fact.
-- Many events change a day's row again and again: no foreign key is looked up for each of them (vouchers and deliveries are
-- never deleted, and both are read or written in the transaction of the row), and room in the page keeps its indexes still.
alter table usage_day rename column active_users to told_active_users;
alter table usage_day rename column login_count to told_login_count;
alter table usage_day rename column device_count to told_device_count;
alter table usage_day rename column online_minutes to told_online_minutes;
alter table usage_day
  drop constraint usage_day_voucher_id_fkey,
  drop constraint usage_day_delivery_id_fkey,
  drop constraint usage_day_active_users_check,
  drop constraint usage_day_login_count_check,
  drop constraint usage_day_device_count_check,
  drop constraint usage_day_online_minutes_check,
  alter column told_active_users drop not null,
  alter column told_login_count drop not null,
  alter column told_device_count drop not null,
  alter column told_device_count drop default,
  alter column told_online_minutes drop not null,
  alter column told_online_minutes drop default,
  add column counted_active_users integer,
  add column counted_login_count integer,
  add column counted_device_count integer,
  add column counted_online_minutes integer,
  add constraint usage_day_told_whole check (num_nulls(told_active_users, told_login_count, told_device_count, told_online_minutes) in (0, 4)),
  add constraint usage_day_counted_whole check (num_nulls(counted_active_users, counted_login_count, counted_device_count, counted_online_minutes) in (0, 4)),
  add constraint usage_day_said check (told_active_users is not null or counted_active_users is not null),
  add constraint usage_day_not_negative check (least(told_active_users, told_login_count, told_device_count, told_online_minutes, counted_active_users, counted_login_count, counted_device_count, counted_online_minutes) >= 0),
  set (fillfactor = 75);
-- Read by voucher, which the primary key begins with; in order of receipt it would move with every event.
drop index usage_day_received;

-- The stores of events, made when first needed: one for each day of use, one for each month of receipt (the keys).
create table usage_event_partition (
  id uuid primary key,
  kind text not null check (kind in ('day','month')),
  from_on date not null,
  -- Users and devices of the day are known by a hash with this key only. It is destroyed when the day takes no more events.
  pseudonym_key bytea,
  created_at timestamptz not null,
  closed_at timestamptz,
  dropped_at timestamptz,
  unique (kind, from_on),
  constraint usage_event_partition_month_start check (kind = 'day' or extract(day from from_on) = 1),
  constraint usage_event_partition_key_of_open_day check ((pseudonym_key is not null) = (kind = 'day' and closed_at is null)),
  constraint usage_event_partition_closed_before_dropped check (dropped_at is null or closed_at is not null)
);

-- Which events are in. An id is looked for in every living month: it names one event, on whatever day.
create table usage_event_key (
  event_id uuid not null,
  supplier_id uuid not null,
  received_month date not null,
  used_on date not null,
  -- Of the event as it is stored; the same id with another digest is another event and is refused.
  digest bigint not null,
  primary key (event_id, supplier_id, received_month)
) partition by range (received_month);

create table usage_event (
  used_on date not null,
  supplier_id uuid not null,
  event_id uuid not null,
  voucher_id uuid not null,
  occurred_at timestamptz not null,
  source text not null,
  kind text not null,
  quantity integer not null,
  user_pseudonym uuid,
  device_pseudonym uuid,
  client text,
  protocol text,
  delivery_id uuid not null
) partition by range (used_on);
create trigger usage_event_append_only before update or delete on usage_event for each row execute function refuse_change();

-- Who was seen on a day of a voucher, once each: what distinct users and devices are counted by.
create table usage_event_subject (
  pseudonym uuid not null,
  used_on date not null,
  voucher_id uuid not null,
  source text not null,
  kind text not null,
  primary key (pseudonym, used_on)
) partition by range (used_on);

-- Events are counted into their days afterwards: a delivery only says of which vouchers it changed a day, and the days are counted anew
-- from their events (apps/server/src/usage/event-days.ts). Whoever reads a day that is not counted yet counts it himself.

create table usage_day_change (
  used_on date not null,
  -- Of two changes the higher one is the later one: a supplier's deliveries are taken one after another.
  seq bigint generated always as identity,
  source text not null check (source in ('operator','interface')),
  delivery_id uuid not null references usage_delivery,
  received_at timestamptz not null,
  voucher_ids uuid[] not null check (voucher_ids <> '{}'),
  primary key (used_on, seq)
);

-- Distinct users and devices are counted from the events themselves.
drop table usage_event_subject;

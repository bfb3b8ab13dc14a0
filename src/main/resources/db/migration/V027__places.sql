-- A destination that is not listed at the moment, because a person said so; seen by all processes.
create table destination_pause (
  destination text primary key,
  paused_at   timestamptz not null,
  paused_by   text not null,
  reason      text not null
);

-- Genuine callbacks of the portal, and when the latest listing failed.
alter table destination_watch add column callbacks bigint not null default 0;
alter table destination_watch add column last_callback_at timestamptz;
alter table destination_watch add column last_failed_at timestamptz;

-- What the latest connection test of a destination or target found. No content, no credentials.
create table place_check (
  kind     text not null,
  name     text not null,
  asked_by text not null,
  report   text not null,
  primary key (kind, name)
);

-- What a target has to do with today and what is open there, without reading all that ever was.
create index delivery_open on delivery (target, state) where state not in ('DELIVERED', 'CANCELLED');
create index delivery_done on delivery (changed_at, target) where state = 'DELIVERED';

-- Somebody looks after an alarm; it stays open until its cause is gone.
alter table alarm add column taken_by text;
alter table alarm add column taken_at timestamptz;
drop index alarm_cleared;
create index alarm_cleared on alarm (cleared_at desc, id desc) where cleared_at is not null;

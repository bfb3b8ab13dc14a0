-- When a destination was listed last, by whichever process; failures count since then.
create table destination_watch (
  destination    text primary key,
  watched_since  timestamptz not null,
  last_listed_at timestamptz,
  failures       integer not null,
  last_code      text
);
-- No earlier than this it came to the portal: the listing before did not have it yet. Unknown for
-- what came with the very first listing.
alter table submission add column not_before timestamptz;
create index submission_closed on submission (changed_at) where state in ('CONFIRMED', 'REJECTED');
create index submission_closed_tried on submission (tries) where state in ('CONFIRMED', 'REJECTED') and tries > 0;
-- Something is wrong that somebody should know. While it lasts there is one row of its cause.
create table alarm (
  id          uuid primary key,
  cause       text not null,
  code        text not null,
  tenant      text,
  destination text,
  severity    text not null,
  level       integer not null,
  detail      text not null,
  facts       text not null,
  raised_at   timestamptz not null,
  last_seen   timestamptz not null,
  cleared_at  timestamptz
);
create unique index alarm_open on alarm (cause) where cleared_at is null;
create index alarm_cleared on alarm (cleared_at) where cleared_at is not null;
-- When alarms were judged last, and since when without a longer break. One row.
create table alarm_watch (
  only_row       boolean primary key check (only_row),
  evaluated_at   timestamptz not null,
  watching_since timestamptz not null
);
-- What the processes say of their disks.
create table disk_watch (
  node        text not null,
  directory   text not null,
  free_bytes  bigint not null,
  total_bytes bigint not null,
  measured_at timestamptz not null,
  primary key (node, directory)
);
-- What is still to be told by mail; told means deleted.
create table alarm_notice (
  number      bigint generated always as identity primary key,
  kind        text not null,
  at          timestamptz not null,
  code        text not null,
  tenant      text,
  destination text,
  severity    text not null,
  detail      text not null
);

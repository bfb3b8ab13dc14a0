-- One case to one target. The unique key is what keeps a case from reaching a target twice.
create table delivery (
  id              uuid primary key,
  ordinal         bigint generated always as identity,
  submission      uuid not null,
  case_id         uuid not null,
  target          text not null,
  required        boolean not null,
  idempotency_key text not null unique,
  state           text not null,
  attempts        integer not null,
  retry_at        timestamptz,
  code            text,
  detail          text,
  reference       text,
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  version         integer not null
);
create index delivery_by_submission on delivery (submission, ordinal);
-- Append-only: the end of an attempt is written once, nothing else is ever changed.
create table attempt (
  delivery   uuid not null references delivery,
  number     integer not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  outcome    text,
  detail     text,
  primary key (delivery, number)
);
create function attempt_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'attempt % of delivery % is history and cannot be changed', old.number, old.delivery;
end $$;
create trigger attempt_keeps_history before update on attempt
  for each row when (old.ended_at is not null or old.started_at <> new.started_at)
  execute function attempt_is_append_only();
create trigger attempt_stays before delete on attempt
  for each row execute function attempt_is_append_only();

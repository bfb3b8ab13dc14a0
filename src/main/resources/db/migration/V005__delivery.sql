create table delivery (
  id              uuid primary key,
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
create index delivery_by_submission on delivery (submission, created_at);
create table attempt (
  delivery   uuid not null references delivery,
  number     integer not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  outcome    text,
  detail     text,
  primary key (delivery, number)
);

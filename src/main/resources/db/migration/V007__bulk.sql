-- What the last try in vain of the present step met; a code, no text.
alter table submission add column trouble text;
-- Searches of people and of bulk jobs, newest first, page by page.
create index submission_by_destination on submission (destination, announced_at desc, id desc);
create index submission_by_service on submission (service_key, announced_at desc, id desc);
create index submission_by_tenant on submission (tenant, announced_at desc, id desc);
create index submission_held_for on submission (hold_code) where hold_code is not null;
create index submission_troubled_by on submission (trouble) where trouble is not null;
create index delivery_by_target on delivery (target, submission);
create index delivery_troubled_by on delivery (code, submission) where code is not null;
-- One act on many submissions. The reason is a person's own words; they are told to write no names.
create table bulk_job (
  id          uuid primary key,
  act         text not null,
  ordered_by  text not null,
  reason      text not null,
  target      text,
  problem     text,
  scope       text not null,
  rate        double precision,
  dry_run     boolean not null,
  state       text not null,
  next_at     timestamptz not null,
  created_at  timestamptz not null,
  finished_at timestamptz
);
create index bulk_job_open on bulk_job (created_at, id) where finished_at is null;
create index bulk_job_by_time on bulk_job (created_at desc, id desc);
-- Fixed when the job is made. state_seen and version_seen are what the person saw.
create table bulk_item (
  job          uuid not null references bulk_job,
  number       integer not null,
  submission   uuid not null,
  state_seen   text not null,
  version_seen integer not null,
  outcome      text not null,
  code         text,
  detail       text,
  watch        text,
  acted_at     timestamptz,
  decided_at   timestamptz,
  primary key (job, number)
);
create index bulk_item_open on bulk_item (job, outcome, number) where decided_at is null;

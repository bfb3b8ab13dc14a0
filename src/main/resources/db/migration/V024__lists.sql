-- When every required delivery had succeeded; for the times of the day.
alter table submission add column delivered_at timestamptz;
update submission s set delivered_at = e.at
  from (select submission, min(at) as at from evidence where kind = 'DELIVERED' group by submission) e
 where e.submission = s.id;
create index submission_delivered on submission (delivered_at desc) where delivered_at is not null;
-- The searches of people: what they narrow by, newest first.
create index submission_by_tenant_state on submission (tenant, state, announced_at desc, id desc);
create index submission_by_destination_state on submission (destination, state, announced_at desc, id desc);
create index submission_by_tenant_service on submission (tenant, service_key, announced_at desc, id desc);
create index submission_tests on submission (announced_at desc, id desc) where test;
create index submission_by_external_id on submission (external_id);
drop index submission_held_for;
create index submission_held_for on submission (hold_code, tenant, announced_at) where hold_code is not null;
create index delivery_unfinished on delivery (state, target, submission) where state <> 'DELIVERED';
create index case_status_by_submission on case_status (submission);
-- The beginning of a file number, whatever the language of the database.
drop index case_status_file_number;
create index case_status_file_number on case_status (lower(file_number) text_pattern_ops);
-- Which submissions a person had to do something for; the same kinds as engine.HumanTouch.
create index evidence_touched on evidence (submission) where kind in ('HELD', 'RELEASED', 'RETRIED', 'STOPPED',
  'ACCEPTED_BY_HAND', 'ANNOUNCED_AGAIN', 'DELIVERY_HELD', 'DELIVERY_CANCELLED');
create index evidence_delivered on evidence (submission) where kind = 'DELIVERED';
-- A job is seen by those who may see all its tenants.
alter table bulk_job add column tenants text[] not null default '{}';
update bulk_job j set tenants = (
  select coalesce(array_agg(distinct s.tenant), '{}') from bulk_item i join submission s on s.id = i.submission where i.job = j.id);
create index bulk_item_by_outcome on bulk_item (job, outcome, number);
-- What a person looks for again and again: the part of the address that follows the question mark.
create table saved_filter (
  id         uuid primary key,
  person     text not null,
  name       text not null,
  query      text not null,
  created_at timestamptz not null,
  unique (person, name)
);
-- The media-break meter per tenant and service over its period, computed now and then.
create table meter_figure (
  tenant       text not null,
  service_key  text not null,
  service_name text,
  cases        bigint not null,
  leaves       bigint not null,
  carried      bigint not null,
  handed_over  bigint not null,
  untouched    bigint not null,
  computed_at  timestamptz not null,
  primary key (tenant, service_key)
);

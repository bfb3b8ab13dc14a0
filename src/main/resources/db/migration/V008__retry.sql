-- What the retry policy of a target counts from: failures and age since the delivery was made or
-- last released by a person. Attempts go on counting, their numbers never repeat.
alter table delivery add column failures integer not null default 0;
alter table delivery add column since timestamptz;
update delivery set since = created_at, failures = case when state in ('DELIVERED', 'HELD', 'CANCELLED') then 0 else attempts end;
alter table delivery alter column since set not null;
-- An attempt before may have had an effect: never sent again without asking where one can ask.
alter table delivery add column unsettled boolean not null default false;
update delivery d set unsettled = true where exists (
  select 1 from attempt a where a.delivery = d.id
    and (a.outcome like 'UNCLEAR%' or (a.ended_at is null and a.number < d.attempts)));
-- A target that gets nothing at the moment, seen by all processes. Without an end: until a person
-- lets it go on.
create table target_pause (
  target    text primary key,
  paused_at timestamptz not null,
  until     timestamptz,
  code      text,
  detail    text not null,
  paused_by text
);

-- A delivery that waits to be fetched by its target. The row stays when the offer has ended, for a
-- repeated acknowledgement must find its lease. Ids, times and counts; the reason of a refusal is
-- the target's own words and goes with the content.
create table offer (
  delivery     uuid primary key references delivery,
  submission   uuid not null,
  case_id      uuid not null,
  target       text not null,
  tenant       text not null,
  case_number  text not null,
  service      text,
  test         boolean not null,
  size         bigint not null,
  sequence     bigint generated always as identity,
  offered_at   timestamptz not null,
  ended_at     timestamptz,
  lease        uuid,
  leased_by    text,
  leased_at    timestamptz,
  leased_until timestamptz,
  times_leased integer not null,
  fetched      text[] not null,
  fetched_at   timestamptz,
  doubt        boolean not null,
  settled_by   uuid,
  refusal      text,
  message_id   text,
  unique (target, case_id),
  unique (target, message_id)
);
create index offer_ready on offer (target, sequence) where ended_at is null;
create index offer_by_submission on offer (submission);
-- Whoever takes a delivery out of OFFERED ends its offer, in the same transaction.
create function offer_ends() returns trigger language plpgsql as $$
begin
  update offer set ended_at = new.changed_at where delivery = new.id and ended_at is null;
  return null;
end $$;
create trigger delivery_ends_offer after update on delivery
  for each row when (old.state = 'OFFERED' and new.state <> 'OFFERED')
  execute function offer_ends();

-- One message received on a channel. Ids, codes and times only; content lies in the vault.
create table submission (
  id             uuid primary key,
  tenant         text not null,
  channel        text not null,
  destination    text not null,
  external_id    text not null,
  external_case  text,
  state          text not null,
  held_from      text,
  service_key    text,
  service_name   text,
  test           boolean not null,
  memo           text,
  hold_code      text,
  hold_detail    text,
  decision       text,
  tries          integer not null,
  announced_at   timestamptz not null,
  received_at    timestamptz,
  changed_at     timestamptz not null,
  version        integer not null,
  unique (destination, external_id)
);
create index submission_by_time on submission (announced_at desc, id desc);
create index submission_by_state on submission (state, announced_at desc, id desc);

-- One wrapped data key per owner; destroying it destroys the content.
create table vault_key (
  owner        uuid primary key,
  wrapped      bytea,
  created_at   timestamptz not null,
  destroyed_at timestamptz
);
-- A part becomes visible with its name; while it is staged it has none.
create table vault_part (
  id         uuid primary key,
  owner      uuid not null references vault_key,
  name       text,
  media_type text,
  size       bigint,
  sha512     text,
  staged_at  timestamptz not null,
  unique (owner, name)
);
create index vault_part_staged on vault_part (staged_at) where name is null;
create table vault_chunk (
  part   uuid not null references vault_part on delete cascade,
  number integer not null,
  bytes  bytea not null,
  primary key (part, number)
);
alter table vault_chunk alter column bytes set storage external;

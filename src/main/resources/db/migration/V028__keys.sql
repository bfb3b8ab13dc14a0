-- The renewal of the key that senders encrypt with, step by step; any person may go on with it. No
-- key lies here: private ones are files, public ones are published.
create table key_renewal (
  id           uuid primary key,
  destination  text not null,
  kid          text not null,
  old_kids     text[] not null,
  state        text not null,
  made_at      timestamptz not null,
  made_by      text not null,
  published_at timestamptz,
  ended_at     timestamptz,
  ended_by     text,
  version      integer not null
);
create unique index key_renewal_open on key_renewal (destination) where ended_at is null;
create index key_renewal_by_destination on key_renewal (destination, made_at desc);

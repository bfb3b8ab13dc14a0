-- What would change under another version; paths and classes of values, never a value.
create table route_replay (
  id             bigint generated always as identity primary key,
  instance       text not null,
  candidate_hash text not null,
  active_hash    text not null,
  at             timestamptz not null,
  done_by        text not null,
  report         text not null
);

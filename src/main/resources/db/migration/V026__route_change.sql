-- Publishers whom a tenant trusts, beside those of the folder of the configuration.
create table route_publisher (
  tenant     text not null,
  thumbprint text not null,
  name       text not null,
  x          text not null,
  expires    timestamptz,
  revoked    timestamptz,
  added_at   timestamptz not null,
  added_by   text not null,
  primary key (tenant, thumbprint)
);

-- Archives that a tenant looks at or has taken over. The archive stays as the proof of its origin.
create table route_takeover (
  id             uuid primary key,
  tenant         text not null,
  package        text not null,
  version        text not null,
  hash           text not null,
  archive        bytea not null,
  archive_sha512 text not null,
  source         text not null,
  publisher      text not null,
  thumbprint     text not null,
  x              text not null,
  uploaded_at    timestamptz not null,
  uploaded_by    text not null,
  taken_at       timestamptz,
  taken_by       text
);
create index route_takeover_package on route_takeover (tenant, package, taken_at desc);
create index route_takeover_hash on route_takeover (tenant, hash);

-- A change of an instance that somebody prepares: version and values, how far its comparison with
-- the active version is, and what came of it. Values are a site's parameters, never content.
create table route_change (
  id              uuid primary key,
  tenant          text not null,
  instance        text not null,
  hash            text not null references route_package,
  base            bigint not null,
  parameters      text not null,
  made_at         timestamptz not null,
  made_by         text not null,
  compare_state   text,
  compare_done    integer not null default 0,
  compare_total   integer not null default 0,
  compare_beat    timestamptz,
  compare_by      text,
  compare_detail  text,
  replay          bigint,
  activation      bigint
);
create index route_change_instance on route_change (instance, made_at desc);

-- Why the newest version of an instance does not run in a process; forgotten when it stays silent.
create table route_problem (
  process    uuid not null,
  activation bigint not null,
  instance   text not null,
  tenant     text not null,
  detail     text not null,
  seen_at    timestamptz not null,
  primary key (process, activation)
);

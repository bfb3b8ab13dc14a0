-- Versions of route packages that were activated, so that every process runs the same bytes.
create table route_package (
  hash      text primary key,
  package   text not null,
  version   text not null,
  content   bytea not null,
  stored_at timestamptz not null
);
create index route_package_version on route_package (package, version, stored_at desc);

-- Append-only; the newest entry of an instance counts.
create table route_activation (
  id         bigint generated always as identity primary key,
  instance   text not null,
  tenant     text not null,
  kind       text not null,
  origin     text not null,
  package    text not null,
  version    text not null,
  hash       text not null references route_package,
  parameters text not null,
  at         timestamptz not null,
  done_by    text not null,
  note       text,
  restores   bigint
);
create index route_activation_instance on route_activation (instance, id desc);

-- What is known of a case outside the vault; no personal data.
create table case_entry (
  case_id         uuid primary key,
  number          text not null unique,
  submission      uuid not null unique,
  tenant          text not null,
  route_package   text not null,
  package_version text not null,
  package_hash    text not null,
  leaves          integer not null,
  mapped          integer not null,
  attached        integer not null,
  ignored         integer not null,
  open            integer not null,
  created_at      timestamptz not null
);

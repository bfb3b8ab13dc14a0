-- Append-only. body is the exact text that was hashed.
create table evidence (
  submission uuid not null,
  number     integer not null,
  at         timestamptz not null,
  kind       text not null,
  body       text not null,
  token      text,
  hash       text not null,
  primary key (submission, number)
);

-- Tokens of persons for the REST interface of admins, by their hash: whoever reads the table cannot
-- use them. Rows stay after their end: they say who could do what until when.
create table admin_token (
  id         uuid primary key,
  hash       text not null unique,
  person     text not null,
  name       text not null,
  grants     text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  revoked_at timestamptz
);
create index admin_token_person on admin_token (person, created_at desc, id desc);

-- Append-only, like evidence, for what belongs to no submission: one chain per name.
-- body is the exact text that was hashed; the generated columns only make it findable.
create table ledger (
  chain   text not null,
  number  integer not null,
  at      timestamptz not null,
  kind    text not null,
  body    text not null,
  token   text,
  hash    text not null,
  person  text generated always as ((body::jsonb) ->> 'by') stored,
  tenant  text generated always as ((body::jsonb) ->> 'tenant') stored,
  primary key (chain, number)
);
create index ledger_person on ledger (chain, person, number);
create index ledger_tenant on ledger (chain, tenant, number);
create index ledger_kind on ledger (chain, kind, number);
create index ledger_at on ledger (chain, at);

-- A slip or an injected statement changes nothing; who owns the database is found out by the hashes.
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'ledger is append-only';
end $$;
create trigger ledger_append_only before update or delete or truncate on ledger
  for each statement execute function ledger_is_append_only();

-- Public keys with which signed event tokens were verified, by their thumbprint (RFC 7638): years later
-- the service may publish others. The thumbprint stands in the chained entry, so no key can be put
-- in the place of another.
create table evidence_key (
  thumbprint text primary key,
  jwk        text not null,
  kept_at    timestamptz not null
);
-- The key with which this installation signs proofs. The private half lies in the vault.
create table proof_key (
  only_row    boolean primary key check (only_row),
  vault_owner uuid not null,
  thumbprint  text not null,
  jwk         text not null,
  made_at     timestamptz not null
);
-- A check of the chains of all submissions, or of those of one tenant. Newest submission first; the
-- cursor is the last one checked.
create table chain_check (
  id          uuid primary key,
  tenant      text,
  ordered_by  text not null,
  total       bigint not null,
  checked     bigint not null,
  entries     bigint not null,
  broken      bigint not null,
  cursor      uuid,
  state       text not null,
  begun_at    timestamptz not null,
  finished_at timestamptz
);
create index chain_check_by_time on chain_check (begun_at desc);
create table chain_check_finding (
  chain_check uuid not null references chain_check,
  submission  uuid not null,
  entry       integer not null,
  primary key (chain_check, submission)
);

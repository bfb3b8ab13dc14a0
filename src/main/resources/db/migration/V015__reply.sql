-- Where an answer to a submission may go. The address itself lies in the vault under a key of its
-- own, so that it outlives the purge of the submission and can be destroyed for itself.
create table reply_address (
  submission   uuid primary key,
  vault_owner  uuid not null,
  tenant       text not null,
  keep_until   timestamptz not null,
  forgotten_at timestamptz
);
create index reply_address_kept on reply_address (keep_until) where forgotten_at is null;
-- One answer of a specialist software to an applicant. Content lies in the vault, owner is the id.
-- The unique key is what keeps an answer from being accepted twice.
create table reply (
  id              uuid primary key,
  case_id         uuid not null,
  submission      uuid not null,
  tenant          text not null,
  destination     text not null,
  target          text not null,
  kind            text not null,
  idempotency_key text not null,
  fingerprint     text not null,
  state           text not null,
  held_from       text,
  code            text,
  detail          text,
  external_id     text,
  tries           integer not null,
  created_at      timestamptz not null,
  submitted_at    timestamptz,
  purged_at       timestamptz,
  changed_at      timestamptz not null,
  version         integer not null,
  unique (target, idempotency_key)
);
create index reply_by_case on reply (case_id, created_at);
create index reply_by_submission on reply (submission, created_at);
create index reply_open on reply (state, created_at) where state not in ('TAKEN', 'REFUSED', 'NOT_SENDABLE');
-- What the specialist software said last about a case; the file number is searched for.
create table case_status (
  case_id     uuid not null,
  target      text not null,
  submission  uuid not null,
  file_number text,
  status      text,
  changed_at  timestamptz not null,
  primary key (case_id, target)
);
create index case_status_file_number on case_status (lower(file_number));

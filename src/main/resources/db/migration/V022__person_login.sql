-- Who held which role when they last logged in: the provider of the login decides, this only remembers.
create table person_login (
  person  text primary key,
  way     text not null,
  grants  text not null,
  at      timestamptz not null
);

-- Who looked at content when, over all submissions.
create index evidence_looks on evidence (at, submission) where kind = 'CONTENT_VIEWED';

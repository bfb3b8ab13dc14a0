-- When a destination was listed last, by whichever process; failures count since then.
create table destination_watch (
  destination    text primary key,
  watched_since  timestamptz not null,
  last_listed_at timestamptz,
  failures       integer not null,
  last_code      text
);
-- No earlier than this it came to the portal: the listing before did not have it yet. Unknown for
-- what came with the very first listing.
alter table submission add column not_before timestamptz;
create index submission_closed on submission (changed_at) where state in ('CONFIRMED', 'REJECTED');
create index submission_closed_tried on submission (tries) where state in ('CONFIRMED', 'REJECTED') and tries > 0;

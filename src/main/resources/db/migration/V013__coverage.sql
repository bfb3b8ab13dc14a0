-- Leaves of a source that nobody accounts for: paths of names, no values. The sender may have
-- chosen the names, so they go when the content goes.
create table case_open_path (
  submission uuid not null,
  path       text not null,
  count      integer not null,
  primary key (submission, path)
);
create index case_entry_created on case_entry (created_at);

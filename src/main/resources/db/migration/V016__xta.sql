-- Who came first with an XÖV message, by hashes only: the key is over author, type and UUID.
create table xta_arrival (
  destination text not null,
  message_key text not null,
  content text not null,
  submission uuid not null references submission (id),
  arrived_at timestamptz not null,
  primary key (destination, message_key)
);

-- Messages of a box that we began to close; committed before the server is called.
create table xta_closing (
  submission uuid primary key references submission (id),
  destination text not null,
  message_id text not null,
  begun_at timestamptz not null,
  next_look timestamptz
);
create index xta_closing_due on xta_closing (next_look) where next_look is not null;

-- The id under which a delivery or reply was sent, kept before it is sent: a repeat uses it again.
create table xta_sent (
  sending_key text primary key,
  account text not null,
  message_id text not null,
  content text not null,
  made_at timestamptz not null,
  handed_over_at timestamptz
);

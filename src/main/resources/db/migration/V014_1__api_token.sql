-- Tokens of clients of the API, by their hash: whoever reads the table cannot use them. Seen by all
-- processes; without its client in the configuration a token is worth nothing.
create table api_token (
  hash       text primary key,
  client     text not null,
  expires_at timestamptz not null
);
create index api_token_expires on api_token (expires_at);

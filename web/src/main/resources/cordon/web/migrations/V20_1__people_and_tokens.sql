-- People who sign in. Names are lower case; roles are slugs with commas between.
create table web_user (
  name          text    not null primary key,
  display       text    not null,
  password      text,
  roles         text    not null,
  disabled      boolean not null,
  created_at    bigint  not null
);

-- Sessions by the SHA-256 of their id, so that a copy of the database signs nobody in.
create table web_session (
  id_hash       text    not null primary key,
  user_name     text    not null references web_user (name) on delete cascade,
  created_at    bigint  not null,
  seen_at       bigint  not null,
  expires_at    bigint  not null
);
create index web_session_by_user on web_session (user_name);
create index web_session_by_expiry on web_session (expires_at);

-- Personal tokens have an owner, workload tokens none. Role is empty for gate-only tokens.
create table web_token (
  id            text    not null primary key,
  secret_hash   text    not null unique,
  name          text    not null,
  owner         text    references web_user (name) on delete cascade,
  scopes        text    not null,
  role          text    not null,
  created_by    text    not null,
  created_at    bigint  not null,
  expires_at    bigint  not null,
  revoked_at    bigint,
  used_at       bigint
);
create index web_token_by_owner on web_token (owner, created_at);

-- One-time sign-in links by the SHA-256 of their code. Without a user they make a new administrator.
create table web_sign_in_link (
  code_hash     text    not null primary key,
  user_name     text    references web_user (name) on delete cascade,
  created_at    bigint  not null,
  expires_at    bigint  not null,
  used_at       bigint
);

-- Results of API writes by who asked and the key they gave, kept for a day.
create table web_idempotency (
  actor         text    not null,
  idempotency_key text  not null,
  request_hash  text    not null,
  status        bigint  not null,
  content_type  text    not null,
  body          text    not null,
  created_at    bigint  not null,
  primary key (actor, idempotency_key)
);
create index web_idempotency_by_time on web_idempotency (created_at);

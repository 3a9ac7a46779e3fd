-- The upstreams to which a token is limited, with commas between; a token without a row reaches all.
create table web_token_reach (
  token     text not null primary key,
  upstreams text not null
);

-- What an upstream listed of a package last, before it took all of it back; the body is the blob of
-- that name. Goes when the upstream lists the package again.
-- confirmed_at: when the upstream last gave it.
create table gate_last_listing (
  upstream text not null,
  name text not null,
  sha256 text not null,
  size bigint not null,
  confirmed_at bigint not null,
  primary key (upstream, name)
);
create index gate_last_listing_sha256 on gate_last_listing (sha256);

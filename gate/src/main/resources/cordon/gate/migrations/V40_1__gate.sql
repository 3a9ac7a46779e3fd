-- Raw upstream documents; the body is the blob of that name.
create table gate_document (
  upstream text not null,
  name text not null,
  sha256 text not null,
  size bigint not null,
  etag text,
  last_modified text,
  checked_at bigint not null,
  primary key (upstream, name)
);
create index gate_document_sha256 on gate_document (sha256);

-- Verified artifacts; expected is the digest from the metadata that the bytes were held against.
create table gate_artifact (
  upstream text not null,
  name text not null,
  version text not null,
  file text not null,
  expected text not null,
  sha256 text not null,
  size bigint not null,
  fetched_at bigint not null,
  used_at bigint not null,
  primary key (upstream, name, version, file, expected)
);
create index gate_artifact_used on gate_artifact (used_at);
create index gate_artifact_sha256 on gate_artifact (sha256);

-- Bodies to delete once nothing can be reading them any more.
create table gate_garbage (
  sha256 text primary key,
  since bigint not null
);
create index gate_garbage_since on gate_garbage (since);

-- When an artifact without a usable publish time was first seen.
create table gate_first_seen (
  upstream text not null,
  name text not null,
  version text not null,
  file text not null,
  digest text not null,
  first_seen bigint not null,
  primary key (upstream, name, version, file, digest)
);

-- Under which digest a coordinate was first known, once it was taken away or changed.
create table gate_original_digest (
  upstream text not null,
  name text not null,
  version text not null,
  file text not null,
  digest text not null,
  noted_at bigint not null,
  primary key (upstream, name, version, file, digest)
);

-- Waivers and blocks; rows are never changed, an end is a row of its own.
create table gate_override (
  id text primary key,
  kind text not null check (kind in ('waiver', 'block')),
  ecosystem text not null,
  name text not null,
  selector text not null check (selector in ('any', 'exact', 'range', 'digest')),
  selector_value text not null,
  malicious boolean not null,
  reason text not null,
  owner text not null,
  created_at bigint not null,
  expires_at bigint
);

create table gate_override_end (
  override_id text primary key references gate_override (id),
  ended_at bigint not null,
  ended_by text not null,
  reason text not null
);

-- What gate log filters by; the evidence itself is the fact of that sequence number.
create table gate_event (
  sequence bigint primary key,
  type text not null,
  at bigint not null,
  actor text not null,
  package text not null,
  version text not null,
  verdict text not null,
  client text not null
);
create index gate_event_package on gate_event (package, sequence);
create index gate_event_actor on gate_event (actor, sequence);
create index gate_event_at on gate_event (at);

-- Who made an override, whether it was break-glass, whether it waits for a second person.
alter table gate_override add column created_by text not null default '';
alter table gate_override add column emergency boolean not null default false;
alter table gate_override add column needs_second boolean not null default false;
alter table gate_override add column request_id text;

-- What people did to an override after it was made; each at most once, rows are never changed.
create table gate_override_act (
  override_id text not null references gate_override (id),
  act text not null check (act in ('confirmed', 'end-proposed', 'reviewed')),
  done_at bigint not null,
  done_by text not null,
  note text not null,
  primary key (override_id, act)
);

-- What people asked for; the outcome is a row of its own.
create table gate_request (
  id text primary key,
  ecosystem text not null,
  upstream text not null,
  name text not null,
  version text not null,
  malicious boolean not null,
  reason text not null,
  expires_at bigint not null,
  created_at bigint not null,
  created_by text not null
);
create index gate_request_created on gate_request (created_at);
create index gate_request_release on gate_request (ecosystem, name, version);

create table gate_request_outcome (
  request_id text primary key references gate_request (id),
  granted boolean not null,
  decided_at bigint not null,
  decided_by text not null,
  note text not null,
  override_id text references gate_override (id)
);

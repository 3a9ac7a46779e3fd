-- What more the log is filtered by. From now on actor and address are the tokens of the ledger, so
-- that what is forgotten there is not remembered here.
alter table gate_event add column sha256 text not null default '';
alter table gate_event add column address text not null default '';
alter table gate_event add column workload bigint not null default 0;
create index gate_event_sha256 on gate_event (sha256, sequence) where sha256 <> '';
create index gate_event_address on gate_event (address, sequence) where address <> '';
create index gate_event_workload on gate_event (workload, sequence) where workload <> 0;

-- Each set of claims of a CI job once; an install of a thousand packages has one.
create table gate_workload (
  id bigint primary key,
  claims text not null unique
);
create table gate_claim (
  workload bigint not null,
  name text not null,
  value text not null,
  primary key (workload, name)
);
create index gate_claim_value on gate_claim (name, value, workload);

-- How often an answer that hid releases was given again on one day; the first time is the fact.
create table gate_withheld (
  answer text primary key,
  day bigint not null,
  sequence bigint not null,
  package text not null,
  again bigint not null,
  first_at bigint not null,
  last_at bigint not null,
  sealed bigint not null
);
create index gate_withheld_sequence on gate_withheld (sequence);
create index gate_withheld_day on gate_withheld (day);

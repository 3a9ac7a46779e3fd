-- Servers on one database take up each other's inspections by the ledger's sequence, and what could
-- not be read to its end is a result of its own.
create table gate_inspection_next (
  digest text not null,
  rule_set text not null,
  result text not null check (
    result in ('CLEAN', 'SUSPICIOUS', 'MALICIOUS', 'NOT_FULLY_INSPECTED', 'NOT_INSPECTED')),
  inspected_at bigint not null,
  sequence bigint not null,
  primary key (digest, rule_set)
);
create table gate_inspection_finding_next (
  digest text not null,
  rule_set text not null,
  position bigint not null,
  rule text not null,
  text text not null,
  place text not null,
  primary key (digest, rule_set, position),
  foreign key (digest, rule_set) references gate_inspection_next (digest, rule_set)
);
insert into gate_inspection_next (digest, rule_set, result, inspected_at, sequence)
  select digest, rule_set, result, inspected_at, -1 from gate_inspection;
insert into gate_inspection_finding_next (digest, rule_set, position, rule, text, place)
  select digest, rule_set, position, rule, text, place from gate_inspection_finding;
drop table gate_inspection_finding;
drop table gate_inspection;
alter table gate_inspection_next rename to gate_inspection;
alter table gate_inspection_finding_next rename to gate_inspection_finding;
create index gate_inspection_sequence on gate_inspection (rule_set, sequence);

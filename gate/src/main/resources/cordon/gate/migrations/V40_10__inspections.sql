-- What inspectors found, under every digest by which an artifact is known, by the rules they had.
create table gate_inspection (
  digest text not null,
  rule_set text not null,
  result text not null check (result in ('CLEAN', 'SUSPICIOUS', 'MALICIOUS', 'NOT_INSPECTED')),
  inspected_at bigint not null,
  primary key (digest, rule_set)
);

create table gate_inspection_finding (
  digest text not null,
  rule_set text not null,
  position bigint not null,
  rule text not null,
  text text not null,
  place text not null,
  primary key (digest, rule_set, position),
  foreign key (digest, rule_set) references gate_inspection (digest, rule_set)
);

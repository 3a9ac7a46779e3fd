-- What each inspected artifact does, for comparison with the releases that come after it.
create table gate_inspection_profile (
  ecosystem text not null,
  name text not null,
  version text not null,
  kind text not null,
  digest text not null,
  rule_set text not null,
  marks text not null,
  inspected_at bigint not null,
  primary key (ecosystem, name, version, digest, rule_set)
);

-- What an inspection found, as it is shown to people: the evidence, the files.
create table gate_inspection_report (
  digest text not null,
  rule_set text not null,
  report text not null,
  primary key (digest, rule_set)
);

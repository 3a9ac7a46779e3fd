-- The same bytes are another thing as a jar than as a wheel: a result counts for the form in which
-- they were read, "ecosystem/packing" such as "pypi/whl". Results from before know no form where no
-- profile tells it; they are history, and whoever asks inspects anew.
create table gate_inspection_profile_next (
  ecosystem text not null,
  name text not null,
  version text not null,
  kind text not null,
  digest text not null,
  rule_set text not null,
  marks text not null,
  inspected_at bigint not null,
  primary key (ecosystem, name, version, kind, digest, rule_set)
);
insert into gate_inspection_profile_next
    (ecosystem, name, version, kind, digest, rule_set, marks, inspected_at)
  select ecosystem, name, version, kind, digest, rule_set, marks, inspected_at
    from gate_inspection_profile;
drop table gate_inspection_profile;
alter table gate_inspection_profile_next rename to gate_inspection_profile;
create index gate_inspection_profile_time on gate_inspection_profile (inspected_at, digest);
create index gate_inspection_profile_digest on gate_inspection_profile (digest);

create table gate_inspection_next (
  digest text not null,
  form text not null,
  rule_set text not null,
  result text not null check (
    result in ('CLEAN', 'SUSPICIOUS', 'MALICIOUS', 'NOT_FULLY_INSPECTED', 'NOT_INSPECTED')),
  inspected_at bigint not null,
  sequence bigint not null,
  primary key (digest, form, rule_set)
);
create table gate_inspection_finding_next (
  digest text not null,
  form text not null,
  rule_set text not null,
  position bigint not null,
  rule text not null,
  text text not null,
  place text not null,
  verdict text not null default '',
  path text not null default '',
  member text not null default '',
  artifact text not null default '',
  primary key (digest, form, rule_set, position),
  foreign key (digest, form, rule_set) references gate_inspection_next (digest, form, rule_set)
);
create table gate_inspection_report_next (
  digest text not null,
  form text not null,
  rule_set text not null,
  report text not null,
  primary key (digest, form, rule_set)
);
insert into gate_inspection_next (digest, form, rule_set, result, inspected_at, sequence)
  select distinct i.digest, coalesce(p.ecosystem || '/' || p.kind, ''), i.rule_set, i.result,
      i.inspected_at, i.sequence
    from gate_inspection i left join gate_inspection_profile p
      on p.digest = i.digest and p.rule_set = i.rule_set;
insert into gate_inspection_finding_next (digest, form, rule_set, position, rule, text, place,
      verdict, path, member, artifact)
  select distinct f.digest, coalesce(p.ecosystem || '/' || p.kind, ''), f.rule_set, f.position,
      f.rule, f.text, f.place, f.verdict, f.path, f.member, f.artifact
    from gate_inspection_finding f left join gate_inspection_profile p
      on p.digest = f.digest and p.rule_set = f.rule_set;
insert into gate_inspection_report_next (digest, form, rule_set, report)
  select distinct r.digest, coalesce(p.ecosystem || '/' || p.kind, ''), r.rule_set, r.report
    from gate_inspection_report r left join gate_inspection_profile p
      on p.digest = r.digest and p.rule_set = r.rule_set;
drop table gate_inspection_finding;
drop table gate_inspection;
drop table gate_inspection_report;
alter table gate_inspection_next rename to gate_inspection;
alter table gate_inspection_finding_next rename to gate_inspection_finding;
alter table gate_inspection_report_next rename to gate_inspection_report;
create index gate_inspection_sequence on gate_inspection (rule_set, sequence);

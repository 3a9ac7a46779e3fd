-- Which releases that were pulled here an advisory called malicious; one fact for each row.
create table gate_exposure (
  advisory text not null,
  source text not null,
  package text not null,
  version text not null,
  sequence bigint not null,
  primary key (advisory, source, package, version)
);

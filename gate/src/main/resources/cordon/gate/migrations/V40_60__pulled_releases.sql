-- Which releases were pulled here, one row each, kept when older events are let go.
-- package is a package URL without version; upstream is the configured name of the registry,
-- empty for pulls from before this table, of which it is not known.
create table gate_pulled_release (
  package text not null,
  version text not null,
  upstream text not null,
  pulls bigint not null,
  first_at bigint not null,
  last_at bigint not null,
  -- Of the first and the last fact.
  first_sequence bigint not null,
  last_sequence bigint not null,
  primary key (package, version, upstream)
);
insert into gate_pulled_release
  (package, version, upstream, pulls, first_at, last_at, first_sequence, last_sequence)
  select package, version, '', count(*), min(at), max(at), min(sequence), max(sequence)
  from gate_event where type = 'gate.pull' group by package, version;

-- Releases that joined a list which says that it did not change since before it was read without
-- them: what the list says of their age is not true of these.
create table gate_late_arrival (
  upstream text not null,
  name text not null,
  version text not null,
  not_before bigint not null,
  primary key (upstream, name, version)
);

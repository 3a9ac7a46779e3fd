-- What a Maven repository said of when a file was published; empty text when it said nothing.
create table gate_maven_time (
  upstream text not null,
  folder text not null,
  path text not null,
  last_modified text not null,
  checked_at bigint not null,
  primary key (upstream, path)
);
create index gate_maven_time_folder on gate_maven_time (upstream, folder);

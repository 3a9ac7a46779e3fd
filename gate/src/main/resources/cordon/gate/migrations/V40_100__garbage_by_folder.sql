-- Each server has a folder of bodies of its own, and each folder belongs to one database.
create table gate_body_database (
  one integer primary key check (one = 1),
  id text not null
);
create table gate_body_folder (
  id text primary key
);

-- What stood here is found again by the search for lost bodies after the next start.
drop table gate_garbage;
-- Bodies to delete once nothing can be reading them any more, for each folder.
create table gate_garbage (
  folder text not null,
  sha256 text not null,
  since bigint not null,
  primary key (folder, sha256)
);
create index gate_garbage_since on gate_garbage (since);

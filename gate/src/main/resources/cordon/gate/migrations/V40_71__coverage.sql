-- When the gate ran: without it nobody can say that what is not in the log did not happen.
create table gate_run (
  id bigint primary key,
  started_at bigint not null,
  seen_at bigint not null
);
insert into gate_run (id, started_at, seen_at)
  select 0, min(at), max(at) from gate_event having count(*) > 0;

-- How far the retention of the log has come; one row.
create table gate_retention (
  one bigint primary key check (one = 1),
  cut_at bigint not null,
  events bigint not null,
  identities bigint not null
);
insert into gate_retention (one, cut_at, events, identities) values (1, 0, 0, 0);

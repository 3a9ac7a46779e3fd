-- Which registry and account the name of an upstream stood for when it was last used, as a hash.
create table gate_upstream (
  upstream text primary key,
  identity text not null
);

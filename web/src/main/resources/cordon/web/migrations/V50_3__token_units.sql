-- The units that a token speaks for, patterns with line ends between; a token without a row is bound
-- to none.
create table web_token_units (
  token text not null primary key,
  units text not null
);

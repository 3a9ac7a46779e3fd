-- formerly: -77
CREATE TABLE note (
  id ${rowkey} PRIMARY KEY,
  text text NOT NULL UNIQUE,
  picture ${blob},
  weight double precision,
  flag boolean NOT NULL DEFAULT true,
  about bigint REFERENCES note (id)
);

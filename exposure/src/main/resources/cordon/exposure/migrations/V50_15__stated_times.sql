-- When releases came, as documents state it: lockfiles that name the time of an upload. Of equal
-- words the first is kept. Times are epoch milliseconds.
CREATE TABLE exposure_stated_time (
  type text NOT NULL,
  name text NOT NULL,
  version text NOT NULL,
  released bigint NOT NULL,
  -- The document that said so first.
  document bigint NOT NULL,
  learned bigint NOT NULL,
  PRIMARY KEY (type, name, version, released)
);

-- When releases came, as a registry said. What is said anew is added; the last that was learned
-- counts. Times are epoch milliseconds.
CREATE TABLE exposure_release_time (
  type text NOT NULL,
  name text NOT NULL,
  version text NOT NULL,
  -- None where the registry lists it and nothing says when it came.
  released bigint,
  -- Whether it came just then, rather than no later.
  exact boolean NOT NULL,
  learned bigint NOT NULL,
  PRIMARY KEY (type, name, version, learned)
);
CREATE INDEX exposure_release_time_by_learned ON exposure_release_time (learned);

-- By when all releases of a package that its registry listed are among those above.
CREATE TABLE exposure_release_list (
  type text NOT NULL,
  name text NOT NULL,
  checked bigint NOT NULL,
  learned bigint NOT NULL,
  PRIMARY KEY (type, name, learned)
);
CREATE INDEX exposure_release_list_by_learned ON exposure_release_list (learned);

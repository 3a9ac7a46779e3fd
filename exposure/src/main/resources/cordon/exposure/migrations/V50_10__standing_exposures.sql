-- Exposures that are answered again whenever what is known changes. Times are epoch milliseconds.
CREATE TABLE exposure_standing (
  id ${rowkey} PRIMARY KEY,
  -- The advisory, or what an operator calls it.
  name text NOT NULL UNIQUE,
  -- Package URLs and ids of advisories, separated by spaces.
  target text NOT NULL,
  -- When it could be had; none: as the sources of the advisories claim.
  from_at bigint,
  to_at bigint,
  -- 'advisory' or 'operator'.
  origin text NOT NULL,
  reason text NOT NULL,
  opened bigint NOT NULL,
  opened_by text NOT NULL,
  closed bigint,
  -- The knowledge that the last answer is from, and its digest; none before the first.
  answered bigint,
  answer text,
  units bigint NOT NULL,
  credentials bigint NOT NULL,
  unknown bigint NOT NULL,
  -- The last fact that says how it stands.
  fact bigint NOT NULL
);

-- Who of several servers does a work that must not run twice at once, and until when at most.
CREATE TABLE exposure_lease (
  name text PRIMARY KEY,
  holder text NOT NULL,
  until bigint NOT NULL
);

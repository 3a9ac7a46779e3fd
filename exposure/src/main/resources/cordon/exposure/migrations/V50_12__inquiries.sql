-- Questions to vendors. Times are epoch milliseconds.
CREATE TABLE exposure_inquiry (
  id ${rowkey} PRIMARY KEY,
  vendor text NOT NULL,
  target text NOT NULL,
  from_at bigint,
  to_at bigint,
  -- SHA-256 of the secret in the link; the secret itself is nowhere.
  secret_hash text NOT NULL UNIQUE,
  asked bigint NOT NULL,
  asked_by text NOT NULL,
  expires bigint NOT NULL,
  revoked bigint,
  -- 'affected', 'not-affected', 'investigating'; none while there is no answer.
  answer text,
  note text NOT NULL,
  answered bigint,
  documents bigint NOT NULL
);

-- What links are signed with, so that forged and expired ones are told without a look at the rest.
CREATE TABLE exposure_inquiry_key (
  id bigint PRIMARY KEY,
  secret text NOT NULL
);

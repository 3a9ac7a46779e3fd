-- The number of facts; the one row that every append takes its sequence from.
CREATE TABLE ledger_head (
  one integer PRIMARY KEY CHECK (one = 1),
  size bigint NOT NULL
);
INSERT INTO ledger_head (one, size) VALUES (1, 0);

-- The leaves. Never updated, never deleted. Times are epoch milliseconds.
CREATE TABLE ledger_fact (
  sequence ${rowkey} PRIMARY KEY,
  id text NOT NULL UNIQUE,
  time bigint NOT NULL,
  learned bigint NOT NULL,
  type text NOT NULL,
  actor text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  leaf_hash ${blob} NOT NULL
);
CREATE INDEX ledger_fact_by_type ON ledger_fact (type, sequence);
CREATE INDEX ledger_fact_by_actor ON ledger_fact (actor, sequence);
CREATE INDEX ledger_fact_by_subject ON ledger_fact (subject, sequence);
CREATE INDEX ledger_fact_by_time ON ledger_fact (time);

-- What the commitments in the leaves stand for; a row is deleted to forget a person.
CREATE TABLE ledger_erasable (
  token text PRIMARY KEY,
  value text NOT NULL UNIQUE,
  salt ${blob} NOT NULL
);

-- The next sequence that each subscriber has not yet handled.
CREATE TABLE ledger_subscription (
  subscriber text PRIMARY KEY,
  next_sequence bigint NOT NULL
);

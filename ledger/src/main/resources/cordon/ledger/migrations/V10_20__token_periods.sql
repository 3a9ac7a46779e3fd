-- A value has a token of its own in each period of 30 days, counted from 1970, so that it can be
-- forgotten for old facts while newer ones still name it.
CREATE TABLE ledger_erasable_by_period (
  token text PRIMARY KEY,
  value text NOT NULL,
  salt ${blob} NOT NULL,
  period bigint NOT NULL
);
INSERT INTO ledger_erasable_by_period (token, value, salt, period)
  SELECT token, value, salt,
    (SELECT coalesce(max(time), 0) / 2592000000 FROM ledger_fact)
  FROM ledger_erasable;
DROP TABLE ledger_erasable;
ALTER TABLE ledger_erasable_by_period RENAME TO ledger_erasable;
CREATE UNIQUE INDEX ledger_erasable_by_value ON ledger_erasable (value, period);
CREATE INDEX ledger_erasable_old ON ledger_erasable (period);

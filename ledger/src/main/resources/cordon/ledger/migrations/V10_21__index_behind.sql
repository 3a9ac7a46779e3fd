-- What facts are searched by, written behind them in large batches: an index on the facts
-- themselves costs every append several pages in random places. How far it has come stands in
-- ledger_subscription; it begins at the first fact and takes in, step by step, what is there.
-- formerly: 1862256433
CREATE TABLE ledger_index (
  sequence ${rowkey} PRIMARY KEY,
  type text NOT NULL,
  actor text NOT NULL,
  subject text NOT NULL
);
CREATE INDEX ledger_index_by_type ON ledger_index (type, sequence);
CREATE INDEX ledger_index_by_actor ON ledger_index (actor, sequence);
CREATE INDEX ledger_index_by_subject ON ledger_index (subject, sequence);
DROP INDEX ledger_fact_by_type;
DROP INDEX ledger_fact_by_actor;
DROP INDEX ledger_fact_by_subject;
DROP INDEX ledger_fact_by_time;

-- What the index in memory holds of each record, so that a start reads it without reading records
-- again. A row of another format, or none, is made anew from the record.
CREATE TABLE advisory_packed (
  source text NOT NULL,
  id text NOT NULL,
  format bigint NOT NULL,
  -- The ledger's sequence when the record last changed: grows over all servers of one database.
  revision bigint NOT NULL,
  withdrawn bigint,
  packed ${blob} NOT NULL,
  PRIMARY KEY (source, id)
);
CREATE INDEX advisory_packed_by_revision ON advisory_packed (revision);

-- Files of folders as they were when they were read, so that unchanged ones are not opened again.
CREATE TABLE advisory_file (
  source text NOT NULL,
  path text NOT NULL,
  -- Size, time of change and identity, as one text.
  stamp text NOT NULL,
  -- The record that it holds; empty for one that names no package served here.
  id text NOT NULL,
  PRIMARY KEY (source, path)
);

-- What a source says now. Times are epoch milliseconds.
CREATE TABLE advisory_record (
  source text NOT NULL,
  id text NOT NULL,
  -- SHA-256 of raw, so that an unchanged record is passed over.
  digest text NOT NULL,
  -- The document as it came.
  raw text NOT NULL,
  summary text NOT NULL,
  malicious boolean NOT NULL,
  modified bigint NOT NULL,
  published bigint,
  -- When the source says that it took the record back.
  withdrawn bigint,
  -- When we first had a record of this id from this source; never changes.
  first_seen bigint NOT NULL,
  -- When we had this revision of it.
  learned bigint NOT NULL,
  -- Set when a complete feed came without the record: when it last had it. The record stays.
  last_seen bigint,
  PRIMARY KEY (source, id)
);
CREATE INDEX advisory_record_by_id ON advisory_record (id);
CREATE INDEX advisory_record_by_learned ON advisory_record (learned);

-- The packages of a record that are of ecosystems which we serve.
CREATE TABLE advisory_package (
  source text NOT NULL,
  id text NOT NULL,
  ecosystem text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (source, id, ecosystem, name),
  FOREIGN KEY (source, id) REFERENCES advisory_record (source, id)
);
CREATE INDEX advisory_package_by_name ON advisory_package (ecosystem, name);

-- Other names of a record, so that it is found by any of them.
CREATE TABLE advisory_alias (
  source text NOT NULL,
  id text NOT NULL,
  alias text NOT NULL,
  PRIMARY KEY (source, id, alias),
  FOREIGN KEY (source, id) REFERENCES advisory_record (source, id)
);
CREATE INDEX advisory_alias_by_alias ON advisory_alias (alias);

-- What a source said before. Never updated, never deleted.
CREATE TABLE advisory_revision (
  source text NOT NULL,
  id text NOT NULL,
  digest text NOT NULL,
  raw text NOT NULL,
  learned bigint NOT NULL,
  superseded bigint NOT NULL,
  PRIMARY KEY (source, id, learned, digest)
);

-- How the last reading of each source went.
CREATE TABLE advisory_feed (
  source text PRIMARY KEY,
  location text NOT NULL,
  tried bigint NOT NULL,
  -- The last time that it was read to the end.
  succeeded bigint,
  -- Why the last try failed; empty when it did not.
  problem text NOT NULL,
  records bigint NOT NULL,
  broken bigint NOT NULL
);

-- What each server said of the copy that we have.
CREATE TABLE advisory_download (
  source text NOT NULL,
  url text NOT NULL,
  etag text NOT NULL,
  last_modified text NOT NULL,
  PRIMARY KEY (source, url)
);

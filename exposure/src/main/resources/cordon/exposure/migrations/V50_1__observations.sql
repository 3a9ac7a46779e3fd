-- All that was ever observed. Rows are added and never changed. Times are epoch milliseconds.

-- What a document lists; equal lists are one row, however many builds show them.
CREATE TABLE exposure_inventory (
  id ${rowkey} PRIMARY KEY,
  -- SHA-256 of the list as it is encoded, before it is compressed.
  digest text NOT NULL UNIQUE,
  items bigint NOT NULL,
  packed ${blob} NOT NULL
);

CREATE TABLE exposure_document (
  id ${rowkey} PRIMARY KEY,
  -- SHA-256 of the file as it came, under which it lies among the stored bodies.
  digest text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  -- Empty for what speaks of the organisation and not of one unit.
  unit text NOT NULL,
  -- Documents of one stream of one unit replace each other.
  stream text NOT NULL,
  observed bigint NOT NULL,
  -- Grows from each transaction to the next, so that what was known at a moment stays what it was.
  learned bigint NOT NULL,
  -- The fact that says so, and who brought it.
  fact bigint NOT NULL,
  grade text NOT NULL,
  complete boolean NOT NULL,
  -- None for a document that lists nothing.
  inventory bigint REFERENCES exposure_inventory (id),
  UNIQUE (digest, unit, stream, observed)
);
CREATE INDEX exposure_document_by_stream ON exposure_document (unit, stream, observed, id);
CREATE INDEX exposure_document_by_learned ON exposure_document (learned);

-- How things hang together, as a document says.
CREATE TABLE exposure_statement (
  document bigint NOT NULL REFERENCES exposure_document (id),
  place bigint NOT NULL,
  from_kind text NOT NULL,
  from_name text NOT NULL,
  relation text NOT NULL,
  to_kind text NOT NULL,
  to_name text NOT NULL,
  since bigint,
  until bigint,
  PRIMARY KEY (document, place)
);

-- What a document says of one thing, an attribute a row; one of no name for a thing without any.
CREATE TABLE exposure_description (
  document bigint NOT NULL REFERENCES exposure_document (id),
  place bigint NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  attribute text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (document, place, attribute)
);

-- Releases that came to a unit, by the fact that says so.
CREATE TABLE exposure_event (
  sequence ${rowkey} PRIMARY KEY,
  unit text NOT NULL,
  type text NOT NULL,
  name text NOT NULL,
  version text NOT NULL,
  at bigint NOT NULL,
  learned bigint NOT NULL,
  grade text NOT NULL
);
CREATE INDEX exposure_event_by_learned ON exposure_event (learned);
CREATE INDEX exposure_event_by_unit ON exposure_event (unit, at);

-- On whose word a document is kept, and which run brought it. Documents replace only those on the
-- same word. Nothing told until now whose word it was; what stated something was an analyst's.
CREATE TABLE exposure_document_next (
  id ${rowkey} PRIMARY KEY,
  -- SHA-256 of the file as it came, under which it lies among the stored bodies.
  digest text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  -- Empty for what speaks of the organisation and not of one unit.
  unit text NOT NULL,
  provenance text NOT NULL,
  -- Documents of one stream of one unit on the same word replace each other.
  stream text NOT NULL,
  observed bigint NOT NULL,
  -- Grows from each transaction to the next, so that what was known at a moment stays what it was.
  learned bigint NOT NULL,
  -- The fact that says so, and who brought it.
  fact bigint NOT NULL,
  grade text NOT NULL,
  complete boolean NOT NULL,
  -- Empty where nobody said.
  build_commit text NOT NULL,
  build_run text NOT NULL,
  -- None for a document that lists nothing.
  inventory bigint REFERENCES exposure_inventory (id),
  UNIQUE (digest, unit, provenance, stream, observed)
);
INSERT INTO exposure_document_next (id, digest, name, kind, unit, provenance, stream, observed,
    learned, fact, grade, complete, build_commit, build_run, inventory)
  SELECT d.id, d.digest, d.name, d.kind, d.unit,
      CASE WHEN d.unit = '' OR EXISTS (SELECT 1 FROM exposure_statement s WHERE s.document = d.id)
          OR EXISTS (SELECT 1 FROM exposure_description s WHERE s.document = d.id)
        THEN 'ANALYST' ELSE 'BUILD' END,
      d.stream, d.observed, d.learned, d.fact, d.grade, d.complete, '', '', d.inventory
    FROM exposure_document d;

CREATE TABLE exposure_statement_next (
  document bigint NOT NULL REFERENCES exposure_document_next (id),
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
INSERT INTO exposure_statement_next (document, place, from_kind, from_name, relation, to_kind,
    to_name, since, until)
  SELECT document, place, from_kind, from_name, relation, to_kind, to_name, since, until
    FROM exposure_statement;

CREATE TABLE exposure_description_next (
  document bigint NOT NULL REFERENCES exposure_document_next (id),
  place bigint NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  attribute text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (document, place, attribute)
);
INSERT INTO exposure_description_next (document, place, kind, name, attribute, value)
  SELECT document, place, kind, name, attribute, value FROM exposure_description;

DROP TABLE exposure_statement;
DROP TABLE exposure_description;
DROP TABLE exposure_document;
ALTER TABLE exposure_document_next RENAME TO exposure_document;
ALTER TABLE exposure_statement_next RENAME TO exposure_statement;
ALTER TABLE exposure_description_next RENAME TO exposure_description;
CREATE INDEX exposure_document_by_stream
  ON exposure_document (unit, provenance, stream, observed, id);
CREATE INDEX exposure_document_by_learned ON exposure_document (learned);

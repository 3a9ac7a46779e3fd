-- Full tiles of the Merkle tree: 256 hashes of 32 bytes, and the root over them.
-- Written once, never updated; what is not full yet follows from the facts.
CREATE TABLE ledger_tile (
  level bigint NOT NULL,
  tile bigint NOT NULL,
  root ${blob} NOT NULL,
  hashes ${blob} NOT NULL,
  PRIMARY KEY (level, tile)
);

-- Every checkpoint that was ever signed.
CREATE TABLE ledger_checkpoint (
  size bigint PRIMARY KEY,
  time bigint NOT NULL,
  note text NOT NULL
);

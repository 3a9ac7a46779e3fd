-- Units that fell silent, once for each time; epoch milliseconds.
CREATE TABLE exposure_silence (
  unit text NOT NULL,
  last_heard bigint NOT NULL,
  fact bigint NOT NULL,
  PRIMARY KEY (unit, last_heard)
);

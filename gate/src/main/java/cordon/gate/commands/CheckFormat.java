package cordon.gate.commands;

/** How the result of a check is written. */
enum CheckFormat {
  TEXT,
  JSON,
  SARIF
}

package cordon.gate.commands.inspect;

/** How reports are written. */
enum InspectFormat {
  TEXT,
  JSON,
  SARIF
}

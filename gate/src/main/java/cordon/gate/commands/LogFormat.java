package cordon.gate.commands;

/** How the log is written. */
enum LogFormat {
  TEXT,
  JSON,
  JSONL,
  CSV
}

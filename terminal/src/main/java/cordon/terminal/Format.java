package cordon.terminal;

/** How a result is written. */
public enum Format {
  TEXT,
  JSON
}

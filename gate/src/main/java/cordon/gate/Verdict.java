package cordon.gate;

import java.util.Locale;

/** What the gate says of one artifact; ordered from the mildest to the strictest. */
public enum Verdict {
  ALLOW,
  HOLD,
  BLOCK;

  /** As in the API, in facts and on the terminal: {@code allow}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether bytes may leave. */
  public boolean allows() {
    return this == ALLOW;
  }
}

package cordon.inspect;

import java.util.Locale;

/** How grave a finding is, from the least. */
public enum Severity {
  /** Worth knowing; changes no verdict. */
  NOTE,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

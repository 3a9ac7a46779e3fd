package cordon.formats.sarif;

import java.util.Locale;

/** How grave a finding is (section 3.27.10). */
public enum SarifLevel {
  NOTE,
  WARNING,
  ERROR;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package cordon.terminal;

/** What a piece of text means; only a terminal that wants colour shows it. */
public enum Style {
  PLAIN(""),
  HEADING("1"),
  GOOD("32"),
  CAUTION("33"),
  BAD("31"),
  FAINT("2");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** Wrapped in SGR codes (ECMA-48 8.3.117). */
  String paint(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\033[" + code + "m" + text + "\033[0m";
  }
}

package cordon.formats.csv;

import java.util.List;
import java.util.stream.Collectors;

/** A record of RFC 4180 section 2. */
public final class CsvRecord {
  private CsvRecord() {}

  /** The fields as one line, with its end. */
  public static String of(List<String> fields) {
    return fields.stream().map(CsvRecord::field).collect(Collectors.joining(",")) + "\r\n";
  }

  /**
   * Quoted where it must be. A spreadsheet would run what begins like a formula, and user agents
   * and file names come from strangers, so such a field is made text by an apostrophe.
   */
  private static String field(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}

package cordon.gate.commands;

import cordon.terminal.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** The log as comma-separated values (RFC 4180), with a heading. */
final class CsvLog {
  private final PrintWriter out;

  CsvLog(PrintWriter out) {
    this.out = out;
    line(LogEvent.HEADINGS);
  }

  void row(Json event) {
    line(LogEvent.of(event).values());
  }

  private void line(List<String> values) {
    out.print(values.stream().map(CsvLog::field).collect(Collectors.joining(",")));
    out.print("\r\n");
  }

  /**
   * Quoted where it must be. A spreadsheet would run what begins like a formula, and user agents
   * and file names come from strangers, so such a field is made text by an apostrophe.
   */
  static String field(String value) {
    String safe =
        !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }
}

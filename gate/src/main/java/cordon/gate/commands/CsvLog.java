package cordon.gate.commands;

import cordon.formats.csv.CsvRecord;
import cordon.terminal.Json;
import java.io.PrintWriter;
import java.util.List;

/** The log as comma-separated values, with a heading. */
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
    out.print(CsvRecord.of(values));
  }
}

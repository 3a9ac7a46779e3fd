package cordon.gate.commands;

import cordon.terminal.Figures;
import cordon.terminal.Json;
import cordon.terminal.Style;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.time.Instant;

/** The log for people. */
final class LogTable {
  private final Table table =
      Table.of("TIME", "WHO", "WHAT", "VERDICT", "PACKAGE", "BYTES", "CLIENT", "WHY")
          .below("PACKAGE", "WHY");

  void add(Json json) {
    LogEvent event = LogEvent.of(json);
    table.row(
        Figures.time(Instant.parse(event.time())),
        event.actor(),
        event.what(),
        Table.cell(style(event.verdict()), event.verdict()),
        event.subject(),
        event.bytes(),
        client(event.client()),
        event.reason());
  }

  boolean isEmpty() {
    return table.isEmpty();
  }

  void print(Terminal terminal) {
    table.print(terminal);
  }

  /** The first word of a user agent says which client it is; the rest is in the other formats. */
  private static String client(String userAgent) {
    int space = userAgent.indexOf(' ');
    return space < 0 ? userAgent : userAgent.substring(0, space);
  }

  private static Style style(String verdict) {
    return switch (verdict) {
      case "allow" -> Style.GOOD;
      case "hold" -> Style.CAUTION;
      case "block" -> Style.BAD;
      default -> Style.PLAIN;
    };
  }
}

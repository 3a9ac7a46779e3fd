package cordon.exposure.commands;

import cordon.terminal.ApiClient;
import cordon.terminal.ExitCode;
import cordon.terminal.Json;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints what disputed windows would change. */
final class WindowReport {
  private static final String PATH = "/api/v1/exposure/windows";
  private static final List<String> COUNTS = List.of("units", "credentials", "data", "unknown");

  private WindowReport() {}

  /** Returns the exit code: bad news where any window finds somebody. */
  static int print(Terminal terminal, ApiClient api, Map<String, String> query, boolean asJson) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    api.download(PATH, query, bytes).orThrow();
    String text = bytes.toString(StandardCharsets.UTF_8);
    Json comparison = Json.read(text);
    if (asJson) {
      terminal.document(text);
    } else {
      table(terminal, comparison);
    }
    return comparison.list("windows").stream().anyMatch(w -> w.number("units", 0) > 0)
        ? ExitCode.BAD_NEWS
        : ExitCode.OK;
  }

  private static void table(Terminal terminal, Json comparison) {
    List<Json> windows = comparison.list("windows");
    for (int i = 0; i < windows.size(); i++) {
      Json window = windows.get(i);
      String source = window.string("source");
      terminal.line(
          (i + 1)
              + ": "
              + window.string("from")
              + " to "
              + window.string("to")
              + (source.isEmpty() ? "" : ", as " + source + " says"));
    }
    terminal.line("");
    List<String> heads = new ArrayList<>(List.of("What"));
    for (int i = 1; i <= windows.size(); i++) {
      heads.add(Integer.toString(i));
    }
    Table table = Table.of(heads.toArray(String[]::new));
    for (String count : COUNTS) {
      List<String> row = new ArrayList<>(List.of(count));
      windows.forEach(window -> row.add(Long.toString(window.number(count, 0))));
      table.row(row.toArray(String[]::new));
    }
    for (Json difference : comparison.list("differences")) {
      List<String> row =
          new ArrayList<>(List.of(difference.string("kind") + ":" + difference.string("name")));
      difference.strings("states").forEach(state -> row.add(state.isEmpty() ? "no" : state));
      table.row(row.toArray(String[]::new));
    }
    table.print(terminal);
    terminal.line("");
    terminal.line(comparison.number("alike", 0) + " things are the same under all of them.");
  }
}

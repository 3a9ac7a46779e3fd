package cordon.exposure.commands;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code --from} and {@code --to} of commands that ask or state when something could be had. */
final class WindowOptions {
  @Option(names = "--from", paramLabel = "TIME", description = "When it could first be had.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "When it could be had no more.")
  private @Nullable String to;

  /** As parameters of a question; what was left out stays out. */
  Map<String, String> query() {
    Map<String, String> query = new HashMap<>();
    if (from != null) {
      query.put("from", from);
    }
    if (to != null) {
      query.put("to", to);
    }
    return query;
  }

  /** Into the object that is being written; what was left out stays out. */
  void write(JsonGenerator json) {
    if (from != null) {
      json.writeStringProperty("from", from);
    }
    if (to != null) {
      json.writeStringProperty("to", to);
    }
  }
}

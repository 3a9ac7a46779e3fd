package cordon.exposure.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code --from} and {@code --to} of commands that state when something could be had. */
final class WindowOptions {
  @Option(names = "--from", paramLabel = "TIME", description = "When it could first be had.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "When it could be had no more.")
  private @Nullable String to;

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

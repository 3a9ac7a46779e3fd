package cordon.inspect.python;

import cordon.inspect.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of {@code tempfile}: each has a path by which it is known again. */
final class TemporaryFiles {
  private TemporaryFiles() {}

  /** What a call gives; null when it is none of these. */
  static @Nullable Value made(String name, Invocation invocation) {
    return switch (name) {
      case "tempfile.NamedTemporaryFile",
          "tempfile.TemporaryFile",
          "tempfile.SpooledTemporaryFile" ->
          Builtins.handle(path(invocation, 3, 4), null, Value.text("w+"));
      case "tempfile.mkstemp" -> {
        Value path = path(invocation, 0, 1);
        yield Value.items(List.of(path, path));
      }
      case "tempfile.mktemp" -> path(invocation, 0, 1);
      default -> null;
    };
  }

  private static Value path(Invocation invocation, int suffix, int prefix) {
    String end = invocation.argument(suffix, "suffix").text().orElse("");
    String start = invocation.argument(prefix, "prefix").text().orElse("tmp");
    return Value.text("/tmp/" + start + "0" + invocation.at() + end);
  }
}

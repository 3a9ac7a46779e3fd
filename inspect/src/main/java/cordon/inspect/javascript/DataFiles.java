package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.Locale;
import java.util.Set;

/** Files of the package that hold no code by their names: whoever runs what is in them hides it. */
final class DataFiles {
  private static final Set<String> ENDS =
      Set.of(
          "png", "jpg", "jpeg", "gif", "ico", "bmp", "webp", "woff", "woff2", "ttf", "otf", "eot",
          "mp3", "mp4", "wav", "ogg", "pdf", "zip", "gz", "dat", "bin", "db", "lock", "wasm", "txt",
          "md", "csv", "log", "map", "svg");

  private static final Set<String> NAMES = Set.of("license", "licence", "readme", "changelog");

  private DataFiles() {}

  /** What a file beside the code holds, by its path. */
  static Flow carried(Value path) {
    String text = path.text().orElse("");
    String name = Files.name(text).toLowerCase(Locale.ROOT);
    boolean beside = text.startsWith("./") || text.startsWith("../");
    boolean data = ENDS.contains(name.substring(name.lastIndexOf('.') + 1)) || NAMES.contains(name);
    return beside && data ? Flow.of(Behaviour.BLOB) : Flow.NONE;
  }
}

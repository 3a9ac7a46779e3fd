package cordon.inspect.python;

import java.util.Locale;
import java.util.Set;

/** Files that hold no code, by their names: who runs what is in one hides that it is any. */
final class DataFiles {
  private static final Set<String> ENDS =
      Set.of(
          "bin", "bmp", "css", "csv", "dat", "db", "gif", "html", "ico", "jpeg", "jpg", "json",
          "log", "md", "mp3", "pdf", "png", "rst", "sqlite", "svg", "ttf", "txt", "wav", "woff",
          "woff2", "xml");

  private static final Set<String> NAMES = Set.of("license", "licence", "readme", "notice");

  private static final Set<String> PACKED = Set.of(".gz", ".bz2", ".xz", ".lzma");

  private DataFiles() {}

  static boolean is(String path) {
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String name =
        PACKED.stream()
            .filter(last::endsWith)
            .findFirst()
            .map(end -> last.substring(0, last.length() - end.length()))
            .orElse(last);
    int dot = name.lastIndexOf('.');
    String lower = name.toLowerCase(Locale.ROOT);
    return dot >= 0 ? ENDS.contains(lower.substring(dot + 1)) : NAMES.contains(lower);
  }
}

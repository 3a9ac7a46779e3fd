package cordon.inspect.tree;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells a file whose name says that it is something harmless, and whose bytes say otherwise. */
final class Disguise {
  private static final Set<String> SHOWN =
      Set.of(
          "png", "jpg", "jpeg", "gif", "ico", "bmp", "webp", "svg", "woff", "woff2", "ttf", "otf",
          "eot", "wav", "mp3", "ogg", "flac", "mp4", "webm", "pdf");

  private static final Set<String> READ =
      Set.of(
          "txt", "md", "rst", "json", "yml", "yaml", "toml", "ini", "cfg", "xml", "html", "css",
          "csv", "log", "map", "lock", "py", "pyi", "js", "mjs", "cjs", "ts", "tsx", "jsx", "sh");

  private Disguise() {}

  static Optional<Fact> of(String path, FileType type, Language language) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String extension = Extensions.of(name);
    if (SHOWN.contains(extension)) {
      if (type.program() || type.archive()) {
        return fact(path, type.word());
      }
      boolean text = type == FileType.TEXT || type == FileType.SCRIPT;
      boolean code = language != Language.OTHER && language != Language.MANIFEST;
      return text && code && !extension.equals("svg")
          ? fact(path, language.word())
          : Optional.empty();
    }
    boolean plain = READ.contains(extension) && !gzipped(extension, type);
    return plain && (type.program() || type.archive()) ? fact(path, type.word()) : Optional.empty();
  }

  /** Web servers send scripts and styles that were compressed beforehand. */
  private static boolean gzipped(String extension, FileType type) {
    return type == FileType.GZIP && Set.of("js", "css", "json", "html", "map").contains(extension);
  }

  private static Optional<Fact> fact(String path, String as) {
    return Optional.of(
        new Fact(
            Behaviour.CONCEALED, "disguised:" + as, new Place(path, 0), "", "its bytes are " + as));
  }
}

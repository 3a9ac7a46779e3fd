package cordon.inspect.tree;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes off the folder that an archive wraps everything in, as its installer does. npm takes the
 * first part off every path, whatever it is; for the others it is the folder of the first entry,
 * where its name is that of a release, and what lies elsewhere keeps its path.
 */
final class Wrapping {
  /** Names are short. */
  private static final Pattern RELEASE = Pattern.compile("[^/]{1,200}-v?\\d[^/]{0,100}");

  private final ArtifactKind kind;
  private final String stem;
  private String folder = "";
  private boolean decided;

  /**
   * @param file name of the archive
   */
  Wrapping(ArtifactKind kind, String file) {
    this.kind = kind;
    this.stem = plain(ArchiveNames.stem(file));
  }

  String strip(String path) {
    return switch (kind) {
      case NPM -> path.substring(path.indexOf('/') + 1);
      case SDIST, CRATE, ARCHIVE, GO_MODULE -> release(path);
      case WHEEL, EGG, JAR, MODEL, FOLDER -> path;
    };
  }

  private String release(String path) {
    if (!decided) {
      decided = true;
      folder = folder(path);
    }
    return !folder.isEmpty() && path.startsWith(folder) ? path.substring(folder.length()) : path;
  }

  private String folder(String path) {
    int module = path.indexOf("@v");
    if (module > 0) {
      int end = path.indexOf('/', module);
      return end < 0 ? "" : path.substring(0, end + 1);
    }
    String first = path.indexOf('/') < 0 ? path : path.substring(0, path.indexOf('/'));
    boolean release = plain(first).equals(stem) || RELEASE.matcher(first).matches();
    return release ? first + "/" : "";
  }

  /** Whether the paths were those of a Go module: {@code host/name@v1.2.3/file}. */
  boolean goModule() {
    return folder.contains("@v");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }
}

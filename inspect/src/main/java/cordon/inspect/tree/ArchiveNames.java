package cordon.inspect.tree;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the end of a file's name says about how it is packed. */
public final class ArchiveNames {
  private static final List<String> TARS =
      List.of(".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst", ".tar", ".tbz", ".tbz2", ".txz");

  /** Tars that are packed in ways that are not read here; pip unpacks some of them. */
  private static final List<String> UNREAD_TARS =
      List.of(".tar.lzma", ".tlz", ".tar.lz", ".tar.lz4", ".tar.z", ".tar.br");

  /** Archives and packages of systems that are not read here. */
  private static final List<String> UNREAD_PACKAGES =
      List.of(".deb", ".rpm", ".cab", ".dmg", ".cpio", ".xar");

  /** As these, but texts are called so as well: packages of databases, lists of countries. */
  private static final List<String> UNREAD_OR_TEXT = List.of(".pkg", ".iso");

  /** Of one packed file, which who inspects it means to have read. */
  private static final List<String> UNREAD_FILES = List.of(".lzma", ".lz", ".lz4", ".z", ".br");

  private static final List<String> PACKAGES = List.of(".whl", ".egg", ".tgz", ".crate");

  /** What stands before the end in the name of a release. Names are short. */
  private static final Pattern RELEASE =
      Pattern.compile(".{1,200}[-@]v?\\d.{0,80}", Pattern.DOTALL);

  private ArchiveNames() {}

  /**
   * Whether a name is that of a packed release. `.zip` and the ends of tars alone say nothing, but
   * behind a version they do, also where the tar is not read here.
   *
   * @param file the last part of its path
   */
  public static boolean isRelease(String file) {
    String name = lower(file);
    return endOf(name, PACKAGES).length() > 0
        || Stream.of(TARS, UNREAD_TARS, List.of(".zip"))
            .map(ends -> endOf(name, ends))
            .filter(end -> !end.isEmpty())
            .anyMatch(
                end -> RELEASE.matcher(name.substring(0, name.length() - end.length())).matches());
  }

  static boolean saysTar(String file) {
    return !endOf(lower(file), TARS).isEmpty();
  }

  /** Whether a name says that it is a zip, of whatever. */
  static boolean saysZip(String file) {
    String end = Extensions.of(lower(file));
    return end.equals("zip") || end.equals("npz");
  }

  /** Whether a name says that it is packed in a way that is not read here. */
  static boolean saysUnread(String file) {
    String name = lower(file);
    return Stream.of(UNREAD_TARS, UNREAD_PACKAGES, UNREAD_OR_TEXT, UNREAD_FILES)
        .anyMatch(ends -> !endOf(name, ends).isEmpty());
  }

  /**
   * Whether a file among others is several files in one that is not read here. A single packed file
   * among others, as servers keep ready to be sent, is data.
   *
   * @param text whether it reads as text
   */
  static boolean saysUnreadAmongOthers(String file, boolean text) {
    String name = lower(file);
    return !endOf(name, UNREAD_TARS).isEmpty()
        || !endOf(name, UNREAD_PACKAGES).isEmpty()
        || (!text && !endOf(name, UNREAD_OR_TEXT).isEmpty());
  }

  /** The name of a file without what says how it is packed. */
  static String stem(String file) {
    String end = endOf(lower(file), TARS);
    if (!end.isEmpty()) {
      return file.substring(0, file.length() - end.length());
    }
    int dot = file.lastIndexOf('.');
    return dot <= 0 ? file : file.substring(0, dot);
  }

  /** The first of the ends that a name has, with something before it; empty if none. */
  private static String endOf(String name, List<String> ends) {
    return ends.stream()
        .filter(end -> name.length() > end.length() && name.endsWith(end))
        .findFirst()
        .orElse("");
  }

  private static String lower(String file) {
    return file.toLowerCase(Locale.ROOT);
  }
}

package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.npm.Integrity;
import cordon.formats.text.Utf8Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code yarn.lock} of yarn 1: unindented lines open an entry by the ranges that it
 * answers, lines indented by two blanks are its fields, deeper ones its dependencies.
 */
final class ClassicYarnLock {
  private static final String DOCUMENT = LockfileKind.YARN_LOCK.document();
  private static final int LONGEST_LINE = 1 << 20;

  private final Found found = new Found(DOCUMENT);
  private int line;
  private @Nullable Entry open;

  private ClassicYarnLock() {}

  static Lockfile read(InputStream in) throws IOException {
    ClassicYarnLock lock = new ClassicYarnLock();
    try (BufferedReader reader = Utf8Text.open(in, DOCUMENT, LockfileKind.MAX_BYTES)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        lock.line++;
        lock.line(text);
      }
    } catch (CharacterCodingException e) {
      throw Malformed.at(
          DOCUMENT, "line " + (lock.line + 1) + " or soon after", "the text is not in UTF-8");
    }
    lock.close();
    return lock.found.lockfile();
  }

  private void line(String text) {
    String content = text.strip();
    if (content.isEmpty() || content.startsWith("#")) {
      return;
    }
    if (text.length() > LONGEST_LINE) {
      throw malformed("longer than " + LONGEST_LINE + " characters");
    }
    int indent = 0;
    while (text.charAt(indent) == ' ') {
      indent++;
    }
    switch (indent) {
      case 0 -> {
        close();
        open = new Entry(descriptor(content), new Place(line, ""));
      }
      case 2 -> field(content);
      case 4 -> requireOpen();
      default -> throw malformed("indented by neither 0, 2 nor 4 blanks");
    }
  }

  /** The first of the ranges that an entry answers; all of them are of one package. */
  private String descriptor(String content) {
    if (!content.endsWith(":")) {
      throw malformed("an entry that does not end with a colon");
    }
    String keys = content.substring(0, content.length() - 1);
    String first;
    if (keys.startsWith("\"")) {
      int end = keys.indexOf('"', 1);
      first = end < 0 ? "" : keys.substring(1, end);
    } else {
      int comma = keys.indexOf(',');
      first = comma < 0 ? keys : keys.substring(0, comma);
    }
    if (first.indexOf('@', 1) < 0) {
      throw malformed(Malformed.quoted(first) + " is no name with a range");
    }
    return first;
  }

  private void field(String content) {
    Entry entry = requireOpen();
    int blank = content.indexOf(' ');
    if (blank < 0) {
      if (!content.endsWith(":")) {
        throw malformed("a field without a value");
      }
      return;
    }
    String value = unquoted(content.substring(blank + 1).strip());
    switch (unquoted(content.substring(0, blank))) {
      case "version" -> entry.version = value;
      case "resolved" -> entry.resolved = value;
      case "integrity" -> entry.integrity = value;
      default -> {}
    }
  }

  private Entry requireOpen() {
    if (open == null) {
      throw malformed("a field before the first entry");
    }
    return open;
  }

  private void close() {
    if (open != null) {
      found.add(open.release());
    }
    open = null;
  }

  private ProblemException malformed(String why) {
    return Malformed.at(DOCUMENT, "line " + line, why);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static final class Entry {
    private final String name;
    private final String range;
    private final Place place;
    private @Nullable String version;
    private @Nullable String resolved;
    private @Nullable String integrity;

    Entry(String descriptor, Place place) {
      int at = descriptor.indexOf('@', 1);
      String alias = descriptor.substring(at + 1);
      // "alias@npm:real@^1.0.0"; the range may be missing.
      boolean aliased = alias.startsWith("npm:");
      String real = aliased ? alias.substring(4) : descriptor;
      int end = real.indexOf('@', 1);
      this.name = end < 0 ? real : real.substring(0, end);
      this.range = end < 0 ? "" : real.substring(end + 1);
      this.place = place;
    }

    LockedRelease release() {
      boolean local = resolved == null && (range.contains(":") || range.startsWith("."));
      if (local || resolved != null && resolved.startsWith("file:")) {
        return LockedRelease.open(Ecosystem.NPM, name, Found.NO_REGISTRY, place, List.of());
      }
      List<String> addresses = address().map(List::of).orElse(List.of());
      if (version == null || version.isEmpty()) {
        return LockedRelease.open(
            Ecosystem.NPM, name, "the entry has no version", place, addresses);
      }
      return LockedRelease.fixed(
          Ecosystem.NPM,
          name,
          version,
          place,
          integrity == null ? shasum() : Integrity.parse(integrity).digests(),
          addresses);
    }

    private Optional<String> address() {
      return Optional.ofNullable(resolved)
          .map(url -> url.indexOf('#') < 0 ? url : url.substring(0, url.indexOf('#')));
    }

    /** Before yarn 1.10 the SHA-1 behind the hash sign was all; behind a git address it is none. */
    private List<Digest> shasum() {
      String url = resolved == null ? "" : resolved;
      int hash = url.indexOf(".tgz#");
      return hash < 0
          ? List.of()
          : Digest.parse("sha1:" + url.substring(hash + 5)).map(List::of).orElse(List.of());
    }
  }
}

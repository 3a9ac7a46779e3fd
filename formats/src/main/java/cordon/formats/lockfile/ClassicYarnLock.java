package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.npm.Integrity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code yarn.lock} of yarn 1: unindented lines open an entry by the ranges that it
 * answers, lines indented by two blanks are its fields, deeper ones its dependencies.
 */
final class ClassicYarnLock {
  private static final String DOCUMENT = LockfileKind.YARN_LOCK.document();

  private final Found found = new Found(DOCUMENT);
  private int line;
  private @Nullable Entry open;

  private ClassicYarnLock() {}

  static Lockfile read(InputStream in) throws IOException {
    ClassicYarnLock lock = new ClassicYarnLock();
    TextLines.read(
        in,
        DOCUMENT,
        (text, number) -> {
          lock.line = number;
          lock.line(text);
        });
    lock.close();
    return lock.found.lockfile();
  }

  private void line(String text) {
    String content = text.strip();
    if (content.isEmpty() || content.startsWith("#")) {
      return;
    }
    int indent = 0;
    while (text.charAt(indent) == ' ') {
      indent++;
    }
    switch (indent) {
      case 0 -> {
        close();
        List<String> descriptors = descriptors(content);
        open = new Entry(descriptors, new Place(line, ""));
      }
      case 2 -> field(content);
      case 4 -> need(content);
      default -> throw malformed("indented by neither 0, 2 nor 4 blanks");
    }
  }

  /** The ranges that an entry answers; all of them are of one package. */
  private List<String> descriptors(String content) {
    if (!content.endsWith(":")) {
      throw malformed("an entry that does not end with a colon");
    }
    List<String> descriptors = new ArrayList<>(2);
    int last = content.length() - 1;
    int at = 0;
    while (at < last) {
      boolean quoted = content.charAt(at) == '"';
      int from = quoted ? at + 1 : at;
      int found = content.indexOf(quoted ? '"' : ',', from);
      int end = found < 0 ? last : Math.min(found, last);
      String each = content.substring(from, end).strip();
      if (each.indexOf('@', 1) < 0 || (quoted && end == last)) {
        throw malformed(Malformed.quoted(each) + " is no name with a range");
      }
      descriptors.add(each);
      at = end + 1;
      while (at < last && " ,".indexOf(content.charAt(at)) >= 0) {
        at++;
      }
    }
    if (descriptors.isEmpty()) {
      throw malformed("an entry without a name");
    }
    return descriptors;
  }

  private void field(String content) {
    Entry entry = requireOpen();
    int blank = content.indexOf(' ');
    if (blank < 0) {
      if (!content.endsWith(":")) {
        throw malformed("a field without a value");
      }
      entry.scope = content.equals("optionalDependencies:") ? Scope.OPTIONAL : Scope.REQUIRED;
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

  /** {@code name "range"}. */
  private void need(String content) {
    Entry entry = requireOpen();
    int end = content.startsWith("\"") ? content.indexOf('"', 1) + 1 : content.indexOf(' ');
    if (end > 0 && end < content.length()) {
      String range = unquoted(content.substring(end).strip());
      entry.needs.putIfAbsent(unquoted(content.substring(0, end)) + "@" + range, entry.scope);
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
      open.descriptors.forEach(found::key);
      open.needs.forEach(found::needKey);
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
    private final List<String> descriptors;
    private final Map<String, Scope> needs = new LinkedHashMap<>(4);
    private Scope scope = Scope.REQUIRED;
    private @Nullable String version;
    private @Nullable String resolved;
    private @Nullable String integrity;

    Entry(List<String> descriptors, Place place) {
      this.descriptors = descriptors;
      String descriptor = descriptors.getFirst();
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
        return LockedRelease.open(Ecosystem.NPM, name, Found.NO_VERSION, place, addresses);
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

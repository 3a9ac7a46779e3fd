package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Bundler's {@code Gemfile.lock}. Under each source stand its gems, indented by four blanks,
 * and what each needs, by six. A gem with native code stands there once for each platform.
 */
final class GemfileLock {
  private static final String DOCUMENT = LockfileKind.GEMFILE_LOCK.document();
  private static final Pattern ENTRY =
      Pattern.compile("([A-Za-z0-9._-]{1,200})(!?)(?: \\(([^)]{0,400})\\))?(!?)(?: (\\S.*))?");

  private final List<Gem> gems = new ArrayList<>();
  private final Map<String, List<Digest>> hashes = new HashMap<>();
  private final List<String> wanted = new ArrayList<>();
  private String section = "";
  private String remote = "";

  private record Gem(
      String name, String version, String section, String remote, int line, List<String> needs) {}

  private GemfileLock() {}

  static Lockfile read(InputStream in) throws IOException {
    GemfileLock lock = new GemfileLock();
    TextLines.read(in, DOCUMENT, lock::line);
    if (lock.section.isEmpty()) {
      throw Malformed.at(DOCUMENT, "line 1", "no section, such as GEM");
    }
    return lock.lockfile();
  }

  private void line(String text, int line) {
    String content = text.strip();
    if (content.isEmpty()) {
      return;
    }
    int indent = 0;
    while (text.charAt(indent) == ' ') {
      indent++;
    }
    if (indent == 0) {
      if (!content.matches("[A-Z][A-Z ]{1,40}")) {
        throw malformed(line, Malformed.quoted(content) + " is no section");
      }
      section = content;
      remote = "";
      return;
    }
    switch (section) {
      case "GEM", "GIT", "PATH", "PLUGIN SOURCE" -> source(content, indent, line);
      case "DEPENDENCIES" -> wanted.add(entry(content, line).group(1));
      case "CHECKSUMS" -> checksum(entry(content, line));
      case "" -> throw malformed(line, "an entry before the first section");
      default -> {}
    }
  }

  private void source(String content, int indent, int line) {
    if (indent == 2) {
      if (content.startsWith("remote: ")) {
        remote = content.substring("remote: ".length()).strip();
      }
    } else if (indent == 4) {
      Matcher gem = entry(content, line);
      String version = Optional.ofNullable(gem.group(3)).orElse("");
      gems.add(new Gem(gem.group(1), version, section, remote, line, new ArrayList<>(2)));
      if (gems.size() > LockfileKind.MAX_ENTRIES) {
        throw BoundedInput.tooLarge(DOCUMENT, LockfileKind.MAX_ENTRIES, "entries");
      }
    } else if (indent == 6) {
      if (gems.isEmpty()) {
        throw malformed(line, "a dependency before the first gem");
      }
      gems.getLast().needs.add(entry(content, line).group(1));
    } else {
      throw malformed(line, "indented by neither 2, 4 nor 6 blanks");
    }
  }

  private Matcher entry(String content, int line) {
    Matcher matcher = ENTRY.matcher(content);
    if (!matcher.matches() || matcher.group(5) != null && !section.equals("CHECKSUMS")) {
      throw malformed(line, Malformed.quoted(content) + " is no gem");
    }
    return matcher;
  }

  /** {@code name (version) sha256=…}. */
  private void checksum(Matcher entry) {
    if (entry.group(5) != null && entry.group(3) != null) {
      List<Digest> digests =
          hashes.computeIfAbsent(
              entry.group(1) + " " + release(entry.group(3)), key -> new ArrayList<>(1));
      for (String digest : entry.group(5).split(",", 20)) {
        Digest.parse(digest.strip().replace('=', ':')).ifPresent(digests::add);
      }
    }
  }

  /** Behind the version stands the platform: {@code 1.15.0-x86_64-linux}. */
  private static String release(String version) {
    int dash = version.indexOf('-');
    return dash < 0 ? version : version.substring(0, dash);
  }

  private Lockfile lockfile() {
    Found found = new Found(DOCUMENT);
    gems.forEach(gem -> {
      found.add(release(gem));
      gem.needs.forEach(name -> found.need(name, ""));
    });
    wanted.forEach(name -> found.root(name, "", Scope.REQUIRED));
    return found.lockfile();
  }

  private LockedRelease release(Gem gem) {
    Place place = new Place(gem.line, "");
    if (gem.section.equals("PATH")) {
      return LockedRelease.open(Ecosystem.GEM, gem.name, Found.NO_REGISTRY, place, List.of());
    }
    boolean git = gem.section.equals("GIT");
    List<String> addresses = new Addresses().add(git ? "git+" + gem.remote : gem.remote).list();
    String version = release(gem.version);
    return version.isEmpty()
        ? LockedRelease.open(Ecosystem.GEM, gem.name, Found.NO_VERSION, place, addresses)
        : LockedRelease.fixed(
            Ecosystem.GEM,
            gem.name,
            version,
            place,
            hashes.getOrDefault(gem.name + " " + version, List.of()),
            addresses);
  }

  private static ProblemException malformed(int line, String why) {
    return Malformed.at(DOCUMENT, "line " + line, why);
  }
}

package cordon.gate.npm;

import cordon.base.Ecosystem;
import cordon.formats.npm.NpmName;
import cordon.gate.Coordinate;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a path below an npm registry asks for (npm registry API, "package endpoints"). Parsed from
 * the raw path: decoding first would let {@code %2f} move the border between name and file.
 */
sealed interface NpmPath {

  /** {@code name}. */
  record OfPackage(NpmName name) implements NpmPath {}

  /** {@code name/1.2.3} or {@code name/latest}. */
  record OfVersion(NpmName name, String versionOrTag) implements NpmPath {}

  /** {@code name/-/file.tgz}. */
  record OfTarball(NpmName name, String file) implements NpmPath {}

  /** {@code -/package/name/dist-tags}. */
  record OfTags(NpmName name) implements NpmPath {}

  /**
   * Any other {@code -/…}.
   *
   * @param path raw, with the leading {@code -/}
   */
  record Service(String path) implements NpmPath {}

  /** Nothing that the protocol knows. */
  record Unknown() implements NpmPath {}

  int LONGEST = 1024;
  String TARBALL = ".tgz";

  /** What it names by itself: a package, or a release where the file's name says its version. */
  default Optional<Coordinate> named(String upstream) {
    return switch (this) {
      case OfPackage(NpmName name) -> Optional.of(named(upstream, name));
      case OfTags(NpmName name) -> Optional.of(named(upstream, name));
      case OfVersion(NpmName name, String versionOrTag) -> Optional.of(named(upstream, name));
      case OfTarball(NpmName name, String file) -> Optional.of(release(upstream, name, file));
      case Service service -> Optional.empty();
      case Unknown unknown -> Optional.empty();
    };
  }

  private static Coordinate named(String upstream, NpmName name) {
    return Coordinate.ofPackage(Ecosystem.NPM, upstream, name.full());
  }

  private static Coordinate release(String upstream, NpmName name, String file) {
    String head = name.bare() + "-";
    boolean usual = file.startsWith(head) && file.endsWith(TARBALL);
    Coordinate of =
        usual && file.length() > head.length() + TARBALL.length()
            ? Coordinate.release(
                Ecosystem.NPM,
                upstream,
                name.full(),
                file.substring(head.length(), file.length() - TARBALL.length()))
            : named(upstream, name);
    return of.withFile(file);
  }

  static NpmPath parse(String raw) {
    String path = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    if (path.length() > LONGEST) {
      return new Unknown();
    }
    if (path.startsWith("-/")) {
      return service(path);
    }
    int end = nameEnd(path);
    Optional<NpmName> name = NpmName.parse(path.substring(0, end));
    if (name.isEmpty()) {
      return new Unknown();
    }
    return end == path.length()
        ? new OfPackage(name.get())
        : below(name.get(), path.substring(end + 1));
  }

  /** The name has one segment, or two for a scope whose slash is not escaped. */
  private static int nameEnd(String path) {
    int slash = path.indexOf('/');
    boolean scoped = path.startsWith("@") || path.startsWith("%40");
    if (slash > 0
        && scoped
        && path.substring(0, slash).toLowerCase(Locale.ROOT).indexOf("%2f") < 0) {
      slash = path.indexOf('/', slash + 1);
    }
    return slash < 0 ? path.length() : slash;
  }

  private static NpmPath below(NpmName name, String rest) {
    if (rest.startsWith("-/")) {
      String file = rest.substring(2);
      // Some registries repeat the scope: @s/n/-/@s/n-1.0.0.tgz.
      String scope = "@" + name.scope() + "/";
      String bare = file.startsWith(scope) ? file.substring(scope.length()) : file;
      return segment(bare).<NpmPath>map(f -> new OfTarball(name, f)).orElseGet(Unknown::new);
    }
    return segment(rest)
        .filter(v -> !v.equals("-"))
        .<NpmPath>map(v -> new OfVersion(name, v))
        .orElseGet(Unknown::new);
  }

  private static NpmPath service(String path) {
    String head = "-/package/";
    String tail = "/dist-tags";
    if (path.startsWith(head)
        && path.endsWith(tail)
        && path.length() > head.length() + tail.length()) {
      String name = path.substring(head.length(), path.length() - tail.length());
      return NpmName.parse(name).<NpmPath>map(OfTags::new).orElseGet(Unknown::new);
    }
    return new Service(path);
  }

  /** One decoded segment; nothing where it hides a slash or a control character. */
  private static Optional<String> segment(String raw) {
    try {
      String decoded = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
      boolean plain =
          !raw.isEmpty()
              && raw.indexOf('/') < 0
              && decoded.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '/' || c == '\\');
      return plain ? Optional.of(decoded) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}

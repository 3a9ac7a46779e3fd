package cordon.base.purl;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A package URL by ECMA-427, always valid and in canonical form: the constructor normalises each
 * component as its type demands and refuses what the type forbids.
 *
 * @param type lower case, such as {@code npm}
 * @param namespace decoded, segments joined by {@code /}: a scope, a group id, an owner
 * @param name decoded
 * @param version decoded
 * @param qualifiers decoded values by lower-case key, in the order of the keys
 * @param subpath decoded, segments joined by {@code /}, relative to the root of the package
 */
public record Purl(
    String type,
    Optional<String> namespace,
    String name,
    Optional<String> version,
    SortedMap<String, String> qualifiers,
    Optional<String> subpath) {

  /**
   * @throws ProblemException if a component is not valid for the type
   */
  public Purl {
    PurlComponents valid =
        PurlComponents.check(type, namespace, name, version, qualifiers, subpath);
    type = valid.type();
    namespace = valid.namespace();
    name = valid.name();
    version = valid.version();
    qualifiers = Collections.unmodifiableSortedMap(new TreeMap<>(valid.qualifiers()));
    subpath = valid.subpath();
  }

  /**
   * Reads a package URL strictly: what ECMA-427 says a purl shall not be is refused.
   *
   * @throws ProblemException naming the place and the remedy
   */
  public static Purl parse(String text) {
    return new PurlReader(text, false).read();
  }

  /** As {@link #parse}, but empty instead of a problem. */
  public static Optional<Purl> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a package URL from a source that we do not control, mending what has one evident meaning:
   * qualifier keys in upper case.
   *
   * @throws ProblemException naming the place and the remedy
   */
  public static Purl parseLenient(String text) {
    return new PurlReader(text, true).read();
  }

  /** A purl without qualifiers and subpath. */
  public static Purl of(
      String type, Optional<String> namespace, String name, Optional<String> version) {
    return new Purl(type, namespace, name, version, new TreeMap<>(), Optional.empty());
  }

  /**
   * From the name that the ecosystem itself uses: {@code @scope/name}, {@code group:artifact},
   * {@code github.com/owner/module}, {@code vendor/package}.
   *
   * @throws ProblemException if the name is not one of the ecosystem
   */
  public static Purl of(Ecosystem ecosystem, String nativeName, Optional<String> version) {
    char separator = ecosystem == Ecosystem.MAVEN ? ':' : '/';
    int split = nativeName.lastIndexOf(separator);
    return split < 0
        ? of(ecosystem.purlType(), Optional.empty(), nativeName, version)
        : of(
            ecosystem.purlType(),
            Optional.of(nativeName.substring(0, split)),
            nativeName.substring(split + 1),
            version);
  }

  /** The ecosystem of the type, if Cordon knows it as one. */
  public Optional<Ecosystem> ecosystem() {
    return Ecosystem.ofPurlType(type);
  }

  /** The name that the ecosystem itself uses, see {@link #of(Ecosystem, String, Optional)}. */
  public String nativeName() {
    String separator = type.equals(Ecosystem.MAVEN.purlType()) ? ":" : "/";
    return namespace.map(n -> n + separator + name).orElse(name);
  }

  public Purl withVersion(String newVersion) {
    return new Purl(type, namespace, name, Optional.of(newVersion), qualifiers, subpath);
  }

  /** The package: without version, qualifiers and subpath. */
  public Purl ofPackage() {
    return of(type, namespace, name, Optional.empty());
  }

  /** The release: without qualifiers and subpath. */
  public Purl ofRelease() {
    return of(type, namespace, name, version);
  }

  /** The canonical form; {@link #parse} reads it back to an equal purl. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(64).append("pkg:").append(type).append('/');
    namespace.ifPresent(n -> PurlEncoding.encodeSegments(out, n).append('/'));
    if (type.equals("git")) { // its name is the path on the host, its namespace the host
      PurlEncoding.encodeSegments(out, name);
    } else {
      PurlEncoding.encode(out, name);
    }
    version.ifPresent(v -> PurlEncoding.encode(out.append('@'), v));
    char separator = '?';
    for (Map.Entry<String, String> qualifier : qualifiers.entrySet()) {
      out.append(separator).append(qualifier.getKey()).append('=');
      PurlEncoding.encode(out, qualifier.getValue());
      separator = '&';
    }
    subpath.ifPresent(s -> PurlEncoding.encodeSegments(out.append('#'), s));
    return out.toString();
  }
}

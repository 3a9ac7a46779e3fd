package cordon.gate;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.vers.Vers;
import cordon.base.version.VersionScheme;
import java.util.List;
import java.util.Optional;

/** Which versions of a package an override speaks of. */
public sealed interface VersionSelector {

  /** Every version. */
  record Any() implements VersionSelector {}

  /** This version; where an ecosystem spells one version in several ways, in any of them. */
  record Exact(String version) implements VersionSelector {}

  /** Every version in a range. */
  record Range(Vers range) implements VersionSelector {}

  /**
   * The artifact with this digest.
   *
   * @param version only where it is an artifact of this version; empty: whatever it is called
   */
  record Bytes(Digest digest, Optional<String> version) implements VersionSelector {
    public Bytes(Digest digest) {
      this(digest, Optional.empty());
    }
  }

  /** Whether the release with these digests is meant. */
  default boolean covers(Ecosystem ecosystem, String version, List<Digest> digests) {
    return switch (this) {
      case Any() -> true;
      case Exact(String wanted) -> same(ecosystem, wanted, version);
      case Range(Vers range) -> range.contains(version);
      case Bytes(Digest digest, Optional<String> of) ->
          digests.contains(digest) && of.map(v -> same(ecosystem, v, version)).orElse(true);
    };
  }

  private static boolean same(Ecosystem ecosystem, String wanted, String version) {
    return wanted.equals(version) || (ecosystem == Ecosystem.PYPI && samePython(wanted, version));
  }

  private static boolean samePython(String a, String b) {
    return VersionScheme.PYPI.canonical(a).equals(VersionScheme.PYPI.canonical(b));
  }

  /** The one version that a person named, if they did. */
  default Optional<String> named() {
    return switch (this) {
      case Exact(String version) -> Optional.of(version);
      case Bytes(Digest digest, Optional<String> of) -> of;
      case Any any -> Optional.empty();
      case Range range -> Optional.empty();
    };
  }

  /** Whether a person named one release and not a set of them. */
  default boolean exact() {
    return this instanceof Exact || this instanceof Bytes;
  }
}

package cordon.gate;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.vers.Vers;
import cordon.base.version.VersionScheme;
import java.util.List;

/** Which versions of a package an override speaks of. */
public sealed interface VersionSelector {

  /** Every version. */
  record Any() implements VersionSelector {}

  /** This version; where an ecosystem spells one version in several ways, in any of them. */
  record Exact(String version) implements VersionSelector {}

  /** Every version in a range. */
  record Range(Vers range) implements VersionSelector {}

  /** The artifact with this digest, whatever it is called. */
  record Bytes(Digest digest) implements VersionSelector {}

  /** Whether the release with these digests is meant. */
  default boolean covers(Ecosystem ecosystem, String version, List<Digest> digests) {
    return switch (this) {
      case Any() -> true;
      case Exact(String wanted) ->
          wanted.equals(version) || (ecosystem == Ecosystem.PYPI && samePython(wanted, version));
      case Range(Vers range) -> range.contains(version);
      case Bytes(Digest digest) -> digests.contains(digest);
    };
  }

  private static boolean samePython(String a, String b) {
    return VersionScheme.PYPI.canonical(a).equals(VersionScheme.PYPI.canonical(b));
  }

  /** Whether a person named one release and not a set of them. */
  default boolean exact() {
    return this instanceof Exact || this instanceof Bytes;
  }
}

package cordon.gate;

import cordon.base.Digest;
import cordon.base.vers.Vers;
import java.util.List;

/** Which versions of a package an override speaks of. */
public sealed interface VersionSelector {

  /** Every version. */
  record Any() implements VersionSelector {}

  /** This version, compared as text. */
  record Exact(String version) implements VersionSelector {}

  /** Every version in a range. */
  record Range(Vers range) implements VersionSelector {}

  /** The artifact with this digest, whatever it is called. */
  record Bytes(Digest digest) implements VersionSelector {}

  /** Whether the release with these digests is meant. */
  default boolean covers(String version, List<Digest> digests) {
    return switch (this) {
      case Any() -> true;
      case Exact(String wanted) -> wanted.equals(version);
      case Range(Vers range) -> range.contains(version);
      case Bytes(Digest digest) -> digests.contains(digest);
    };
  }

  /** Whether a person named one release and not a set of them. */
  default boolean exact() {
    return this instanceof Exact || this instanceof Bytes;
  }
}

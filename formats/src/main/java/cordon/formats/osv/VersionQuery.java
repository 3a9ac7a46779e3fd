package cordon.formats.osv;

import cordon.base.Ecosystem;
import cordon.base.version.Version;
import cordon.base.version.VersionScheme;

/**
 * A version that is asked about, parsed once for many records.
 *
 * @param ecosystem whose version it is
 * @param text as asked
 * @param version by the order of the ecosystem
 * @param semver by Semantic Versioning, for {@link RangeType#SEMVER} ranges
 */
public record VersionQuery(Ecosystem ecosystem, String text, Version version, Version semver) {

  public static VersionQuery of(Ecosystem ecosystem, String text) {
    return new VersionQuery(ecosystem, text, VersionScheme.of(ecosystem).parse(text), semver(text));
  }

  /** The reading that the range's type asks for. */
  Version in(RangeType type) {
    return type == RangeType.SEMVER ? semver : version;
  }

  /** As {@link #in}, for a version that a record names. */
  Version parse(RangeType type, String text) {
    return type == RangeType.SEMVER ? semver(text) : VersionScheme.of(ecosystem).parse(text);
  }

  /** OSV writes Go versions without their {@code v}; clients ask with it. */
  static Version semver(String text) {
    return VersionScheme.NPM.parse(text.startsWith("v") ? text.substring(1) : text);
  }
}

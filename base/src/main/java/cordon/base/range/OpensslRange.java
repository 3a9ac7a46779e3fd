package cordon.base.range;

import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/** OpenSSL's advisories enumerate versions between commas. */
final class OpensslRange {
  private OpensslRange() {}

  static VersionRange parse(String text) {
    List<List<Constraint>> alternatives = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String version = part.strip();
      if (!VersionScheme.OPENSSL.isValid(version)) {
        throw VersionRange.problem(
            VersionScheme.OPENSSL, text, "\"" + version + "\" is not a version");
      }
      alternatives.add(List.of(Constraint.of(VersionScheme.OPENSSL, Comparison.EQ, version)));
    }
    return new Bounds(VersionScheme.OPENSSL, alternatives);
  }
}

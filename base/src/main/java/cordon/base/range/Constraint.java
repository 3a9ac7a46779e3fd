package cordon.base.range;

import cordon.base.version.Version;
import cordon.base.version.VersionScheme;

/**
 * One bound of a range.
 *
 * @param comparison what must hold between a version and this one
 * @param text the version as it was written
 * @param version the same, parsed
 */
public record Constraint(Comparison comparison, String text, Version version) {

  public static Constraint of(VersionScheme scheme, Comparison comparison, String text) {
    return new Constraint(comparison, text, scheme.parse(text));
  }

  public boolean holds(Version tested) {
    return comparison.holds(tested.compareTo(version));
  }

  @Override
  public String toString() {
    return comparison.sign() + text;
  }
}

package cordon.exposure.answer;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.base.range.PythonSpecifiers;
import cordon.base.range.VersionRange;
import java.util.Optional;

/** Reads what units ask for, as widely as a client may. */
final class AskedRange {
  private AskedRange() {}

  /**
   * pip takes a pre-release where nothing else meets the specifiers, and npm whatever {@code *}
   * leads to.
   *
   * @param text in the ecosystem's own notation; blank: any version
   * @return empty where any version may be meant: also where nobody can read it
   */
  static Optional<VersionRange> read(String type, String text) {
    Optional<Ecosystem> ecosystem = Ecosystem.ofPurlType(type);
    if (text.isBlank() || text.equals("*") || ecosystem.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ecosystem.get() == Ecosystem.PYPI
              ? PythonSpecifiers.parse(text, true)
              : VersionRange.parse(ecosystem.get(), text));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}

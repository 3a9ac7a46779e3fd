package cordon.formats.osv;

import cordon.base.Ecosystem;
import java.util.Optional;

/**
 * A package as OSV names it.
 *
 * @param ecosystem as written, with its suffix if any: {@code PyPI}, {@code Maven:https://…},
 *     {@code Debian:12}
 * @param name as written; {@code group:artifact} in Maven
 * @param purl the package URL without a version; empty without one
 */
public record OsvPackage(String ecosystem, String name, String purl) {

  /** The ecosystem that we serve; empty for all others. The suffix does not matter here. */
  public Optional<Ecosystem> served() {
    return Ecosystem.ofOsvName(ecosystem);
  }
}

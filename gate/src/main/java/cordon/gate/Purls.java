package cordon.gate;

import cordon.base.Ecosystem;
import cordon.base.purl.Purl;
import java.util.Optional;

/** Package URLs as they stand in facts: the subject of a pull, the key of the log. */
public final class Purls {
  private Purls() {}

  /** {@code pkg:npm/%40scope/pkg@1.2.3}; of the package where the version is empty. */
  public static String release(Ecosystem ecosystem, String name, String version) {
    return Purl.of(ecosystem, name, Optional.of(version).filter(v -> !v.isEmpty())).toString();
  }

  /** {@code pkg:npm/%40scope/pkg}. */
  public static String ofPackage(Ecosystem ecosystem, String name) {
    return Purl.of(ecosystem, name, Optional.empty()).toString();
  }
}

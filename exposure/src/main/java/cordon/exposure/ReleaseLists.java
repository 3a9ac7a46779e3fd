package cordon.exposure;

import cordon.base.Ecosystem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells which releases registries list, and when those came, as far as it is known here. */
@FunctionalInterface
public interface ReleaseLists {
  /** Where nobody knows. */
  ReleaseLists UNKNOWN = (ecosystem, name) -> List.of();

  /**
   * What each registry lists of a package; nobody is to be asked for it.
   *
   * @param name normalised as its registry does
   */
  List<Listed> of(Ecosystem ecosystem, String name);

  /**
   * What one registry lists.
   *
   * @param checked when it said so last
   */
  record Listed(Instant checked, List<Release> releases) {}

  /**
   * A release.
   *
   * @param released empty where nothing says when
   * @param exact whether it came just then, rather than no later
   */
  record Release(String version, Optional<Instant> released, boolean exact) {}
}

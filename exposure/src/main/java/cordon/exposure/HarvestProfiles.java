package cordon.exposure;

import cordon.base.Ecosystem;
import java.util.Set;

/** Tells what kinds of secrets a release reads, as far as an inspection of it found out. */
@FunctionalInterface
public interface HarvestProfiles {
  /** Where nobody inspects. */
  HarvestProfiles UNKNOWN = (ecosystem, name, version) -> Set.of();

  /**
   * @param name normalised as its registry does
   * @return words such as {@code cloud}, {@code ssh}, {@code environment}; empty where nothing is
   *     known of it
   */
  Set<String> of(Ecosystem ecosystem, String name, String version);
}

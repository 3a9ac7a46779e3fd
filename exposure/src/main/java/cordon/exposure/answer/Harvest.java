package cordon.exposure.answer;

import cordon.exposure.observation.Description;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which credentials a release is known to take: the inspector's words for kinds of secrets against
 * the kinds of an estate file.
 */
final class Harvest {
  /** What the inspector calls a kind, where an estate file calls it otherwise. */
  private static final Map<String, Set<String>> ALSO =
      Map.of(
          "cloud", Set.of("aws", "gcp", "azure", "vault"),
          "metadata-service", Set.of("cloud", "aws", "gcp", "azure"),
          "ssh", Set.of("ssh-key"),
          "docker", Set.of("registry-token"),
          "dotenv", Set.of("secret"),
          "environment", Set.of("secret", "ci"),
          "ci", Set.of("secret"),
          "git", Set.of("git-token"),
          "assistant", Set.of("model-provider"),
          "keychain", Set.of("encryption-key"));

  /** Where what is read of a kind lies, whatever it opens. */
  private static final Map<String, String> PLACES =
      Map.of("dotenv", ".env", "environment", "variable ", "registry-token", "netrc");

  private final Set<String> kinds = new HashSet<>();

  /**
   * @param read what the release reads, in the words of the inspector; empty where it is not known
   */
  Harvest(List<String> read) {
    for (String kind : read) {
      kinds.add(kind);
      kinds.addAll(ALSO.getOrDefault(kind, Set.of()));
    }
  }

  /** Whether it takes a credential of which this is said. */
  boolean takes(Map<String, String> attributes) {
    String kind = attributes.get(Description.KIND);
    String place = attributes.getOrDefault(Description.PLACE, "");
    return (kind != null && kinds.contains(kind))
        || kinds.stream()
            .anyMatch(word -> PLACES.containsKey(word) && place.contains(PLACES.get(word)));
  }
}

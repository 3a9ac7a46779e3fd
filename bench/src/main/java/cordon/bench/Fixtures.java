package cordon.bench;

import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The objects that every contender serves, generated on an origin of our own. */
final class Fixtures {
  /** A package whose newest release is an hour old: an age gate hides it. */
  static final String YOUNG = "young";

  private static final Instant FIRST_RELEASE = Instant.parse("2020-01-01T00:00:00Z");

  /**
   * @param path on the origin
   * @param revalidate whether to ask with the validator of the previous answer, for a 304
   */
  record Target(String label, String path, boolean revalidate) {}

  private Fixtures() {}

  static List<Target> publish(NpmRegistry origin, Instant now, boolean large) {
    packument(origin, "small", 16_000);
    packument(origin, "medium", 233_000);
    packument(origin, "large", 3_200_000);
    origin.publish(NpmRelease.of("light", "1.0.0").padding(10_000));
    origin.publish(NpmRelease.of("heavy", "1.0.0").padding(1_000_000));
    origin.publish(YOUNG, "1.0.0");
    origin.publish(NpmRelease.of(YOUNG, "1.1.0").at(now.minus(Duration.ofHours(1))));
    List<Target> targets =
        new ArrayList<>(
            List.of(
                new Target("packument 16 KB", "/small", false),
                new Target("packument 233 KB", "/medium", false),
                new Target("packument 3.2 MB", "/large", false),
                new Target("packument 233 KB, 304", "/medium", true),
                new Target("tarball 10 KB", NpmRegistry.tarballPath("light", "1.0.0"), false),
                new Target("tarball 1 MB", NpmRegistry.tarballPath("heavy", "1.0.0"), false)));
    if (large) {
      origin.publish(NpmRelease.of("huge", "1.0.0").padding(30_000_000));
      String path = NpmRegistry.tarballPath("huge", "1.0.0");
      targets.add(new Target("tarball 30 MB", path, false));
    }
    return targets;
  }

  /** Releases until the full document is about {@code bytes} large: 1.5 KB each, as in the wild. */
  private static void packument(NpmRegistry origin, String name, int bytes) {
    for (int i = 0; i * 1_500 < bytes; i++) {
      NpmRelease release =
          NpmRelease.of(name, "1." + i / 10 + "." + i % 10)
              .at(FIRST_RELEASE.plus(Duration.ofHours(i)));
      for (int d = 0; d < 12; d++) {
        release = release.dependsOn("generated-dependency-" + d, "^" + d + "." + i + ".0");
      }
      origin.publish(release.field("repository", "git+ssh://git@host.example/" + name + ".git"));
    }
  }
}

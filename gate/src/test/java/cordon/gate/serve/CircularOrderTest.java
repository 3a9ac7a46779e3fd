package cordon.gate.serve;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.base.version.VersionScheme;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.MovableClock;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Maven's order goes in a circle for odd texts, and the sort of the JDK throws over them: whoever
 * publishes such versions must not turn refusals into failures.
 */
class CircularOrderTest {
  @TempDir Path directory;

  private static Set<String> circle(int seed) {
    Random random = new Random(seed);
    Set<String> versions = new LinkedHashSet<>();
    while (versions.size() < 120) {
      int k = random.nextInt(60);
      versions.add(
          "1"
              + switch (random.nextInt(3)) {
                case 0 -> ".0".repeat(k);
                case 1 -> "-jre" + k;
                default -> "-0-0-alpha" + k;
              });
    }
    return versions;
  }

  private static boolean throwsWhenSorted(Set<String> versions) {
    try {
      return versions.stream().map(VersionScheme.MAVEN::parse).sorted().toList().isEmpty();
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  @Test
  void aRefusalAmongVersionsWithoutAnOrderIsStillARefusal() throws IOException {
    Set<String> versions =
        IntStream.range(0, 1_000)
            .mapToObj(CircularOrderTest::circle)
            .filter(CircularOrderTest::throwsWhenSorted)
            .findFirst()
            .orElseThrow();
    try (MavenRepository maven = MavenRepository.start()) {
      versions.forEach(version -> maven.publish("com.example", "demo", version));
      maven.publish(
          MavenRelease.of("com.example", "demo", "99-alpha1")
              .at(MovableClock.START.minus(Duration.ofDays(2))));
      GateConfig config = GateConfig.of(List.of(Upstream.open(Ecosystem.MAVEN, maven.url())));
      try (GateHouse house = GateHouse.open(directory, config)) {
        house.advisories.malicious(Ecosystem.MAVEN, "com.example:demo", "99-alpha1");
        Answer answer = house.get("/maven/com/example/demo/99-alpha1/demo-99-alpha1.jar");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("malicious");
      }
    }
  }
}

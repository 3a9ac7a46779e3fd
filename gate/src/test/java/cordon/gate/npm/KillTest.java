package cordon.gate.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspector;
import cordon.gate.TestDatabases;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} while an artifact comes in. */
class KillTest {
  @TempDir Path directory;

  @Test
  void whatWasWholeStaysAndWhatWasNotIsNowhere() throws Exception {
    try (NpmRegistry registry = NpmRegistry.start()) {
      registry.publish("left", "0.9.0");
      registry.publish(NpmRelease.of("left", "1.0.0").padding(2_000_000));
      registry.faults().on("/left/-/left-1.0.0.tgz").drip(1_000, Duration.ofMillis(100));
      killWhileDownloading(registry);
      registry.faults().clear();
      GateConfig config = GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url())));
      try (GateHouse house = GateHouse.open(directory, config)) {
        assertThat(house.facts("gate.pull"))
            .extracting(f -> f.subject())
            .containsExactly("pkg:npm/left@0.9.0");
        try (Stream<Path> files = Files.walk(directory.resolve("blobs"))) {
          // The packument and the one artifact that was whole, beside the mark of the folder.
          assertThat(files.filter(Files::isRegularFile)).hasSize(3);
        }
        registry.requests().clear();
        assertThat(house.get("/npm/left/-/left-0.9.0.tgz").status()).isEqualTo(200);
        assertThat(registry.requests().to("/left/-/left-0.9.0.tgz")).isEmpty();
        assertThat(house.get("/npm/left/-/left-1.0.0.tgz").body())
            .isEqualTo(registry.tarball("left", "1.0.0"));
      }
    }
  }

  /** Counts, and finds everything malicious. */
  private record Counting(AtomicInteger asked) implements Inspector {
    @Override
    public String ruleSet() {
      return GateProcess.RULE_SET;
    }

    @Override
    public Duration budget() {
      return Duration.ofMinutes(2);
    }

    @Override
    public Inspection inspect(Coordinate coordinate, Digest sha256, Path file) {
      asked.incrementAndGet();
      return new Inspection(
          Inspection.Result.MALICIOUS, List.of(new Finding("a-rule", "does harm", "a.js:1")));
    }
  }

  @Test
  void whatWasBeingInspectedIsInspectedAgainAndNothingPassedMeanwhile() throws Exception {
    try (NpmRegistry registry = NpmRegistry.start()) {
      registry.publish("left", "1.0.0");
      try (GateProcess child = GateProcess.stuck(directory, registry.url())) {
        Thread.ofVirtual().start(() -> askInVain(child.port()));
        while (!Files.exists(directory.resolve(GateProcess.INSPECTING)) && child.alive()) {
          Thread.onSpinWait();
        }
        assertThat(child.alive()).isTrue();
      }
      GateConfig config = GateConfig.of(List.of(Upstream.open(Ecosystem.NPM, registry.url())));
      AtomicInteger asked = new AtomicInteger();
      try (GateHouse house = GateHouse.open(directory, config, new Counting(asked))) {
        assertThat(house.get("/npm/left/-/left-1.0.0.tgz").status()).isEqualTo(403);
        assertThat(asked).hasValue(1);
        assertThat(house.facts("gate.pull")).isEmpty();
        assertThat(house.fact("gate.inspected").body()).contains("malicious");
      }
    }
  }

  private void killWhileDownloading(NpmRegistry registry) throws Exception {
    try (GateProcess child = GateProcess.start(directory, registry.url(), List.of())) {
      RawClient.get(child.port(), "/npm/left/-/left-0.9.0.tgz");
      awaitCopies();
      Thread.ofVirtual().start(() -> askInVain(child.port()));
      while (registry.requests().to("/left/-/left-1.0.0.tgz").isEmpty() && child.alive()) {
        Thread.onSpinWait();
      }
      assertThat(child.alive()).isTrue();
    }
  }

  /** The cache settles behind its answers: a kill in the same moment would lose the copy too. */
  private void awaitCopies() throws SQLException {
    try (Connection connection = DriverManager.getConnection(TestDatabases.sqlite(directory));
        PreparedStatement copies =
            connection.prepareStatement("select count(*) from gate_artifact")) {
      await()
          .until(() -> {
            try (ResultSet counted = copies.executeQuery()) {
              return counted.next() && counted.getInt(1) == 1;
            }
          });
    }
  }

  private static void askInVain(int port) {
    try {
      RawClient.get(port, "/npm/left/-/left-1.0.0.tgz");
    } catch (IOException e) {
      // The gate was killed, which is what the test is about.
    }
  }
}

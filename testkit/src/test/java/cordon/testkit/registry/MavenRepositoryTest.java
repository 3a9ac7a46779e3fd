package cordon.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.RawClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MavenRepositoryTest {
  private static final MavenRelease DEMO =
      MavenRelease.of("com.example", "demo", "1.0")
          .at(Instant.parse("2026-03-24T10:39:00Z"))
          .classifier("sources");

  @Test
  void hasEverySidecarOfEveryFile() throws IOException {
    try (MavenRepository repository = MavenRepository.start().publish(DEMO)) {
      for (String ending : new String[] {".pom", ".jar", "-sources.jar"}) {
        String path = MavenRepository.path(DEMO, ending);
        byte[] bytes = RawClient.get(repository.port(), path).body();
        Answer sha256 = RawClient.get(repository.port(), path + ".sha256");
        assertThat(sha256.text()).isEqualTo(Hashes.hex(Digest.Algorithm.SHA256, bytes));
        assertThat(RawClient.get(repository.port(), path + ".md5").body()).hasSize(32);
        assertThat(RawClient.get(repository.port(), path + ".sha1").body()).hasSize(40);
        assertThat(RawClient.get(repository.port(), path + ".asc").status()).isEqualTo(404);
      }
    }
  }

  @Test
  void listsVersionsInOrderOfDeployment() throws IOException {
    try (MavenRepository repository = MavenRepository.start().publish(DEMO)) {
      repository.publish("com.example", "demo", "0.9");
      String path = MavenRepository.metadataPath(DEMO);
      Answer answer = RawClient.get(repository.port(), path);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("<version>1.0</version>\n      <version>0.9</version>")
          .contains("<latest>0.9</latest>")
          .contains("<lastUpdated>20260324103900</lastUpdated>");
      assertThat(RawClient.get(repository.port(), path + ".sha1").text())
          .isEqualTo(Hashes.hex(Digest.Algorithm.SHA1, answer.body()));
    }
  }

  @Test
  void saysWhenAFileWasDeployedOrNothing() throws IOException {
    MavenRelease timeless = MavenRelease.of("com.example", "timeless", "1.0").withoutTime();
    try (MavenRepository repository = MavenRepository.start().publish(DEMO).publish(timeless)) {
      assertThat(lastModified(repository, DEMO)).hasValue("Tue, 24 Mar 2026 10:39:00 GMT");
      assertThat(lastModified(repository, timeless)).isEmpty();
    }
  }

  private static java.util.Optional<String> lastModified(
      MavenRepository repository, MavenRelease release) throws IOException {
    return RawClient.get(repository.port(), MavenRepository.path(release, ".pom"))
        .headers()
        .first("Last-Modified");
  }
}

package cordon.exposure.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.HouseTest;
import cordon.exposure.Provenance;
import cordon.exposure.Upload;
import cordon.terminal.Json;
import cordon.testkit.archive.TarForge;
import cordon.web.api.ApiAnswer;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is ours to answer for in one document of a bundle leaves the others alone. */
class BundleTest extends HouseTest {

  @Test
  void aFaultWithOneDocumentLosesNoOther() throws Exception {
    byte[] tar =
        new TarForge()
            .file("a/requirements.txt", "litellm==1.82.7\n")
            .file("b/requirements.txt", "requests==2.0\n# longer\n")
            .end()
            .bytes();
    try (Bundle bundle =
        Bundle.receive(house.exposure, new ByteArrayInputStream(tar), Long.MAX_VALUE / 4)) {
      // As a disk does that fails between the two: what came is not there when it is read.
      Files.delete(received("litellm"));
      ApiAnswer answer = bundle.record(Upload.of("bundle", "ci", Provenance.BUILD), "token:ci");
      assertThat(answer.status()).isEqualTo(207);
      Json said = Json.read(answer.json());
      assertThat(said.number("recorded", 0)).isEqualTo(1);
      assertThat(said.list("documents").get(0).at("problem").orElseThrow().string("title"))
          .contains("the fault is Cordon's");
      assertThat(said.list("documents").get(1).flag("new")).isTrue();
    }
  }

  private Path received(String text) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".part")).toList()) {
        if (Files.readString(file).contains(text)) {
          return file;
        }
      }
    }
    throw new AssertionError("nothing was received");
  }
}

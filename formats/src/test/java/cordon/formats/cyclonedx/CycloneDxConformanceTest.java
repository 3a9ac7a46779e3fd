package cordon.formats.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.ProblemException;
import cordon.formats.sbom.Heard;
import cordon.formats.sbom.reader.SbomReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The CycloneDX project's own documents, beside the repository. Each valid one must be read; how
 * many of the invalid ones are refused is printed, for reading is not validating.
 */
final class CycloneDxConformanceTest {
  private static final Path ROOT =
      Path.of(System.getProperty("cordon.root", "."), "..", "shared", "conformance", "cyclonedx");

  @Test
  void everyValidDocumentIsRead() throws IOException {
    Map<String, String> refused = new TreeMap<>();
    List<Path> valid = documents("valid-");
    for (Path file : valid) {
      reading(file).ifPresent(why -> refused.put(ROOT.relativize(file).toString(), why));
    }
    System.out.printf(
        "conformance cyclonedx: %d of %d valid documents read%n",
        valid.size() - refused.size(), valid.size());
    assertThat(refused).isEmpty();
  }

  @Test
  void manyInvalidDocumentsAreRefused() throws IOException {
    List<Path> invalid = documents("invalid-");
    int refused = 0;
    for (Path file : invalid) {
      refused += reading(file).isPresent() ? 1 : 0;
    }
    System.out.printf(
        "conformance cyclonedx: %d of %d invalid documents refused by reading alone%n",
        refused, invalid.size());
    assertThat(refused).isPositive();
  }

  private static List<Path> documents(String prefix) throws IOException {
    assumeTrue(Files.isDirectory(ROOT), "no conformance documents at " + ROOT.normalize());
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.toString().matches(".*\\.(?:json|xml)"))
          .sorted()
          .forEach(found::add);
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  private static Optional<String> reading(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Heard heard = new Heard();
      SbomReader.read(in, file.getFileName().toString(), heard);
      assertThat(file.toString()).contains("/" + heard.head().specVersion() + "/");
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().line());
    }
  }
}

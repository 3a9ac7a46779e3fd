package cordon.formats.sbom.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.ProblemException;
import cordon.formats.sbom.reader.SbomReader;
import cordon.formats.schema.SchemaSource;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The CycloneDX project's own documents, beside the repository, under its own schemas: no valid one
 * departs from them, and every invalid one does or cannot be read at all.
 */
final class OfficialSchemasConformanceTest {
  private static final Path ROOT =
      Path.of(System.getProperty("cordon.root", "."), "..", "shared", "conformance", "cyclonedx");

  private static final SchemaSource BESIDE =
      name -> {
        Path file = ROOT.resolve("schema").resolve(name);
        return Files.exists(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
      };

  private static final SbomSchemas SCHEMAS = new SbomSchemas(BESIDE, "it");

  @ParameterizedTest
  @ValueSource(strings = {"json", "xml"})
  void validDocumentsDoNotDepart(String kind) throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    List<Path> files = documents("valid-", kind);
    for (Path file : files) {
      found(file).ifPresent(what -> wrong.put(ROOT.relativize(file).toString(), what));
    }
    System.out.printf(
        "conformance schemas: %d of %d valid %s documents are as the schema wants them%n",
        files.size() - wrong.size(), files.size(), kind);
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "xml"})
  void invalidDocumentsDepart(String kind) throws IOException {
    List<String> passed = new ArrayList<>();
    List<Path> files = documents("invalid-", kind);
    for (Path file : files) {
      if (found(file).isEmpty()) {
        passed.add(ROOT.relativize(file).toString());
      }
    }
    System.out.printf(
        "conformance schemas: %d of %d invalid %s documents depart from it%n",
        files.size() - passed.size(), files.size(), kind);
    assertThat(passed).isEmpty();
  }

  /** What does not say which version it is has no schema; then reading it must fail. */
  private static String refusal(Path file, SchemaReport.NotChecked not) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      SbomReader.read(in, file.getFileName().toString(), head -> {});
    } catch (ProblemException e) {
      return e.problem().line();
    }
    throw new AssertionError(file + " was read and not checked: " + not);
  }

  private static List<Path> documents(String prefix, String kind) throws IOException {
    assumeTrue(Files.isDirectory(ROOT), "no conformance documents at " + ROOT.normalize());
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().matches(prefix + ".*\\." + kind))
              .sorted()
              .toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private static Optional<String> found(Path file) throws IOException {
    try {
      SchemaReport report = SCHEMAS.check(() -> Files.newInputStream(file), 5);
      return switch (report) {
        case SchemaReport.Checked checked ->
            checked.departures().isEmpty()
                ? Optional.empty()
                : Optional.of(checked.departures().toString());
        case SchemaReport.NotChecked not -> Optional.of(refusal(file, not));
      };
    } catch (ProblemException e) {
      return Optional.of(e.problem().line());
    }
  }
}

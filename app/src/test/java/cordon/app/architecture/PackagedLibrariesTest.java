package cordon.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

/**
 * The program is packaged from what {@code app} has at run time. A library that {@code app} names
 * for its tests is left out of that, also where another module needs it to run: Maven takes the
 * nearest scope. Tests do not feel it, for they have it.
 */
class PackagedLibrariesTest {
  private static final Path ROOT = Path.of(System.getProperty("cordon.root", ""));

  private static Model pom(Path folder) {
    try (InputStream in = Files.newInputStream(folder.resolve("pom.xml"))) {
      return new MavenXpp3Reader().read(in);
    } catch (IOException | XmlPullParserException e) {
      throw new IllegalStateException(folder.toString(), e);
    }
  }

  private static Stream<Dependency> libraries(Model model) {
    return model.getDependencies().stream().filter(d -> !d.getGroupId().equals("cordon"));
  }

  private static boolean forTests(Dependency dependency) {
    return "test".equals(dependency.getScope());
  }

  @Test
  void noLibraryIsForTestsOnlyThatAModuleNeedsToRun() {
    List<String> shipped =
        pom(ROOT).getModules().stream()
            .filter(module -> !Set.of("app", "testkit", "bench").contains(module))
            .toList();
    assertThat(shipped).contains("formats", "exposure", "gate");
    Set<String> needed =
        shipped.stream()
            .flatMap(module -> libraries(pom(ROOT.resolve(module))))
            .filter(dependency -> !forTests(dependency))
            .map(Dependency::getManagementKey)
            .collect(Collectors.toSet());
    assertThat(needed).contains("org.snakeyaml:snakeyaml-engine:jar");
    assertThat(libraries(pom(ROOT.resolve("app"))).filter(PackagedLibrariesTest::forTests))
        .extracting(Dependency::getManagementKey)
        .doesNotContainAnyElementsOf(needed);
  }
}

package cordon.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

/** Every library on the class path is under a licence that an Apache-2.0 program may ship with. */
class LicenceTest {
  private static final Pattern ALLOWED =
      Pattern.compile(
          ".*(apache|\\bmit\\b|mit-0|bsd|isc\\b|eclipse|epl-|edl|public domain|cc0|bouncy castle).*");

  @Test
  void everyLibraryHasAnAllowedLicence() throws Exception {
    Map<String, List<String>> refused = new TreeMap<>();
    int judged = 0;
    for (Path jar : libraries()) {
      List<String> licences =
          Files.exists(pomOf(jar)) ? licences(pomOf(jar)) : List.of("no pom beside the jar");
      judged++;
      boolean fine =
          licences.stream().anyMatch(l -> ALLOWED.matcher(l.toLowerCase(Locale.ROOT)).matches());
      if (!fine) {
        refused.put(jar.getFileName().toString(), licences);
      }
    }
    assertThat(judged).isGreaterThan(30);
    assertThat(refused).isEmpty();
  }

  /**
   * The jars that Maven took from its local repository, where it has put the pom of each and of its
   * parents to resolve them, also on a fresh machine. What lies below the root are our own modules.
   */
  private static List<Path> libraries() {
    Path root = Path.of(System.getProperty("cordon.root", "")).toAbsolutePath().normalize();
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .filter(jar -> !jar.toAbsolutePath().startsWith(root))
        .distinct()
        .toList();
  }

  private static Path pomOf(Path jar) {
    Path folder = jar.getParent();
    String version = folder.getFileName().toString();
    String artifact = folder.getParent().getFileName().toString();
    return folder.resolve(artifact + "-" + version + ".pom");
  }

  /** Those of the pom, else those of the nearest parent that names any. */
  private static List<String> licences(Path pom) throws IOException, XmlPullParserException {
    List<String> names = new ArrayList<>();
    Optional<Path> at = Optional.of(pom);
    while (names.isEmpty() && at.filter(Files::exists).isPresent()) {
      Model model = read(at.get());
      model.getLicenses().stream().map(License::getName).forEach(names::add);
      Optional<Parent> parent = Optional.ofNullable(model.getParent());
      Path here = at.get();
      at = parent.map(p -> parentPom(here, model, p));
    }
    return names;
  }

  /** In the repository's layout, from the root that the pom's own coordinates lead up to. */
  private static Path parentPom(Path pom, Model model, Parent parent) {
    String group = model.getGroupId() == null ? parent.getGroupId() : model.getGroupId();
    Path root = pom.getParent().getParent().getParent();
    for (int i = 0; i < group.split("\\.").length; i++) {
      root = root.getParent();
    }
    return root.resolve(parent.getGroupId().replace('.', '/'))
        .resolve(parent.getArtifactId())
        .resolve(parent.getVersion())
        .resolve(parent.getArtifactId() + "-" + parent.getVersion() + ".pom");
  }

  private static Model read(Path pom) throws IOException, XmlPullParserException {
    try (InputStream in = Files.newInputStream(pom)) {
      return new MavenXpp3Reader().read(in, false);
    }
  }
}

package cordon.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What must stand in no file of the repository. The words are put together here from halves. */
class RepositoryTest {
  private static final Path ROOT = Path.of(System.getProperty("cordon.root"));

  /** Registries are configuration, never code (DESIGN section 7). */
  private static final List<String> REGISTRY_HOSTS =
      List.of(
          "registry.npm" + "js.org",
          "registry.yarn" + "pkg.com",
          "pypi." + "org",
          "files.python" + "hosted.org",
          "repo" + ".maven.apache." + "org",
          "repo1" + ".maven." + "org",
          "static.crates." + "io",
          "index.crates." + "io",
          "proxy." + "golang.org",
          "sum." + "golang.org",
          "ruby" + "gems.org",
          "api." + "nuget.org",
          "repo." + "packagist.org");

  @Test
  void noFileNamesARegistryHost() throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (Path file : tracked()) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
      for (String host : REGISTRY_HOSTS) {
        if (text.contains(host)) {
          found.add(ROOT.relativize(file) + " names " + host);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> tracked() throws IOException, InterruptedException {
    assumeTrue(Files.exists(ROOT.resolve(".git")), "not a git work tree: its files are not known");
    Process git =
        new ProcessBuilder("git", "-C", ROOT.toString(), "ls-files", "-z")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).isZero();
    List<Path> files =
        names
            .lines()
            .flatMap(line -> java.util.Arrays.stream(line.split("\0")))
            .map(ROOT::resolve)
            .filter(Files::isRegularFile)
            .toList();
    assertThat(files).hasSizeGreaterThan(50);
    return files;
  }
}

package cordon.inspect.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ByteSource;
import cordon.inspect.tree.PackageFolder;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is installed is held against what its installers wrote down. */
class EnvironmentReaderTest {
  private static final String SITE = "lib/python3.13/site-packages/";

  private final Map<String, String> files = new TreeMap<>();

  @Test
  void filesThatDifferOrThatNobodyNamesAreSaid() throws Exception {
    files.put(SITE + "demo/__init__.py", "x = 1\n");
    files.put(SITE + "demo/changed.py", "x = 2\n");
    files.put(SITE + "stranger.py", "x = 3\n");
    files.put(
        SITE + "demo-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n");
    files.put(
        SITE + "demo-1.0.dist-info/RECORD",
        "demo/__init__.py,sha256="
            + hash("x = 1\n")
            + ",6\n"
            + "demo/changed.py,sha256="
            + hash("x = 1\n")
            + ",6\n"
            + "demo/gone.py,sha256="
            + hash("x = 1\n")
            + ",6\n"
            + "demo-1.0.dist-info/METADATA,,\n"
            + "demo-1.0.dist-info/RECORD,,\n");
    Environment environment = read().getFirst();
    assertThat(environment.oddities())
        .extracting(oddity -> oddity.kind() + " " + oddity.path())
        .anySatisfy(text -> assertThat(text).startsWith("CHANGED").endsWith("demo/changed.py"))
        .anySatisfy(text -> assertThat(text).startsWith("UNEXPLAINED").endsWith("stranger.py"))
        .anySatisfy(text -> assertThat(text).startsWith("MISSING").endsWith("demo/gone.py"))
        .noneSatisfy(text -> assertThat(text).endsWith("demo/__init__.py"));
    assertThat(environment.badNews()).isTrue();
  }

  @Test
  void whatIsAsItWasInstalledIsNoNews() throws Exception {
    files.put(SITE + "demo/__init__.py", "x = 1\n");
    files.put(
        SITE + "demo-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n");
    files.put(
        SITE + "demo-1.0.dist-info/RECORD",
        "demo/__init__.py,sha256="
            + hash("x = 1\n")
            + ",6\n"
            + "demo-1.0.dist-info/METADATA,,\ndemo-1.0.dist-info/RECORD,,\n");
    Environment environment = read().getFirst();
    assertThat(environment.badNews()).isFalse();
    assertThat(environment.oddities()).isEmpty();
  }

  @Test
  void packagesThatNoLockfileNamesAreSaid() throws Exception {
    files.put(
        "node_modules/.package-lock.json",
        "{\"lockfileVersion\":3,\"packages\":{\"node_modules/left\":{\"version\":\"1.0.0\"}}}");
    files.put("node_modules/left/package.json", "{\"name\":\"left\",\"version\":\"1.0.0\"}");
    files.put(
        "node_modules/stranger/package.json", "{\"name\":\"stranger\",\"version\":\"1.0.0\"}");
    assertThat(read().getFirst().oddities())
        .extracting(oddity -> oddity.kind() + " " + oddity.path())
        .anySatisfy(text -> assertThat(text).startsWith("UNLISTED").contains("stranger"))
        .noneSatisfy(text -> assertThat(text).contains("left"));
  }

  private List<Environment> read() throws IOException {
    PackageFolder folder =
        visitor -> {
          for (Map.Entry<String, String> file : files.entrySet()) {
            visitor.file(file.getKey(), ByteSource.of(file.getValue().getBytes(UTF_8)));
          }
        };
    return EnvironmentReader.read("env", folder);
  }

  private static String hash(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}

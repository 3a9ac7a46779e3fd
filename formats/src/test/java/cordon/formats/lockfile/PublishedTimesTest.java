package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When releases came, as lockfiles have it. */
class PublishedTimesTest {
  private static List<String> times(LockfileKind kind, String text) {
    Lockfile lock = kind.read(text.getBytes(UTF_8));
    return lock.published().stream()
        .map(p -> lock.releases().get(p.release()).name() + " " + p.at())
        .toList();
  }

  @Test
  void uvNamesTheUploadOfEachFile() {
    assertThat(
            times(
                LockfileKind.UV_LOCK,
                """
                version = 1
                [[package]]
                name = "left"
                version = "1.0.0"
                source = { registry = "https://registry.example/simple" }
                sdist = { url = "https://files.example/left.tar.gz", upload-time = "2025-01-02T03:04:06.5Z" }
                wheels = [
                    { url = "https://files.example/left.whl", upload-time = "2025-01-02T03:04:05Z" },
                    { url = "https://files.example/other.whl", upload-time = "yesterday" },
                ]
                [[package]]
                name = "right"
                version = "1.0.0"
                source = { registry = "https://registry.example/simple" }
                wheels = [{ url = "https://files.example/right.whl" }]
                """))
        .containsExactly("left 2025-01-02T03:04:05Z");
  }

  @Test
  void pylockNamesItAsADateOfToml() {
    assertThat(
            times(
                LockfileKind.PYLOCK,
                """
                lock-version = "1.0"
                [[packages]]
                name = "left"
                version = "1.0.0"
                [[packages.wheels]]
                url = "https://files.example/left.whl"
                upload-time = 2025-01-02 03:04:05+01:00
                [[packages]]
                name = "right"
                version = "2"
                wheels = [{ url = "https://files.example/r.whl", upload-time = 2025-01-03T00:00:00Z }]
                """))
        .containsExactly("left 2025-01-02T02:04:05Z", "right 2025-01-03T00:00:00Z");
  }

  @Test
  void composerNamesItWithAnOffsetOrItIsNotKnown() {
    assertThat(
            times(
                LockfileKind.COMPOSER_LOCK,
                """
                {"packages":[
                  {"name":"acme/left","version":"1.0.0","time":"2025-01-02T04:04:05+01:00"},
                  {"name":"acme/right","version":"1.0.0","time":"2013-03-02 12:34:56"},
                  {"name":"acme/none","version":"1.0.0"}],
                 "packages-dev":[
                  {"name":"acme/dev","version":"2.0.0","time":"2025-01-03T00:00:00+00:00"}]}
                """))
        .containsExactly("acme/left 2025-01-02T03:04:05Z", "acme/dev 2025-01-03T00:00:00Z");
  }

  @Test
  void pnpmNamesItWhereItResolvesByTime() {
    assertThat(
            times(
                LockfileKind.PNPM_LOCK,
                """
                lockfileVersion: '6.0'
                time:
                  /left@1.0.0: '2025-01-02T03:04:05.000Z'
                packages:
                  /left@1.0.0:
                    resolution: {integrity: sha512-AAAA}
                  /right@1.0.0:
                    resolution: {integrity: sha512-AAAA}
                """))
        .containsExactly("left 2025-01-02T03:04:05Z");
  }
}

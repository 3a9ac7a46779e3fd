package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import cordon.base.ProblemException;
import cordon.formats.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageLockTest {
  private static final String V3 =
      """
      {"name":"app","lockfileVersion":3,"packages":{
        "":{"name":"app","version":"0.0.1","dependencies":{"left":"^1.0.0"}},
        "packages/lib":{"version":"0.0.1"},
        "node_modules/lib":{"resolved":"packages/lib","link":true},
        "node_modules/left":{"version":"1.0.0",
          "resolved":"https://registry.example/left/-/left-1.0.0.tgz",
          "integrity":"sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk="},
        "node_modules/left/node_modules/@s/n":{"version":"2.0.0","inBundle":true},
        "node_modules/alias":{"name":"real","version":"3.0.0"},
        "node_modules/git":{"version":"1.1.1","resolved":"git+ssh://git@h.example/a/b.git#0"},
        "node_modules/none":{}}}
      """;

  private static final String V1 =
      """
      {"lockfileVersion":1,"requires":true,"dependencies":{
        "left":{"version":"1.0.0","requires":{"n":"1"},"dependencies":{
          "n":{"version":"1.0.0","bundled":true}}},
        "alias":{"version":"npm:@s/real@3.0.0"},
        "git":{"version":"git+https://h.example/a.git#0"},
        "dir":{"version":"file:../dir"}}}
      """;

  private static Lockfile read(String text) {
    return LockfileKind.PACKAGE_LOCK.read(text.getBytes(UTF_8));
  }

  @Test
  void readsVersionThree() {
    Lockfile file = read(V3);
    assertThat(file.releases())
        .extracting(LockedRelease::name, r -> r.version().orElse(r.open()))
        .containsExactly(
            tuple("left", "1.0.0"),
            tuple("@s/n", "2.0.0"),
            tuple("real", "3.0.0"),
            tuple("git", "1.1.1"),
            tuple("none", "the entry has no version"));
    LockedRelease left = file.releases().getFirst();
    assertThat(left.place().pointer()).isEqualTo("/packages/node_modules~1left");
    assertThat(left.place().line()).isEqualTo(5);
    assertThat(left.hashes()).hasSize(1);
    assertThat(left.addresses()).contains("https://registry.example/left/-/left-1.0.0.tgz");
  }

  @Test
  void readsVersionOne() {
    assertThat(read(V1).releases())
        .extracting(
            LockedRelease::name, r -> r.version().orElse(r.open()), r -> r.place().pointer())
        .containsExactly(
            tuple("left", "1.0.0", "/dependencies/left"),
            tuple("n", "1.0.0", "/dependencies/left/dependencies/n"),
            tuple("@s/real", "3.0.0", "/dependencies/alias"),
            tuple("git", "not from a registry", "/dependencies/git"),
            tuple("dir", "not from a registry", "/dependencies/dir"));
  }

  @Test
  void ofVersionTwoOnlyThePackagesCount() {
    String both =
        V1.replace(
            "\"lockfileVersion\":1",
            "\"lockfileVersion\":2,\"packages\":{\"node_modules/x\":{\"version\":\"1\"}}");
    assertThat(read(both).releases()).extracting(LockedRelease::name).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"lockfileVersion\":4}",
        "{\"lockfileVersion\":\"3\"}",
        "{\"lockfileVersion\":3,\"packages\":[]}",
        "{\"lockfileVersion\":3,\"packages\":{\"node_modules/a\":1}}",
        "{\"lockfileVersion\":3,\"packages\":{\"a\":{},\"a\":{}}}",
      })
  void whatIsNoLockfileIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("package-lock.json");
  }

  @Test
  void deepNestingIsRefused() {
    String deep =
        "{\"lockfileVersion\":1,\"dependencies\":"
            + "{\"a\":{\"dependencies\":".repeat(400)
            + "{}"
            + "}}".repeat(400)
            + "}";
    assertThatThrownBy(() -> read(deep)).isInstanceOf(ProblemException.class);
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    Mutations.survive(10, 3000, V3.getBytes(UTF_8), LockfileKind.PACKAGE_LOCK::read);
    Mutations.survive(11, 3000, V1.getBytes(UTF_8), LockfileKind.PACKAGE_LOCK::read);
  }

  @ParameterizedTest
  @CsvSource({
    "package-lock.json, PACKAGE_LOCK",
    "npm-shrinkwrap.json, PACKAGE_LOCK",
    "pom.xml, POM",
    "bar-1.0.pom, POM",
    "requirements.txt, REQUIREMENTS",
    "requirements-dev.txt, REQUIREMENTS",
    "dev-requirements.txt, REQUIREMENTS",
    "constraints.txt, REQUIREMENTS",
    "Requirements.in, REQUIREMENTS",
    "package.json,",
    "notes.txt,",
    "myrequirements.txt,",
  })
  void theFileNameTellsTheKind(String name, LockfileKind kind) {
    assertThat(LockfileKind.ofFileName(name).orElse(null)).isEqualTo(kind);
  }
}

package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.Mutations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lockfiles of Go, RubyGems, NuGet and Composer, whose registries have no gate. */
final class OtherLocksTest {
  private static final String GO_SUM =
      """
      example.org/a v1.2.0 h1:0a=
      example.org/a v1.2.0/go.mod h1:0b=
      example.org/only-considered v0.9.0/go.mod h1:0c=
      example.org/B/v2 v2.0.0+incompatible h1:0d=
      """;

  private static final String GO_MOD =
      """
      // Command app.
      module example.org/app

      go 1.22
      toolchain go1.22.3

      require example.org/a v1.2.0 // first

      require (
      	"example.org/b" v0.1.0 // indirect
      	example.org/c v1.0.0
      	example.org/d v1.0.0-20260101000000-abcdefabcdef // indirect; replaced
      )

      replace (
      	example.org/c v1.0.0 => example.org/fork/c v1.0.1
      	example.org/d => ../d
      )

      exclude example.org/a v1.1.0
      retract [v1.0.0, v1.0.5]
      """;

  private static final String GEMFILE =
      """
      GIT
        remote: https://code.example/g.git
        revision: 0a
        specs:
          from-git (0.2.0)
            rack

      PATH
        remote: .
        specs:
          mine (0.1.0)
            rack (>= 2)

      GEM
        remote: https://gems.example/
        specs:
          nokogiri (1.15.0-x86_64-linux)
            racc (~> 1.4)
          nokogiri (1.15.0)
            racc (~> 1.4)
          racc (1.7.1)
          rack (3.0.0.rc1)

      PLATFORMS
        ruby
        x86_64-linux

      DEPENDENCIES
        from-git!
        mine!
        nokogiri (~> 1.15)

      CHECKSUMS
        nokogiri (1.15.0-x86_64-linux) sha256=%1$s
        rack (3.0.0.rc1)

      RUBY VERSION
         ruby 3.3.0p0

      BUNDLED WITH
         2.5.3
      """
          .formatted("0a".repeat(32));

  private static final String NUGET =
      """
      {"version": 1, "dependencies": {
        "net8.0": {
          "Big.Lib": {"type": "Direct", "requested": "[13.0.1, )", "resolved": "13.0.1",
            "contentHash": "0a", "dependencies": {"small.lib": "1.0.0"}},
          "Small.Lib": {"type": "Transitive", "resolved": "1.0.0"},
          "app.core": {"type": "Project", "dependencies": {"Small.Lib": "[1.0.0, )"}}
        },
        "net9.0": {"Small.Lib": {"type": "Direct", "resolved": "2.0.0"}}}}
      """;

  private static final String COMPOSER =
      """
      {"content-hash": "0a", "packages": [
          {"name": "Acme/http", "version": "v2.1.0",
           "source": {"type": "git", "url": "https://code.example/http.git", "reference": "0a"},
           "dist": {"type": "zip", "url": "https://files.example/http.zip", "shasum": "%1$s"},
           "require": {"php": ">=8", "ext-json": "*", "acme/log": "^1"}},
          {"name": "acme/log", "version": "1.0.0", "dist": {"type": "zip", "shasum": ""}},
          {"name": "acme/here", "version": "dev-main", "dist": {"type": "path", "url": "../here"}}],
       "packages-dev": [{"name": "acme/unit", "version": "10.0.0", "require": {"acme/log": "*"}}],
       "aliases": [], "minimum-stability": "stable"}
      """
          .formatted("0a".repeat(20));

  private static Lockfile read(LockfileKind kind, String text) {
    return kind.read(text.getBytes(UTF_8));
  }

  @Test
  void goSumHasWhatWasSeenAndNotWhatWasConsidered() {
    assertThat(Locks.entries(LockfileKind.GO_SUM, GO_SUM))
        .containsExactly("example.org/a v1.2.0 1", "example.org/B/v2 v2.0.0+incompatible 4");
  }

  @Test
  void goModHasTheReplacementForWhatIsReplaced() {
    assertThat(Locks.entries(LockfileKind.GO_MOD, GO_MOD))
        .containsExactly(
            "example.org/a v1.2.0 7",
            "example.org/b v0.1.0 10",
            "example.org/fork/c v1.0.1 11",
            "example.org/d not from a registry 12");
    assertThat(Locks.scopes(read(LockfileKind.GO_MOD, GO_MOD)))
        .containsExactly(
            "example.org/a REQUIRED!",
            "example.org/b REQUIRED",
            "example.org/fork/c REQUIRED!",
            "example.org/d REQUIRED");
  }

  @Test
  void gemfile() {
    Lockfile lock = read(LockfileKind.GEMFILE_LOCK, GEMFILE);
    assertThat(Locks.entries(LockfileKind.GEMFILE_LOCK, GEMFILE))
        .containsExactly(
            "from-git 0.2.0 5",
            "mine not from a registry 11",
            "nokogiri 1.15.0 17",
            "nokogiri 1.15.0 19",
            "racc 1.7.1 21",
            "rack 3.0.0.rc1 22");
    assertThat(Locks.edges(lock))
        .contains("from-git0.2.0>rack3.0.0.rc1", "nokogiri1.15.0>racc1.7.1");
    assertThat(Locks.scopes(lock)).contains("nokogiri REQUIRED!", "racc REQUIRED");
    assertThat(lock.releases().get(2).hashes()).hasSize(1);
    assertThat(lock.releases().get(2).addresses()).containsExactly("https://gems.example/");
    assertThat(lock.releases().getFirst().addresses())
        .containsExactly("git+https://code.example/g.git");
  }

  @Test
  void nugetTellsByFrameworkAndWithoutRegardToCase() {
    Lockfile lock = read(LockfileKind.NUGET_LOCK, NUGET);
    assertThat(Locks.entries(LockfileKind.NUGET_LOCK, NUGET))
        .containsExactly(
            "Big.Lib 13.0.1 3",
            "Small.Lib 1.0.0 5",
            "app.core not from a registry 6",
            "Small.Lib 2.0.0 8");
    assertThat(Locks.edges(lock))
        .containsExactly("Big.Lib13.0.1>Small.Lib1.0.0", "app.core>Small.Lib1.0.0");
    assertThat(Locks.scopes(lock)).contains("Big.Lib REQUIRED!", "Small.Lib REQUIRED");
  }

  @Test
  void composer() {
    Lockfile lock = read(LockfileKind.COMPOSER_LOCK, COMPOSER);
    assertThat(Locks.entries(LockfileKind.COMPOSER_LOCK, COMPOSER))
        .containsExactly(
            "acme/http v2.1.0 2",
            "acme/log 1.0.0 6",
            "acme/here not from a registry 7",
            "acme/unit 10.0.0 8");
    assertThat(Locks.edges(lock))
        .containsExactly("acme/httpv2.1.0>acme/log1.0.0", "acme/unit10.0.0>acme/log1.0.0");
    assertThat(Locks.scopes(lock)).contains("acme/log REQUIRED", "acme/unit DEVELOPMENT");
    assertThat(lock.releases().getFirst().hashes()).hasSize(1);
    assertThat(lock.releases().getFirst().addresses())
        .containsExactly("git+https://code.example/http.git", "https://files.example/http.zip");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GO_SUM|example.org/a v1.0.0|line 1",
        "GO_SUM|<!doctype html> <p> a:|line 1",
        "GO_MOD|go 1.22|no module",
        "GO_MOD|module a\\nrequire a|line 2",
        "GO_MOD|module a\\nreplace a =>|line 2",
        "GO_MOD|module \"a|line 1",
        "GEMFILE_LOCK|x|no section",
        "GEMFILE_LOCK|GEM\\n   specs:|line 2",
        "GEMFILE_LOCK|GEM\\n      a|before the first gem",
        "GEMFILE_LOCK|GEM\\n    a ((|line 2",
        "NUGET_LOCK|{\"dependencies\":{}}|no version",
        "NUGET_LOCK|{\"version\":9}|version is not 1, 2 or 3",
        "NUGET_LOCK|{\"version\":1,\"dependencies\":{\"net\":{\"a\":1}}}|an entry that is no object",
        "COMPOSER_LOCK|{}|no packages",
        "COMPOSER_LOCK|{\"packages\":[{\"version\":\"1\"}]}|a package without a name",
      })
  void whatIsNoLockfileIsRefused(LockfileKind kind, String text, String says) {
    assertThatThrownBy(() -> read(kind, text.replace("\\n", "\n")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(kind.document())
        .hasMessageContaining(says);
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    Mutations.survive(41, 500, GO_SUM.getBytes(UTF_8), LockfileKind.GO_SUM::read);
    Mutations.survive(42, 500, GO_MOD.getBytes(UTF_8), LockfileKind.GO_MOD::read);
    Mutations.survive(43, 500, GEMFILE.getBytes(UTF_8), LockfileKind.GEMFILE_LOCK::read);
    Mutations.survive(44, 500, NUGET.getBytes(UTF_8), LockfileKind.NUGET_LOCK::read);
    Mutations.survive(45, 500, COMPOSER.getBytes(UTF_8), LockfileKind.COMPOSER_LOCK::read);
  }

  @Test
  void anUnresolvedMergeIsRefused() {
    String sides = "<<<<<<< HEAD\n%s=======\n>>>>>>> other\n";
    for (LockfileKind kind : List.of(LockfileKind.GO_SUM, LockfileKind.GEMFILE_LOCK)) {
      assertThatThrownBy(() -> read(kind, sides.formatted(GO_SUM)))
          .hasMessageContaining("unresolved merge");
    }
  }
}

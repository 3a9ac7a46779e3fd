package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.Mutations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What needs what, in lockfiles that say so. */
final class LockedEdgesTest {
  private static final String CARGO =
      """
      version = 3

      [[package]]
      name = "app"
      version = "0.1.0"
      dependencies = ["a"]

      [[package]]
      name = "a"
      version = "1.0.0"
      source = "registry+https://registry.example/index"
      checksum = "%s"
      dependencies = ["b 2.0.0", "c"]

      [[package]]
      name = "b"
      version = "1.0.0"
      source = "registry+https://registry.example/index"

      [[package]]
      name = "b"
      version = "2.0.0"
      source = "registry+https://registry.example/index"
      dependencies = ["c 3.0.0 (git+https://code.example/c#1)"]

      [[package]]
      name = "c"
      version = "3.0.0"
      source = "git+https://code.example/c#1"
      """
          .formatted("0a".repeat(32));

  private static List<String> edges(LockfileKind kind, String text) {
    return Locks.edges(kind.read(text.getBytes(UTF_8)));
  }

  @Test
  void cargo() {
    assertThat(edges(LockfileKind.CARGO_LOCK, CARGO))
        .containsExactly("a1.0.0>b2.0.0", "a1.0.0>c3.0.0", "b2.0.0>c3.0.0");
    List<LockedRelease> releases = LockfileKind.CARGO_LOCK.read(CARGO.getBytes(UTF_8)).releases();
    assertThat(releases).hasSize(4);
    assertThat(releases.getFirst().hashes()).hasSize(1);
    assertThat(releases.getFirst().addresses()).containsExactly("https://registry.example/index");
    assertThat(LockfileKind.ofFileName("Cargo.lock")).contains(LockfileKind.CARGO_LOCK);
    assertThat(LockfileKind.CARGO_LOCK.hasGate()).isFalse();
  }

  @Test
  void cargoOfOldHasItsChecksumsAtTheEnd() {
    String old =
        """
        [[package]]
        name = "a"
        version = "1.0.0"
        source = "registry+https://registry.example/index"

        [metadata]
        "checksum a 1.0.0 (registry+https://registry.example/index)" = "%s"
        """
            .formatted("0b".repeat(32));
    assertThat(LockfileKind.CARGO_LOCK.read(old.getBytes(UTF_8)).releases().getFirst().hashes())
        .hasSize(1);
    assertThatThrownBy(() -> LockfileKind.CARGO_LOCK.read("version = 5\n".getBytes(UTF_8)))
        .isInstanceOf(ProblemException.class);
    Mutations.survive(9, 2_000, CARGO.getBytes(UTF_8), LockfileKind.CARGO_LOCK::read);
  }

  /** Members of the workspace are the project, and what they need is no edge between releases. */
  @Test
  void uv() {
    String lock =
        """
        version = 1

        [[package]]
        name = "app"
        source = { virtual = "." }
        dependencies = [{ name = "a" }]

        [package.optional-dependencies]
        x = [{ name = "b" }]

        [[package]]
        name = "a"
        version = "1"
        source = { registry = "https://registry.example/simple" }
        dependencies = [{ name = "B", version = "2", marker = "x" }]

        [package.optional-dependencies]
        x = [{ name = "b", version = "1" }]

        [[package]]
        name = "b"
        version = "1"
        source = { registry = "https://registry.example/simple" }

        [[package]]
        name = "b"
        version = "2"
        source = { registry = "https://registry.example/simple" }
        """;
    assertThat(edges(LockfileKind.UV_LOCK, lock)).containsExactly("a1>b2", "a1>b1");
    assertThat(Locks.scopes(LockfileKind.UV_LOCK.read(lock.getBytes(UTF_8))))
        .containsExactly("a REQUIRED!", "b OPTIONAL!", "b REQUIRED!");
  }

  @Test
  void poetryAndPylock() {
    String poetry =
        """
        [[package]]
        name = "A"
        version = "1"

        [package.dependencies]
        B_c = ">=1"
        gone = "*"

        [[package]]
        name = "b-c"
        version = "2"
        """;
    assertThat(edges(LockfileKind.POETRY_LOCK, poetry)).containsExactly("a1>b-c2");
    String pylock =
        """
        lock-version = "1.0"
        [[packages]]
        name = "a"
        version = "1"
        dependencies = [{ name = "b" }]
        [[packages]]
        name = "b"
        version = "2"
        [[packages.dependencies]]
        name = "a"
        """;
    assertThat(edges(LockfileKind.PYLOCK, pylock)).containsExactly("a1>b2", "b2>a1");
  }
}

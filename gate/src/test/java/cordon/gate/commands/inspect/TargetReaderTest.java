package cordon.gate.commands.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Digest;
import cordon.base.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetReaderTest {
  @TempDir Path cwd;

  @BeforeEach
  void folder() throws IOException {
    Files.createDirectories(cwd.resolve("house"));
  }

  /** As for a user who may not read files that are called closed. */
  private static Digest hash(Path file) throws IOException {
    if (String.valueOf(file.getFileName()).startsWith("closed")) {
      throw new AccessDeniedException(file.toString());
    }
    return Digest.sha256Of(Files.readAllBytes(file));
  }

  private List<Target> read(String argument) {
    return new TargetReader(
            cwd,
            purl -> {
              throw new AssertionError(purl);
            },
            TargetReaderTest::hash)
        .read(argument);
  }

  private Path write(String name) throws IOException {
    return Files.write(cwd.resolve("house").resolve(name), "inert".getBytes(UTF_8));
  }

  @Test
  void releasesAreThingsOfTheirOwnHoweverTheyArePacked() throws IOException {
    List<String> releases =
        List.of(
            "a-1.0.tar",
            "a-1.0.tar.gz",
            "a-1.0.tar.lz",
            "a-1.0.tar.lzma",
            "a-1.0.tar.zst",
            "a-1.0.tbz",
            "a-1.0.tbz2",
            "a-1.0.tlz",
            "a-1.0.txz",
            "a-1.0.zip",
            "a.tgz",
            "a.whl");
    List<String> others = List.of("a.tar", "a.tar.gz", "a.zip", "a-1.0.txt", "a-1.0.lzma", ".whl");
    for (String name : releases) {
      write(name);
    }
    for (String name : others) {
      write(name);
    }
    assertThat(read("house").stream().map(Target::shown))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("house"), releases.stream().map(n -> "house/" + n)).toList());
  }

  @Test
  void aPackedPackageThatCannotBeReadStaysInTheFolder() throws IOException {
    write("closed-1.0.tar.gz");
    Path open = write("open-1.0.tar.gz");
    List<Target> targets = read("house");
    assertThat(targets.stream().map(Target::shown))
        .containsExactly("house", "house/open-1.0.tar.gz");
    assertThat(targets.getFirst())
        .isInstanceOfSatisfying(
            Target.Folder.class, folder -> assertThat(folder.apart()).containsExactly(open));
  }

  @Test
  void aFileThatIsNamedAndCannotBeReadIsAProblem() throws IOException {
    write("closed-1.0.tar.gz");
    assertThatThrownBy(() -> read("house/closed-1.0.tar.gz"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot read `house/closed-1.0.tar.gz`");
  }
}

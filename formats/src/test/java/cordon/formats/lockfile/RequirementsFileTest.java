package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.formats.Mutations;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsFileTest {
  private static final String SHA =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static Lockfile read(String text) {
    return LockfileKind.REQUIREMENTS.read(text.getBytes(UTF_8));
  }

  private static LockedRelease only(String text) {
    Lockfile file = read(text);
    assertThat(file.releases()).hasSize(1);
    return file.releases().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "litellm==1.82.8 | litellm | 1.82.8",
        "Foo_Bar [extra, b] == 1.0 ; python_version < '3' | foo-bar | 1.0",
        "foo===1.0-local | foo | 1.0-local",
        "foo==1.0,!=1.1 | foo | 1.0",
        "foo (==1.0) | foo | 1.0",
        "foo==1!2.0.post1+cu118 # why | foo | 1!2.0.post1+cu118",
        "foo @ https://h.example/foo-1.0-py3-none-any.whl | foo | 1.0",
        "https://h.example/Foo-1.0-py3-none-any.whl?x=/y#sha256=0 | foo | 1.0",
        "./dist/foo-1.0-py3-none-any.whl | foo | 1.0",
      })
  void readsPins(String line, String name, String version) {
    LockedRelease release = only(line);
    assertThat(release.name()).isEqualTo(name);
    assertThat(release.version()).contains(version);
    assertThat(release.open()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "foo | foo | no version",
        "foo>=1.0 | foo | a range: \">=1.0\"",
        "foo==1.* | foo | a range",
        "foo~=1.0 | foo | a range",
        "foo ; python_version<'3' | foo | no version",
        "foo @ git+https://h.example/foo@v1 | foo | a direct reference",
        "git+https://h.example/foo#egg=foo | '' | a direct reference",
        "-e ./foo | '' | an editable install",
        "./foo | '' | a direct reference",
        "foo-1.0.tar.gz | '' | a direct reference",
      })
  void whatFixesNoVersionSaysWhy(String line, String name, String open) {
    LockedRelease release = only(line);
    assertThat(release.name()).isEqualTo(name);
    assertThat(release.version()).isEmpty();
    assertThat(release.open()).contains(open);
  }

  @Test
  void readsHashesOverContinuedLines() {
    Lockfile file =
        read(
            """
            # comment \\
            foo==1.0 \\
                --hash=sha256:%1$s \\
            \t--hash sha256:%1$s
            bar==2.0
            """
                .formatted(SHA));
    assertThat(file.releases()).hasSize(2);
    assertThat(file.releases().getFirst().hashes())
        .containsExactly(Digest.sha256(SHA), Digest.sha256(SHA));
    assertThat(file.releases().getFirst().place()).isEqualTo(new Place(2, ""));
    assertThat(file.releases().get(1).place()).isEqualTo(new Place(5, ""));
  }

  @Test
  void namesWhatItDrawsOn() {
    Lockfile file =
        read(
            "-r base.txt\n--requirement=dev.txt\n-cpins.txt\n--index-url https://i.example/simple\n"
                + "--no-binary :all:\n");
    assertThat(file.releases()).isEmpty();
    assertThat(file.references())
        .extracting(Reference::kind, Reference::target)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Reference.Kind.INCLUDE, "base.txt"),
            org.assertj.core.groups.Tuple.tuple(Reference.Kind.INCLUDE, "dev.txt"),
            org.assertj.core.groups.Tuple.tuple(Reference.Kind.CONSTRAINT, "pins.txt"),
            org.assertj.core.groups.Tuple.tuple(Reference.Kind.INDEX, "https://i.example/simple"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x==1\n!!!",
        "x==1\nfoo bar",
        "x==1\n-r",
        "x==1\ny==2 --hash=sha256:zz",
        "x==1\n==2"
      })
  void whatIsNoRequirementIsRefusedWithTheLine(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void boundsHold() {
    assertThatThrownBy(() -> read("a".repeat(300_000))).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> read("a\\\n".repeat(300_000))).isInstanceOf(ProblemException.class);
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    String text =
        "# c\nfoo==1.0 --hash=sha256:%s\nbar @ https://h.example/bar-1.0.zip ; a\n-r x\nb[c]>=1,<2"
            .formatted(SHA);
    Mutations.survive(9, 3000, text.getBytes(UTF_8), LockfileKind.REQUIREMENTS::read);
  }
}

package cordon.inspect.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ByteSource;
import cordon.inspect.Finding;
import cordon.inspect.Report;
import cordon.inspect.StaticInspector;
import cordon.inspect.Subject;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.SourceTree;
import cordon.inspect.rules.Rules;
import cordon.inspect.testing.Artifact;
import cordon.inspect.tree.UnpackLimits;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release is held against its source, its coordinates and its own list of files. */
class SourceTest {
  private static final StaticInspector INSPECTOR =
      new StaticInspector(Rules.own(false).build(), UnpackLimits.DEFAULT);

  private static Report inspect(Subject subject, Artifact artifact, Baseline baseline)
      throws IOException {
    return INSPECTOR.inspect(subject, ByteSource.of(artifact.bytes()), baseline);
  }

  private static Report alone(Artifact artifact) throws IOException {
    return inspect(Subject.file(artifact.fileName()), artifact, Baseline.NONE);
  }

  private static Report against(Artifact artifact, Artifact source) throws IOException {
    SourceTree tree =
        INSPECTOR.source(Subject.file(source.fileName()), ByteSource.of(source.bytes()));
    return inspect(Subject.file(artifact.fileName()), artifact, Baseline.NONE.builtFrom(tree));
  }

  private static List<String> rules(Report report) {
    return report.findings().stream().map(Finding::rule).toList();
  }

  private static Artifact wheel() {
    return Artifact.wheel("sample", "1.0").file("sample/__init__.py", "A = 1\n");
  }

  private static Artifact sdist() {
    return Artifact.sdist("sample", "1.0").file("src/sample/__init__.py", "A = 1\n");
  }

  @Test
  void aReleaseThatIsItsSourceHasNothingToTell() throws IOException {
    assertThat(against(wheel(), sdist()).findings()).isEmpty();
  }

  @Test
  void eachFileThatTheSourceLacksIsNamed() throws IOException {
    Artifact release = wheel().file("sample/a.py", "B = 2\n").file("sample/b.py", "C = 3\n");
    Report report = against(release, sdist());
    assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().equals("not-in-its-source"))
        .map(finding -> finding.end().place().path())
        .containsExactlyInAnyOrder("sample/a.py", "sample/b.py");
  }

  @Test
  void oneThatActsIsSuspicious() throws IOException {
    Artifact release =
        wheel()
            .file(
                "sample/a.py",
                "import urllib.request\nurllib.request.urlopen('https://files.example/a')\n");
    assertThat(rules(against(release, sdist()))).contains("what-its-source-lacks-acts");
    assertThat(against(release, sdist()).verdict()).isEqualTo(Verdict.SUSPICIOUS);
    assertThat(alone(release).verdict()).isEqualTo(Verdict.CLEAN);
    Artifact same =
        sdist()
            .file(
                "src/sample/a.py",
                "import urllib.request\nurllib.request.urlopen('https://files.example/a')\n");
    assertThat(against(release, same).findings()).isEmpty();
  }

  @Test
  void aDependencyThatTheSourceDoesNotNameIsSuspicious() throws IOException {
    Artifact release =
        wheel()
            .file(
                "sample-1.0.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: sample\nVersion: 1.0\nRequires-Dist: plain-helper\n");
    assertThat(rules(against(release, sdist()))).contains("dependency-is-not-in-its-source");
  }

  @ParameterizedTest
  @CsvSource({
    "other-1.0-py3-none-any.whl, true",
    "sample-2.0-py3-none-any.whl, true",
    "sample-1.0-py3-none-any.whl, false",
    "Sample-1.0.0-py3-none-any.whl, false",
    "sample-1.0-1-cp312-cp312-linux_x86_64.whl, false"
  })
  void aFileIsCalledWhatItCallsItself(String file, boolean suspicious) throws IOException {
    List<String> rules = rules(inspect(Subject.file(file), wheel(), Baseline.NONE));
    assertThat(rules.contains("manifest-says-otherwise")).isEqualTo(suspicious);
  }

  @ParameterizedTest
  @CsvSource({
    "sample, 1.0.0, false",
    "sample, v1.0.0, false",
    "other, 1.0.0, true",
    "sample, 1.0.1, true"
  })
  void aPackageIsWhatWasAskedFor(String name, String version, boolean suspicious)
      throws IOException {
    Artifact npm = Artifact.npm("sample", "1.0.0").file("index.js", "exports.a = 1;\n");
    Subject asked =
        new Subject("x.tgz", Optional.of("npm"), Optional.of(name), Optional.of(version));
    assertThat(rules(inspect(asked, npm, Baseline.NONE)).contains("manifest-says-otherwise"))
        .isEqualTo(suspicious);
  }

  @Test
  void aFileThatNoRecordNamesIsANote() throws IOException {
    String info = "sample-1.0.dist-info/";
    Artifact release = wheel().file(info + "RECORD", info + "RECORD,,\n");
    assertThat(rules(alone(release))).contains("record-has-gaps");
    assertThat(alone(release).verdict()).isEqualTo(Verdict.CLEAN);
  }
}

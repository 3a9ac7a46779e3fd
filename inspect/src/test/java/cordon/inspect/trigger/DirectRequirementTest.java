package cordon.inspect.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ByteSource;
import cordon.inspect.Report;
import cordon.inspect.StaticInspector;
import cordon.inspect.Subject;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.rules.Rules;
import cordon.inspect.testing.Artifact;
import cordon.inspect.tree.UnpackLimits;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies of Python that are given as addresses. */
class DirectRequirementTest {
  private static final String OWN_SERVER = "install-brings-a-package-from-its-own-server";

  private static Report inspect(Artifact artifact) throws IOException {
    return new StaticInspector(Rules.own(false).build(), UnpackLimits.DEFAULT)
        .inspect(Subject.file(artifact.fileName()), ByteSource.of(artifact.bytes()), Baseline.NONE);
  }

  private static Report wheel(String requirement) throws IOException {
    return inspect(
        Artifact.wheel("demo", "1.0")
            .file("demo/__init__.py", "")
            .file(
                "demo-1.0.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: "
                    + requirement
                    + "\n"));
  }

  private static Report sdist(String pyproject) throws IOException {
    return inspect(
        Artifact.sdist("demo", "1.0")
            .file("demo/__init__.py", "")
            .file("pyproject.toml", pyproject));
  }

  @ParameterizedTest
  @CsvSource({
    "colours @ https://files.example.org/colours-1.0.tar.gz, SUSPICIOUS",
    "'colours[all] @ https://198.51.100.7/c.whl ; python_version >= \"3\"', SUSPICIOUS",
    "colours@https://files.example.org/colours-1.0.tar.gz, SUSPICIOUS",
    "colours @ http://files.example.org/colours-1.0.tar.gz, MALICIOUS",
  })
  void aServerOfItsOwnIsTold(String requirement, Verdict verdict) throws IOException {
    Report report = wheel(requirement);
    assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colours>=1.0",
        "colours ; extra == 'a@b'",
        "colours @ git+https://github.com/example/colours@v1",
        "colours @ https://github.com/example/colours/archive/v1.zip",
        "colours @ https://git.example.org/colours.git",
        "colours @ file:///opt/colours",
        "colours @ https://localhost/colours.whl",
      })
  void whatAHostOfCodeOrThisMachineHoldsIsNot(String requirement) throws IOException {
    Report report = wheel(requirement);
    assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[build-system]\nrequires = ['setuptools', 'c @ https://files.example.org/c.whl']\n",
        "[project]\nname = 'demo'\ndependencies = ['c @ https://files.example.org/c.whl']\n",
      })
  void whatABuildInstallsFirstCountsToo(String pyproject) throws IOException {
    Report report = sdist(pyproject);
    assertThat(report.findings()).extracting(f -> f.rule()).contains(OWN_SERVER);
  }
}

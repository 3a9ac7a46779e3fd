package cordon.formats.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionFileTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "litellm-1.82.8-py3-none-any.whl | litellm | WHEEL | 1.82.8",
        "zope.interface-5.0-cp38-cp38-win32.whl | zope-interface | WHEEL | 5.0",
        "Foo_Bar-1.0-2build-py2.py3-none-any.whl | foo-bar | WHEEL | 1.0",
        "torch-2.0.1+cu118-cp310-cp310-linux_x86_64.whl | torch | WHEEL | 2.0.1+cu118",
        "foo-1.0_1-py3-none-any.whl | foo | WHEEL | 1.0-1",
        "foo-1!2.0rc1-py3-none-any.whl | foo | WHEEL | 1!2.0rc1",
        "foo_bar-1.0.tar.gz | foo-bar | SDIST | 1.0",
        "foo-bar-1.0.tar.gz | foo-bar | SDIST | 1.0",
        "foo-bar-1.0-1.tar.gz | foo-bar | SDIST | 1.0-1",
        "Foo.Bar-1.0.zip | foo-bar | SDIST | 1.0",
        "foo-2-1.0.tar.gz | foo-2 | SDIST | 1.0",
        "foo-2-1.0.tar.gz | foo | |",
        "foo-1.0.tar.bz2 | foo | SDIST | 1.0",
        "foo-1.0.tgz | foo | SDIST | 1.0",
        "foo-1.0.tar.Z | foo | SDIST | 1.0",
        "foo-1.0-py3.6.egg | foo | EGG | 1.0",
        "foo_bar-1.0_1-py2.7-win32.egg | foo-bar | EGG | 1.0-1",
        "foo-1.0.win32-py2.7.exe | foo | INSTALLER | 1.0",
        "foo-1.0.win-amd64.exe | foo | INSTALLER | 1.0",
        "foo-1.0.win-amd64-py3.4.msi | foo | INSTALLER | 1.0",
        "foo-1.0.exe | foo | |",
        "foo-1.0.linux-x86_64.tar.gz | foo | |",
        "other-1.0-py3-none-any.whl | foo | |",
        "other-1.0.tar.gz | foo | |",
        "foo-1.0-py3-none.whl | foo | |",
        "foo-1.0-build-py3-none-any.whl | foo | |",
        "foo-1.0--py3-none-any.whl | foo | |",
        "foo-notaversion.tar.gz | foo | |",
        "foo-1.0.rpm | foo | |",
        "foo.tar.gz | foo | |",
        "-.whl | foo | |",
      })
  void theNameTellsTheVersion(String name, String project, DistributionFile.Kind kind, String v) {
    assertThat(DistributionFile.parse(name, project))
        .isEqualTo(kind == null ? Optional.empty() : Optional.of(new DistributionFile(kind, v)));
  }

  @Test
  void anyTextIsReadOrNot() {
    Random random = new Random(4);
    String alphabet = "foo-1.0_py3anywhltr.gzegxNone+! \u00e9/";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder(random.nextBoolean() ? "foo-" : "");
      for (int n = random.nextInt(30); n > 0; n--) {
        name.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      name.append(random.nextBoolean() ? ".tar.gz" : ".whl");
      DistributionFile.parse(name.toString(), "foo")
          .ifPresent(file -> assertThat(name.toString()).contains("-"));
    }
    assertThat(DistributionFile.parse("foo-" + "1".repeat(100_000) + ".zip", "foo")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Foo__Bar.-baz, foo-bar-baz", "A, a", "zope.interface, zope-interface"})
  void normalises(String name, String normal) {
    assertThat(ProjectName.parse(name)).contains(normal);
    assertThat(ProjectName.normalize(normal)).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource({"''", "-a", "a-", "a/b", "..", "a%2fb", "ü", "a b"})
  void refusesWhatIsNoName(String name) {
    assertThat(ProjectName.parse(name)).isEmpty();
  }
}

package cordon.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ByteSource;
import cordon.inspect.delta.Baseline;
import cordon.inspect.rules.Rules;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.UnpackLimits;
import cordon.testkit.archive.ZipForge;
import cordon.testkit.registry.Archives;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client could open is not inspected, and says so; it hides nothing. */
class NotAnArchiveTest {
  private static final long SEED = 20_261_128;
  private static final StaticInspector INSPECTOR =
      new StaticInspector(Rules.own(false).build(), UnpackLimits.DEFAULT);

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }

  private static byte[] wheel() {
    ZipForge zip = new ZipForge();
    for (int i = 0; i < 20; i++) {
      zip.file("sample/m" + i + ".py", "def f():\n    return " + i + "\n");
    }
    return zip.file("sample-1.0.dist-info/METADATA", "Name: sample\nVersion: 1.0\n").bytes();
  }

  private static Report inspect(String name, byte[] content) throws IOException {
    return INSPECTOR.inspect(Subject.file(name), ByteSource.of(content), Baseline.NONE);
  }

  private static void notInspected(String name, byte[] content) throws IOException {
    Report report = inspect(name, content);
    assertThat(report.verdict())
        .as(name + " " + report.findings())
        .isEqualTo(Verdict.NOT_INSPECTED);
    assertThat(report.doubts().getFirst()).startsWith(name + ": ").contains("; fetch it again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample-1.0-py3-none-any.whl",
        "sample-1.0.jar",
        "sample-1.0.tgz",
        "sample-1.0.tar.gz",
        "sample-1.0.crate",
        "sample-1.0.zip",
        "weights.npz"
      })
  void noiseAndPagesOfErrorsAndNothingAtAll(String name) throws IOException {
    notInspected(name, noise(5000));
    notInspected(
        name, "<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>\n".getBytes(UTF_8));
    notInspected(name, new byte[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample-1.0.tar.lzma",
        "sample-1.0.tlz",
        "sample-1.0.tar.lz",
        "sample-1.0.tar.Z",
        "weights.joblib.lz4",
        "sample_1.0.deb",
        "sample-1.0.rpm"
      })
  void whatIsPackedInAWayThatIsNotReadHere(String name) throws IOException {
    Report report = inspect(name, noise(5000));
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_INSPECTED);
    assertThat(report.doubts())
        .containsExactly(
            name
                + ": is packed in a way that is not read here; unpack it by hand, and inspect the"
                + " folder");
  }

  @Test
  void packagesInAnArchiveThatIsNone() throws IOException {
    byte[] house = Archives.zip(Map.of("fetched/sample-1.0-py3-none-any.whl", wheel()));
    Report report = inspect("wheels.zip", house);
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_INSPECTED);
    assertThat(report.tree().kind()).isEqualTo(ArtifactKind.ARCHIVE);
    assertThat(report.doubts())
        .containsExactly(
            "fetched/sample-1.0-py3-none-any.whl: is a package in an archive of several things;"
                + " unpack the archive and inspect the folder");
    byte[] bundled =
        Archives.zip(
            Map.of(
                "sample/__init__.py",
                new byte[0],
                "sample-2.0.dist-info/METADATA",
                "Name: sample\nVersion: 2.0\n".getBytes(UTF_8),
                "sample/bundled/sample-1.0-py3-none-any.whl",
                wheel()));
    assertThat(inspect("sample-2.0-py3-none-any.whl", bundled).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample.tgz/package/package.json",
        "sample.tgz/sample/package.json",
        "sample.zip/sample-1.0/setup.py",
        "sample.zip/setup.py",
        "sample.zip/sample/pyproject.toml"
      })
  void packagesInAnArchiveAreKnownByTheirManifests(String path) throws IOException {
    String archive = path.substring(0, path.indexOf('/'));
    byte[] inner =
        Archives.zip(Map.of(path.substring(path.indexOf('/') + 1), "{}\n".getBytes(UTF_8)));
    Report report = inspect("house.zip", Archives.zip(Map.of("fetched/" + archive, inner)));
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_INSPECTED);
    assertThat(report.doubts())
        .containsExactly(
            "fetched/"
                + archive
                + ": is a package in an archive of several things; unpack the archive and inspect"
                + " the folder");
    byte[] deep = Archives.zip(Map.of("a/b/package.json", "{}\n".getBytes(UTF_8)));
    assertThat(inspect("house.zip", Archives.zip(Map.of("x.zip", deep))).verdict())
        .isEqualTo(Verdict.CLEAN);
  }

  private static Report folder(String path, byte[] content) throws IOException {
    return INSPECTOR.inspect(
        Subject.file("house"),
        visitor -> visitor.file(path, ByteSource.of(content)),
        Baseline.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "old/sample-1.0.tar.lzma",
        "old/sample.tlz",
        "sample.tar.Z",
        "sample_1.0.deb",
        "sample-1.0.rpm",
        "disk.iso"
      })
  void whatAFolderHoldsThatIsNotRead(String path) throws IOException {
    Report report = folder(path, noise(3000));
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_INSPECTED);
    assertThat(report.doubts())
        .containsExactly(
            path
                + ": is packed in a way that is not read here; unpack it by hand, and inspect the"
                + " folder");
  }

  @Test
  void packedDataOfAFolderIsNoDoubt() throws IOException {
    for (String path : new String[] {"site/app.js.br", "data.lz4", "notes.z"}) {
      assertThat(folder(path, noise(3000)).verdict()).as(path).isEqualTo(Verdict.CLEAN);
    }
    byte[] text = "create or replace package sample as\nend;\n".getBytes(UTF_8);
    assertThat(folder("sample.pkg", text).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(folder("sample_1.0.deb", new byte[0]).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void downloadsThatBrokeOff() throws IOException {
    byte[] zip = wheel();
    notInspected("sample-1.0-py3-none-any.whl", Arrays.copyOf(zip, zip.length / 2));
    notInspected("sample-1.0.jar", Arrays.copyOf(zip, zip.length - 30));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(noise(20_000));
    }
    byte[] gzip = packed.toByteArray();
    notInspected("sample-1.0.tgz", Arrays.copyOf(gzip, gzip.length / 2));
  }

  @Test
  void whatIsLeftOfABrokenArchiveIsReadAllTheSame() throws IOException {
    byte[] zip =
        new ZipForge()
            .file("sample_init.pth", "import os; os.system('echo inert')\n")
            .file("sample/__init__.py", "x = 1\n".repeat(200))
            .bytes();
    Report report = inspect("sample-1.0-py3-none-any.whl", Arrays.copyOf(zip, zip.length - 60));
    assertThat(report.verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void whatClientsReadDifferentlyStaysAFinding() throws IOException {
    byte[] zip = wheel();
    byte[] both = Arrays.copyOf(noise(3000), 3000 + zip.length);
    System.arraycopy(zip, 0, both, 3000, zip.length);
    assertThat(inspect("sample-1.0-py3-none-any.whl", both).findings())
        .extracting(Finding::rule)
        .contains("reads-differently");
    byte[] appended = Arrays.copyOf(zip, zip.length + 400);
    System.arraycopy(noise(400), 0, appended, zip.length, 400);
    assertThat(inspect("sample-1.0-py3-none-any.whl", appended).findings())
        .extracting(Finding::rule)
        .contains("reads-differently");
  }
}

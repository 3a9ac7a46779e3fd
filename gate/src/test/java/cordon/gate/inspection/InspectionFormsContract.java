package cordon.gate.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Inspection.Result;
import cordon.gate.Upstream;
import cordon.gate.policy.InspectionStatus;
import cordon.testkit.registry.PypiFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same on both databases: what bytes are read as, and what they are compared with. */
abstract class InspectionFormsContract extends InspectionsHouse {
  @Test
  void aWheelIsComparedWithTheSourceBesideIt() throws Exception {
    String acting = "import subprocess\nsubprocess.run(['echo', 'inert'])\n";
    PypiFile built = PypiFile.wheel("demo", "2.0").file("demo/_setup.py", acting);
    PypiFile sourced = PypiFile.sdist("demo", "2.0").file("demo/_setup.py", acting);
    Inspections server = server(real());
    assertThat(result(server, require(server, built, "2.0"))).isEqualTo(Result.CLEAN);

    PypiFile sdist = PypiFile.sdist("demo", "2.1");
    cached(sdist);
    require(server, sdist, "2.1");
    Digest lacking =
        require(
            server,
            PypiFile.wheel("demo", "2.1").file("demo/_setup.py", acting).revision(0),
            "2.1");
    assertThat(result(server, lacking)).isEqualTo(Result.SUSPICIOUS);

    cached(sourced);
    require(server, sourced, "2.0");
    Digest again = require(server, built.tag("py2.py3-none-any"), "2.0");
    assertThat(result(server, again)).isEqualTo(Result.CLEAN);
  }

  @Test
  void aWheelThatCameBeforeItsSourceIsReadAgainBesideIt() throws Exception {
    PypiFile wheel =
        PypiFile.wheel("demo", "2.1")
            .file("demo/_setup.py", "import subprocess\nsubprocess.run(['echo', 'inert'])\n");
    PypiFile sdist = PypiFile.sdist("demo", "2.1");
    Inspections server = server(real());
    List<Coordinate> sourced = new ArrayList<>();
    server.whenSourced(sourced::add);
    Digest alone = require(server, wheel, "2.1");
    assertThat(sourced).isEmpty();
    Coordinate coordinate =
        Coordinate.release(Ecosystem.PYPI, Upstream.DEFAULT, "demo", "2.1")
            .withFile(wheel.fileName());
    Path file = folder.resolve(wheel.fileName());
    server.besideSource(coordinate, alone, List.of(alone), file);
    assertThat(result(server, alone)).isEqualTo(Result.CLEAN);

    cached(sdist);
    require(server, sdist, "2.1");
    assertThat(sourced).extracting(Coordinate::version).containsExactly("2.1");
    server.besideSource(coordinate, alone, List.of(md5(alone)), file);
    for (Inspections each : List.of(server, server(real()))) {
      assertThat(result(each, alone)).isEqualTo(Result.SUSPICIOUS);
      assertThat(result(each, md5(alone))).isEqualTo(Result.SUSPICIOUS);
    }
    assertThat(server.reports().of(alone))
        .extracting(InspectionReport::result)
        .containsExactly(Result.SUSPICIOUS, Result.CLEAN);
  }

  private Result under(String name, byte[] content) throws Exception {
    Inspections server = server(real());
    Path file = Files.write(folder.resolve(name), content);
    Digest sha256 = sha256(file);
    server.require(
        Coordinate.release(Ecosystem.PYPI, Upstream.DEFAULT, "demo", "1.1").withFile(name),
        sha256,
        List.of(sha256),
        file);
    return result(server, named(name), sha256);
  }

  @Test
  void anArchiveDoesNotPassUnderANameWithoutCode() throws Exception {
    byte[] sdist = PypiFile.sdist("demo", "1.1").bytes();
    assertThat(under("demo.xml", HOOKED.bytes())).isEqualTo(Result.NOT_FULLY_INSPECTED);
    assertThat(under("demo.sig", sdist)).isEqualTo(Result.NOT_FULLY_INSPECTED);
    Digest wheel = require(server(real()), HOOKED, "1.1");
    assertThat(result(servers.getLast(), wheel)).isEqualTo(Result.MALICIOUS);
    byte[] text = "<project>\0PK</project>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(under("demo.pom", text)).isEqualTo(Result.NOT_INSPECTED);
    Digest pom = sha256(folder.resolve("demo.pom"));
    assertThat(servers.getLast().knows(named("demo.pom"), pom)).isTrue();
    assertThat(servers.getLast().knows(named("demo.whl"), pom)).isFalse();
  }

  /** Code that a wheel brings into every start of Python means nothing in a jar. */
  @Test
  void theSameBytesAreReadAgainInAnotherForm() throws Exception {
    Inspections server = server(real());
    Path file = Files.write(folder.resolve("bytes"), HOOKED.bytes());
    Digest sha256 = sha256(file);
    Coordinate jar =
        Coordinate.release(Ecosystem.MAVEN, Upstream.DEFAULT, "org.example:demo", "1.0")
            .withFile("demo-1.0.jar");
    server.require(jar, sha256, List.of(sha256), file);
    assertThat(result(server, jar, sha256)).isEqualTo(Result.CLEAN);
    assertThat(server.status(named("demo.whl"), List.of(sha256)))
        .isInstanceOf(InspectionStatus.Pending.class);

    Digest wheel = require(server, HOOKED, "1.1");
    assertThat(wheel).isEqualTo(sha256);
    for (Inspections each : List.of(server, server(real()))) {
      assertThat(result(each, wheel)).isEqualTo(Result.MALICIOUS);
      assertThat(result(each, jar, wheel)).isEqualTo(Result.CLEAN);
    }
    assertThat(server.reports().of(wheel))
        .extracting(InspectionReport::result)
        .containsExactlyInAnyOrder(Result.CLEAN, Result.MALICIOUS);
  }
}

package cordon.gate.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Cause;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.InspectionSettings;
import cordon.gate.Inspector;
import cordon.gate.TestDatabases;
import cordon.gate.Upstream;
import cordon.gate.inspection.InspectionReports.Before;
import cordon.gate.inspection.InspectionStore.Key;
import cordon.gate.policy.InspectionStatus;
import cordon.inspect.rules.Rules;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.store.BlobStore;
import cordon.store.Database;
import cordon.terminal.Json;
import cordon.testkit.registry.PypiFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on both databases: what is kept of inspections, and what servers have in common. */
abstract class InspectionsContract {
  private static final PypiFile PLAIN = PypiFile.wheel("demo", "1.0");
  private static final PypiFile HOOKED =
      PypiFile.wheel("demo", "1.1")
          .file("demo_init.pth\0.txt", "import base64; exec(base64.b64decode('cHJpbnQoMSk='))\n");

  @TempDir Path folder;
  private Database database;
  private Ledger ledger;
  private Instant now = Instant.parse("2026-05-01T08:00:00Z");
  private final List<Inspections> servers = new ArrayList<>();

  abstract String url(Path folder);

  @BeforeEach
  void open() {
    database = TestDatabases.open(url(folder));
    ledger = TestDatabases.ledger(database, folder, () -> now);
  }

  @AfterEach
  void close() {
    servers.forEach(Inspections::close);
    ledger.close();
    database.close();
  }

  private Inspections server(Inspector inspector) {
    Inspections server = Inspections.open(Optional.of(inspector), database, ledger, () -> now);
    servers.add(server);
    return server;
  }

  private Inspector real() {
    return new StaticInspection(
        new InspectionSettings(Rules.own(false).build(), Duration.ofMinutes(2)),
        database,
        new BlobStore(folder.resolve("blobs")),
        () -> now);
  }

  /** Says one thing of everything. */
  private record Fixed(String ruleSet, Result result, List<Digest> asked) implements Inspector {
    Fixed(String ruleSet, Result result) {
      this(ruleSet, result, new ArrayList<>());
    }

    @Override
    public Duration budget() {
      return Duration.ofMinutes(2);
    }

    @Override
    public Inspection inspect(Coordinate coordinate, Digest sha256, Path file) {
      asked.add(sha256);
      return new Inspection(result, List.of(new Finding("rule", "text of " + result, "a.py:1")));
    }
  }

  private Digest require(Inspections server, PypiFile wheel, String version) throws Exception {
    now = now.plusSeconds(1);
    Path file = Files.write(folder.resolve(wheel.fileName()), wheel.bytes());
    Digest sha256 = sha256(file);
    server.require(
        Coordinate.release(Ecosystem.PYPI, Upstream.DEFAULT, "demo", version)
            .withFile(wheel.fileName()),
        sha256,
        List.of(md5(sha256), sha256),
        file);
    return sha256;
  }

  /** As the cache keeps it, so that what is inspected later is compared with it. */
  private void cached(PypiFile file) throws Exception {
    try (BlobStore.Incoming incoming = new BlobStore(folder.resolve("blobs")).receive()) {
      incoming.out().write(file.bytes());
      incoming.commit();
    }
  }

  private static Digest sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return Digest.of(Digest.Algorithm.SHA256, digest.digest(Files.readAllBytes(file)));
  }

  /** Another digest by which metadata may name the same bytes. */
  private static Digest md5(Digest sha256) {
    return Digest.of(
        Digest.Algorithm.MD5, java.util.HexFormat.of().parseHex(sha256.hex().substring(0, 32)));
  }

  private static Coordinate named(String file) {
    return Coordinate.release(Ecosystem.PYPI, Upstream.DEFAULT, "demo", "1.0").withFile(file);
  }

  private static Result result(Inspections server, Digest digest) {
    return result(server, named("demo.whl"), digest);
  }

  private static Result result(Inspections server, Coordinate coordinate, Digest digest) {
    return server.status(coordinate, List.of(digest)) instanceof InspectionStatus.Done done
        ? done.inspection().result()
        : Result.NOT_INSPECTED;
  }

  private long facts() {
    return ledger.read(FactQuery.all(100)).stream()
        .filter(fact -> fact.type().equals("gate.inspected"))
        .count();
  }

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

  @Test
  void whatOneServerFoundTheOthersDoNotLookForAgain() throws Exception {
    Fixed first = new Fixed("rules-1", Result.MALICIOUS);
    Fixed second = new Fixed("rules-1", Result.CLEAN);
    Inspections here = server(first);
    Inspections there = server(second);
    Digest digest = require(here, PLAIN, "1.0");
    assertThat(require(there, PLAIN, "1.0")).isEqualTo(digest);
    assertThat(second.asked()).isEmpty();
    assertThat(result(there, digest)).isEqualTo(Result.MALICIOUS);
    assertThat(result(there, md5(digest))).isEqualTo(Result.MALICIOUS);
    assertThat(facts()).isEqualTo(1);
  }

  /** A list must heed what was found elsewhere before anybody asks here. */
  @Test
  void whatOneServerFindsTheOthersHear() throws Exception {
    Inspections here = server(new Fixed("rules-1", Result.MALICIOUS));
    Inspections there = server(new Fixed("rules-1", Result.CLEAN));
    Inspections others = server(new Fixed("rules-2", Result.CLEAN));
    Digest digest = require(here, PLAIN, "1.0");
    long before = there.generation();
    there.refresh();
    assertThat(result(there, md5(digest))).isEqualTo(Result.MALICIOUS);
    assertThat(there.generation()).isGreaterThan(before);
    Inspections anew = server(new Fixed("rules-1", Result.CLEAN));
    assertThat(there.status(named("demo.whl"), List.of(digest)))
        .isEqualTo(anew.status(named("demo.whl"), List.of(digest)));
    others.refresh();
    assertThat(result(others, digest)).isEqualTo(Result.NOT_INSPECTED);
    long after = there.generation();
    there.refresh();
    assertThat(there.generation()).isEqualTo(after);
  }

  /** Two servers that inspect at the same time say the same afterwards. */
  @Test
  void whoWasFirstCounts() throws Exception {
    InspectionStore store = new InspectionStore(database, ledger);
    Coordinate demo = named("demo.whl");
    Form form = Form.of(demo);
    Digest sha256 = Digest.of(Digest.Algorithm.SHA256, new byte[32]);
    Cause cause = new Cause(Result.SUSPICIOUS, "a.py", Optional.of(md5(sha256)), sha256);
    Finding finding = new Finding("r", "t", "p", Optional.of(cause));
    Inspection bad =
        new Inspection(Result.SUSPICIOUS, List.of(finding, new Finding("r", "t", "p")));
    Inspection good = new Inspection(Result.CLEAN, List.of());
    assertThat(store.put(demo, form, sha256, Set.of(sha256), "rules-1", bad, now)).isEqualTo(bad);
    assertThat(store.put(demo, form, sha256, Set.of(sha256, md5(sha256)), "rules-1", good, now))
        .isEqualTo(bad);
    assertThat(store.find(new Key(md5(sha256), form), "rules-1")).contains(bad);
    assertThat(store.put(demo, form, sha256, Set.of(sha256), "rules-1", good, now)).isEqualTo(bad);
    assertThat(facts()).isEqualTo(2);
    assertThat(store.since("rules-1", -2).found())
        .containsOnlyKeys(new Key(sha256, form), new Key(md5(sha256), form));
  }

  /** A name in an archive may hold what PostgreSQL takes in no text. */
  @Test
  void reportsAndProfilesAreKept() throws Exception {
    Inspections server = server(real());
    require(server, PLAIN, "1.0");
    Digest digest = require(server, HOOKED, "1.1");
    InspectionReports reports = server.reports();
    assertThat(reports.newest(Optional.empty(), Before.START, 10))
        .extracting(InspectionReport::version)
        .containsExactly("1.1", "1.0");
    assertThat(reports.newest(Optional.of(Result.CLEAN), Before.START, 10))
        .extracting(InspectionReport::version)
        .containsExactly("1.0");
    InspectionReport newest = reports.newest(Optional.empty(), Before.START, 1).getFirst();
    Before then = new Before(newest.inspected().toEpochMilli(), newest.sha256().toString());
    assertThat(reports.newest(Optional.empty(), then, 10))
        .extracting(InspectionReport::version)
        .containsExactly("1.0");
    assertThat(reports.of(digest)).isEqualTo(reports.of(Ecosystem.PYPI, "demo", "1.1"));
    Json finding = Json.read(reports.of(digest).getFirst().json()).list("findings").getFirst();
    assertThat(finding.flag("new")).isTrue();
    assertThat(reports.count(Result.MALICIOUS, server.ruleSet().orElseThrow())).isEqualTo(1);
  }

  @Test
  void nothingIsKeptOfAnInspectionThatFailed() throws Exception {
    Inspections server =
        server(
            new Inspector() {
              @Override
              public String ruleSet() {
                return "rules-1";
              }

              @Override
              public Duration budget() {
                return Duration.ofMinutes(2);
              }

              @Override
              public Inspection inspect(Coordinate coordinate, Digest sha256, Path file)
                  throws IOException {
                throw new IOException("no");
              }
            });
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> require(server, PLAIN, "1.0"))
        .isInstanceOf(InspectionPendingException.class);
    assertThat(facts()).isZero();
    assertThat(new InspectionStore(database, ledger).since("rules-1", -2).found()).isEmpty();
  }
}

package cordon.gate.inspection;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Inspection.Result;
import cordon.gate.InspectionSettings;
import cordon.gate.Inspector;
import cordon.gate.TestDatabases;
import cordon.gate.Upstream;
import cordon.gate.policy.InspectionStatus;
import cordon.inspect.rules.Rules;
import cordon.ledger.FactQuery;
import cordon.ledger.Ledger;
import cordon.store.BlobStore;
import cordon.store.Database;
import cordon.testkit.registry.PypiFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Servers that inspect on one database, and artifacts that they are given. */
abstract class InspectionsHouse {
  static final PypiFile PLAIN = PypiFile.wheel("demo", "1.0");
  static final PypiFile HOOKED =
      PypiFile.wheel("demo", "1.1")
          .file("demo_init.pth\0.txt", "import base64; exec(base64.b64decode('cHJpbnQoMSk='))\n");

  @TempDir Path folder;
  Database database;
  Ledger ledger;
  Instant now = Instant.parse("2026-05-01T08:00:00Z");
  final List<Inspections> servers = new ArrayList<>();

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

  Inspections server(Inspector inspector) {
    Inspections server = Inspections.open(Optional.of(inspector), database, ledger, () -> now);
    servers.add(server);
    return server;
  }

  Inspector real() {
    return new StaticInspection(
        new InspectionSettings(Rules.own(false).build(), Duration.ofMinutes(2)),
        database,
        new BlobStore(folder.resolve("blobs")),
        () -> now);
  }

  Digest require(Inspections server, PypiFile wheel, String version) throws Exception {
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
  void cached(PypiFile file) throws Exception {
    try (BlobStore.Incoming incoming = new BlobStore(folder.resolve("blobs")).receive()) {
      incoming.out().write(file.bytes());
      incoming.commit();
    }
  }

  static Digest sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return Digest.of(Digest.Algorithm.SHA256, digest.digest(Files.readAllBytes(file)));
  }

  /** Another digest by which metadata may name the same bytes. */
  static Digest md5(Digest sha256) {
    return Digest.of(
        Digest.Algorithm.MD5, java.util.HexFormat.of().parseHex(sha256.hex().substring(0, 32)));
  }

  static Coordinate named(String file) {
    return Coordinate.release(Ecosystem.PYPI, Upstream.DEFAULT, "demo", "1.0").withFile(file);
  }

  static Result result(Inspections server, Digest digest) {
    return result(server, named("demo.whl"), digest);
  }

  static Result result(Inspections server, Coordinate coordinate, Digest digest) {
    return server.status(coordinate, List.of(digest)) instanceof InspectionStatus.Done done
        ? done.inspection().result()
        : Result.NOT_INSPECTED;
  }

  long facts() {
    return ledger.read(FactQuery.all(100)).stream()
        .filter(fact -> fact.type().equals("gate.inspected"))
        .count();
  }
}

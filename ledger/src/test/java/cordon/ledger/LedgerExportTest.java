package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.ledger.note.SigningKey;
import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerExportTest {
  @TempDir Path folder;
  private Database database;
  private Ledger ledger;
  private Path export;

  @BeforeEach
  void open() {
    export = folder.resolve("export");
    database =
        Database.open(
            new DatabaseConfig("jdbc:sqlite:" + folder.resolve("a.db"), 2),
            List.of(Ledger.MIGRATIONS));
    ledger =
        Ledger.open(
            database,
            new LedgerConfig("log.example/test", folder.resolve("key"), Duration.ofHours(1)),
            InstantSource.system(),
            new SecureRandom());
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private void append(int from, int to) {
    ledger.appendAll(IntStream.range(from, to).mapToObj(OpenLedger::draft).toList()).join();
  }

  private Verification verified() {
    return ExportVerifier.verify(export, ledger.verifierKey(), n -> {});
  }

  @Test
  void exportsOfAllShapesVerifyHereAndByTheSpecification() throws Exception {
    int last = 0;
    for (int size : new int[] {0, 1, 2, 255, 256, 257, 600, 1024}) {
      if (size > last) {
        append(last, size);
      }
      last = size;
      ledger.export(export, n -> {}); // grows the same folder
      assertThat(verified()).isEqualTo(new Verification.Sound(size, 0, 1));
      List<String> entries = SpecVerifier.verify(export, ledger.verifierKey().toString());
      assertThat(entries).hasSize(size);
    }
    Path fresh = folder.resolve("fresh");
    ledger.export(fresh, n -> {});
    assertThat(SpecVerifier.verify(fresh, ledger.verifierKey().toString()))
        .element(500)
        .asString()
        .startsWith("{\"v\":1,\"id\":\"" + ledger.read(FactQuery.all(1).after(499)).getFirst().id())
        .endsWith(
            ",\"type\":\"test.n2\",\"actor\":\""
                + actorOf(500)
                + "\",\"subject\":\"pkg:npm/p3\",\"body\":{\"n\":500}}");
  }

  private String actorOf(long sequence) {
    return database.read(handle ->
        handle
            .createQuery("SELECT actor FROM ledger_fact WHERE sequence = ?")
            .bind(0, sequence)
            .mapTo(String.class)
            .one());
  }

  @Test
  void goAgrees() throws Exception {
    append(0, 70_000); // three levels of tiles
    ledger.export(export, n -> {});
    Path program = folder.resolve("tlogcheck");
    build(program);
    assertThat(go(program, ledger.verifierKey().toString())).isEqualTo("VERIFIED 70000\n");
    flip(export.resolve("tile/entries/200"), 12_345);
    assertThat(go(program, ledger.verifierKey().toString()))
        .startsWith("NOT VERIFIED: entries give");
    assertThat(verified()).isInstanceOf(Verification.Broken.class);
  }

  private void build(Path program) throws Exception {
    Path source = Files.createDirectories(folder.resolve("source"));
    for (String name : List.of("main.go", "go.mod", "go.sum")) {
      try (var in = LedgerExportTest.class.getResourceAsStream("tlogcheck/" + name)) {
        Files.copy(in, source.resolve(name));
      }
    }
    Outcome built;
    try {
      built = run(source, "go", "build", "-o", program.toString(), ".");
    } catch (IOException e) {
      built = new Outcome(-1, e.toString());
    }
    if (built.exit != 0) {
      System.err.println("The check by Go's tlog is skipped: " + built.output.strip());
    }
    Assumptions.assumeTrue(built.exit == 0, built.output);
  }

  private String go(Path program, String key) throws Exception {
    return run(folder, program.toString(), export.toString(), key).output;
  }

  private record Outcome(int exit, String output) {}

  private static Outcome run(Path directory, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), output);
  }

  @Test
  void everyFlippedBitAndEveryMissingFileIsSeen() throws Exception {
    append(0, 700);
    ledger.export(export, n -> {});
    List<Path> files;
    try (Stream<Path> walk = Files.walk(export)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    assertThat(files).hasSize(1 + 3 + 3 + 1);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      for (int i = 0; i < 20; i++) {
        flip(file, random.nextInt(content.length));
        assertThat(brokenOrRefused()).as("seed %d, %s, round %d", seed, file, i).isTrue();
        Files.write(file, content);
      }
      Files.delete(file);
      assertThat(brokenOrRefused()).as("without %s", file).isTrue();
      Files.write(file, content);
    }
    assertThat(verified()).isEqualTo(new Verification.Sound(700, 0, 1));
  }

  private boolean brokenOrRefused() {
    try {
      return verified() instanceof Verification.Broken;
    } catch (cordon.base.ProblemException e) {
      return true;
    }
  }

  private static void flip(Path file, int place) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(place);
      int old = access.read();
      access.seek(place);
      access.write(old ^ 1);
    }
  }

  @Test
  void theFirstBadFactIsNamed() throws Exception {
    append(0, 700);
    ledger.export(export, n -> {});
    Path bundle = export.resolve("tile/entries/001");
    String content = Files.readString(bundle, StandardCharsets.ISO_8859_1);
    Files.writeString(
        bundle, content.replace("{\"n\":300}", "{\"n\":301}"), StandardCharsets.ISO_8859_1);
    assertThat(verified())
        .isInstanceOfSatisfying(
            Verification.Broken.class, broken -> assertThat(broken.firstBad()).isEqualTo(300));
  }

  @Test
  void aCheckpointOfAnotherKeyIsNoProof() {
    append(0, 10);
    ledger.export(export, n -> {});
    assertThat(
            ExportVerifier.verify(
                export,
                SigningKey.generate("log.example/test", new SecureRandom()).verifier(),
                n -> {}))
        .isInstanceOf(Verification.Broken.class);
  }

  @Test
  void refusesFoldersOfOthers() throws Exception {
    append(0, 10);
    Files.createDirectories(export);
    Files.writeString(export.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> ledger.export(export, n -> {})).hasMessageContaining("other files");
    Files.delete(export.resolve("letter.txt"));
    ledger.export(export, n -> {});
    String checkpoint = Files.readString(export.resolve("checkpoint"));
    Files.writeString(
        export.resolve("checkpoint"),
        checkpoint.replace("log.example/test\n10", "log.example/test\n9"));
    assertThatThrownBy(() -> ledger.export(export, n -> {}))
        .hasMessageContaining("not the beginning of this log");
    List<Long> progress = new ArrayList<>();
    ledger.export(folder.resolve("other"), progress::add);
    assertThat(progress).containsExactly(10L);
  }
}

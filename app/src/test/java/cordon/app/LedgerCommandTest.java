package cordon.app;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.app.wiring.Wiring;
import cordon.ledger.FactProof;
import cordon.ledger.note.VerifierKey;
import cordon.terminal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ledger, back-up and restore, as a person types them, with the server and without. */
class LedgerCommandTest {
  @TempDir Path home;
  private Path data = Path.of("");
  private Wiring server;
  private String out = "";
  private String err = "";

  @BeforeEach
  void start() {
    data = home.resolve("data");
    server = RunningServer.start(home, data);
    assertThat(run("backup", "first.backup")).as(() -> err).isZero(); // which is a fact, too
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theLedgerIsVerifiedProvenAndExportedThroughTheServerAndWithout() throws Exception {
    inspect(home.resolve("through-server"));
    server.close();
    inspect(home.resolve("without-server"));
  }

  private void inspect(Path export) throws Exception {
    assertThat(run("ledger", "verify")).as(() -> err).isZero();
    assertThat(out).startsWith("verified: ");
    assertThat(run("ledger", "verify", "--format", "json")).isZero();
    Json verified = Json.read(out);
    assertThat(verified.flag("verified")).isTrue();
    String key = verified.string("key");
    assertThat(run("ledger", "verify", "--key", otherKey())).isEqualTo(1);

    assertThat(run("ledger", "prove", "0")).as(() -> err).isZero();
    assertThat(FactProof.parse(out).verify(VerifierKey.parse(key))).isTrue();
    assertThat(run("ledger", "prove", "0", "--format", "json")).isZero();
    String id = Json.read(out).at("fact").orElseThrow().string("id");
    assertThat(run("ledger", "prove", id)).as(() -> err).isZero();
    assertThat(FactProof.parse(out).inclusion().index()).isZero();
    assertThat(run("ledger", "prove", "0", "--key", otherKey())).isEqualTo(1);
    assertThat(run("ledger", "prove", "999999999")).isEqualTo(2);

    assertThat(run("ledger", "export", export.toString())).as(() -> err).isZero();
    assertThat(out).contains("key " + key);
    assertThat(run("backup", export.getFileName() + ".backup")).as(() -> err).isZero();
    assertThat(run("ledger", "export", export.toString())).as("adds what is new").isZero();
    assertThat(runAlone("ledger", "verify", export.toString(), "--key", key)).isZero();
    assertThat(runAlone("ledger", "verify", export.toString())).isEqualTo(2);
    assertThat(err).contains("--key");
    assertThat(runAlone("ledger", "verify", export.toString(), "--key", otherKey())).isEqualTo(1);
    alter(export);
    assertThat(runAlone("ledger", "verify", export.toString(), "--key", key)).isEqualTo(1);
    assertThat(out).startsWith("not verified: ");
  }

  @Test
  void anExportDoesNotMixWithOtherFiles() throws Exception {
    Path folder = Files.createDirectories(home.resolve("mine"));
    Files.writeString(folder.resolve("letter.txt"), "mine");
    assertThat(run("ledger", "export", folder.toString())).isEqualTo(2);
    assertThat(folder.toFile().list()).containsExactly("letter.txt");
  }

  @Test
  void anAlteredFactIsFound() throws Exception {
    server.close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("cordon.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE ledger_fact SET subject = 'other' WHERE sequence = 0");
    }
    assertThat(run("ledger", "verify")).isEqualTo(1);
    assertThat(out).contains("fact 0");
  }

  @Test
  void aBackUpComesBackWithTheSameLedger() throws Exception {
    assertThat(run("ledger", "verify", "--format", "json")).isZero();
    String key = Json.read(out).string("key");
    assertThat(run("backup", "first.backup")).as("never over a file").isEqualTo(2);
    assertThat(run("restore", "first.backup", "--force")).as("a server runs").isEqualTo(2);
    assertThat(err).contains("a server runs");
    server.close();
    assertThat(run("backup", "second.backup", "--bodies")).as(() -> err).isZero();

    for (String file : List.of("first.backup", "second.backup")) {
      data = home.resolve("restored-" + file);
      assertThat(run("restore", file)).as(() -> err).isZero();
      assertThat(run("ledger", "verify", "--key", key)).as(() -> err + out).isZero();
      assertThat(run("restore", file)).as("not over what is there").isEqualTo(2);
      assertThat(err).contains("--force");
      assertThat(run("restore", file, "--force", "--format", "json")).isZero();
      assertThat(Json.read(out).number("tables", 0)).isPositive();
    }
    server = RunningServer.start(home, data);
    assertThat(run("ledger", "verify", "--key", key)).as(() -> err + out).isZero();
  }

  @Test
  void whatWasObservedComesBackWithTheDocumentsAsTheyCame() throws Exception {
    Files.writeString(home.resolve("requirements.txt"), "litellm==1.82.7\n");
    assertThat(run("observe", "requirements.txt", "--unit", "ci/train")).as(() -> err).isZero();
    String question = "pkg:pypi/litellm@1.82.7";
    assertThat(run("exposure", question, "--format", "json")).isEqualTo(1);
    String before = out;
    assertThat(before).contains("ci/train");
    List<Path> documents = documents();
    assertThat(documents).hasSize(1);

    assertThat(run("backup", "running.backup", "--format", "json")).as(() -> err).isZero();
    assertThat(Json.read(out).number("documents", 0)).isEqualTo(1);
    server.close();
    assertThat(run("backup", "idle.backup")).as(() -> err).isZero();
    assertThat(out).contains("1 document,");
    for (String file : List.of("running.backup", "idle.backup")) {
      data = home.resolve("restored-" + file);
      assertThat(run("restore", file)).as(() -> err).isZero();
      assertThat(documents()).hasSize(1);
      assertThat(documents().getFirst()).hasSameTextualContentAs(documents.getFirst());
      server = RunningServer.start(home, data);
      assertThat(run("exposure", question, "--format", "json")).isEqualTo(1);
      assertThat(out).isEqualTo(before);
      run("doctor");
      assertThat(out).contains("the files of all 1 documents of exposure are kept");
      server.close();
    }
  }

  private List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("documents"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void withoutServerAndDataThereIsNothingToMake() {
    data = home.resolve("nowhere");
    assertThat(run("ledger", "verify", "--url", "http://127.0.0.1:1")).isEqualTo(2);
    assertThat(data).doesNotExist();
    TestEnvironment test = new TestEnvironment(home, Map.of());
    assertThat(test.run("restore", "no.backup", "--data", data.toString())).isEqualTo(2);
    assertThat(data).doesNotExist();
  }

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--data", data.toString()));
    return runAlone(all.toArray(String[]::new));
  }

  private int runAlone(String... args) {
    TestEnvironment test = new TestEnvironment(home, Map.of());
    int code = test.run(args);
    out = test.out();
    err = test.err();
    return code;
  }

  /** Of another log; made up by the specification's own arithmetic. */
  private static String otherKey() throws Exception {
    byte[] typed = new byte[33];
    typed[0] = 1;
    var sha256 = java.security.MessageDigest.getInstance("SHA-256");
    sha256.update("other.example/ledger\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    byte[] id = java.util.Arrays.copyOf(sha256.digest(typed), 4);
    return "other.example/ledger+"
        + java.util.HexFormat.of().formatHex(id)
        + "+"
        + java.util.Base64.getEncoder().encodeToString(typed);
  }

  private static void alter(Path export) throws Exception {
    Path bundle;
    try (Stream<Path> files = Files.walk(export.resolve("tile/entries"))) {
      bundle = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[20] ^= 1;
    Files.write(bundle, bytes);
  }
}

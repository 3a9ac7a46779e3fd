package cordon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.store.Database;
import cordon.store.DatabaseConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing process with SIGKILL at random moments, again and again on one log, and looks
 * whether everything that it acknowledged is there. {@code -Dkills=200} makes it the long round.
 */
class LedgerKillTest {
  @TempDir Path folder;
  private final Map<Long, String> acknowledged = new HashMap<>();

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    int kills = Integer.getInteger("kills", 5);
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int kill = 1; kill <= kills; kill++) {
      // Sometimes while it starts and migrates, mostly while it writes and signs.
      int patience = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(3000);
      int before = acknowledged.size();
      writeAndKill(patience, random.nextInt(20));
      long size = checkLog(seed, kill);
      System.out.printf(
          "kill %d of %d: %d acknowledged, %d in the log, all there (seed %d)%n",
          kill, kills, acknowledged.size() - before, size, seed);
    }
    assertThat(acknowledged).isNotEmpty();
  }

  /** Kills after so many acknowledgements and some milliseconds more, or at once. */
  private void writeAndKill(int acknowledgements, int millis) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                url(),
                folder.resolve("key").toString())
            .redirectError(Redirect.DISCARD)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      for (int i = 0; i < acknowledgements; i++) {
        String line = lines.readLine();
        assertThat(line).as("line %d of the writer", i).isNotNull();
        note(line);
      }
      Thread.sleep(acknowledgements == 0 ? 20L * millis : millis); // the random moment itself
      process.destroyForcibly().waitFor();
      readRest(lines);
    }
    assertThat(process.exitValue()).isEqualTo(137);
  }

  private void readRest(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.matches("\\d+ [0-9a-f-]{36}")) { // the last line may be cut short
          note(line);
        }
      }
    } catch (IOException e) {
      // the pipe broke with the process: what it had said before was read
    }
  }

  private void note(String line) {
    assertThat(line).doesNotStartWith("!");
    int space = line.indexOf(' ');
    acknowledged.put(Long.parseLong(line.substring(0, space)), line.substring(space + 1));
  }

  private long checkLog(long seed, int kill) {
    try (Database database =
            Database.open(new DatabaseConfig(url(), 1), List.of(Ledger.MIGRATIONS));
        Ledger ledger =
            Ledger.open(
                database,
                new LedgerConfig("log.example/kill", folder.resolve("key"), Duration.ofHours(1)),
                InstantSource.system(),
                new SecureRandom())) {
      Map<Long, String> stored = new HashMap<>();
      for (List<Fact> page = ledger.read(FactQuery.all(5000));
          !page.isEmpty();
          page = ledger.read(FactQuery.all(5000).after(page.getLast().sequence()))) {
        page.forEach(fact -> stored.put(fact.sequence(), fact.id()));
      }
      assertThat(stored).as("seed %d, kill %d", seed, kill).containsAllEntriesOf(acknowledged);
      assertThat(ledger.verify(n -> {}))
          .as("seed %d, kill %d", seed, kill)
          .isInstanceOf(Verification.Sound.class);
      return stored.size();
    }
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("killed.db");
  }
}

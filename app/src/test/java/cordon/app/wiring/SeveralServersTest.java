package cordon.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.app.RunningServer;
import cordon.app.ServerCalls;
import cordon.ledger.Hearing;
import cordon.terminal.Json;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.postgres.PostgresServer;
import cordon.testkit.postgres.PostgresUnavailable;
import cordon.testkit.process.TcpRelay;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL; the second one's way to it can be cut. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralServersTest {
  /** Longer than {@link Hearing#LIMIT}, for a machine that is busy. */
  private static final int PATIENCE_SECONDS = 60;

  private static final String TARBALL = "/npm/left/-/left-1.0.0.tgz";

  @TempDir static Path home;
  private static final NpmRegistry registry = NpmRegistry.start();
  private static TcpRelay relay;
  private static Wiring first;
  private static Wiring second;
  private static ServerCalls here;
  private static ServerCalls there;

  @BeforeAll
  static void start() throws Exception {
    String url = database();
    int port = Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    relay = TcpRelay.to(port);
    for (String name : new String[] {"left", "right", "up", "down"}) {
      registry.publish(name, "1.0.0");
    }
    Path data = home.resolve("first");
    Path other = Files.createDirectory(home.resolve("second"));
    first = serve(data, url);
    here = ServerCalls.to(first, data);
    // The servers of one database keep one ledger, and so one key.
    for (String file : new String[] {DataFolder.LEDGER_KEY, DataFolder.LEDGER_ORIGIN}) {
      Files.copy(data.resolve(file), other.resolve(file));
    }
    second = serve(other, url.replace(":" + port + "/", ":" + relay.port() + "/"));
    there = ServerCalls.to(second, other);
  }

  private static String database() {
    try {
      return PostgresServer.shared().newDatabase();
    } catch (PostgresUnavailable e) {
      return Assumptions.abort(e.getMessage());
    }
  }

  private static Wiring serve(Path data, String url) {
    return RunningServer.start(
        home,
        data,
        Map.of("store.url", url, "upstream.npm.default.url", registry.url().toString()));
  }

  @AfterAll
  static void stop() throws IOException {
    if (second != null) {
      second.close();
    }
    if (first != null) {
      first.close();
    }
    if (relay != null) {
      relay.close();
    }
    registry.close();
  }

  @Test
  @Order(1)
  void whatOneServerHasStoredTheOtherServes() throws Exception {
    assertThat(here.get(TARBALL).status()).isEqualTo(200);
    assertThat(there.get(TARBALL).status()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void aBlockReachesTheOtherAndSoDoesItsEnd() throws Exception {
    String id = block("pkg:npm/left");
    Answer refused = await(TARBALL, answer -> answer.status() == 403);
    assertThat(refused.text()).contains("blocked by").contains("withdrawn by the owner");
    here.send("DELETE", "/api/v1/gate/overrides/" + id + "?reason=over", "");
    assertThat(await(TARBALL, answer -> answer.status() == 200).status()).isEqualTo(200);
  }

  @Test
  @Order(3)
  void anAdvisoryReachesTheOther() throws Exception {
    String path = "/npm/right/-/right-1.0.0.tgz";
    assertThat(there.get(path).status()).isEqualTo(200);
    here.importMalware("MAL-2026-9001", "right", "1.0.0");
    assertThat(here.get(path).status()).isEqualTo(403);
    assertThat(await(path, answer -> answer.status() == 403).text()).contains("MAL-2026-9001");
  }

  @Test
  @Order(4)
  void whatOneServerInspectedTheOtherKnows() throws Exception {
    registry.publish("hooked", "1.0.0");
    registry.publish(
        NpmRelease.of("hooked", "1.1.0")
            .script("postinstall", "node setup.js")
            .file("setup.js", "eval(Buffer.from('Y29uc29sZS5sb2coMSk=', 'base64').toString())\n"));
    String path = "/npm/hooked/-/hooked-1.1.0.tgz";
    assertThat(here.get(path).text()).contains("malicious by rule install-runs-hidden-code");
    String list =
        await("/npm/hooked", answer -> !answer.text().contains("hooked-1.1.0.tgz")).text();
    assertThat(list).contains("hooked-1.0.0.tgz").doesNotContain("hooked-1.1.0.tgz");
    assertThat(there.get(path).status()).isEqualTo(403);
    String purl = "?purl=pkg:npm/hooked@1.1.0";
    String found = there.send("GET", "/api/v1/gate/inspections" + purl, "");
    assertThat(Json.read(found).list("inspections")).hasSize(1);
    String same = here.send("GET", "/api/v1/gate/inspections" + purl, "");
    assertThat(found).isEqualTo(same.replace(here.url(), there.url()));
  }

  @Test
  @Order(5)
  void aServerThatHearsNothingAllowsNothingUntilItHearsAgain() throws Exception {
    String path = "/npm/up/-/up-1.0.0.tgz";
    assertThat(there.get(path).status()).isEqualTo(200);
    relay.cut();
    Answer held = await(path, answer -> answer.text().contains("has not heard the others"));
    assertThat(held.status()).isEqualTo(503);
    assertThat(held.headers().first("Retry-After")).contains("5");
    assertThat(there.get("/npm/up").text()).contains("nothing is allowed");
    assertThat(await("/health", answer -> answer.status() == 503).text()).contains("other servers");
    block("pkg:npm/up");
    assertThat(here.get("/npm/down/-/down-1.0.0.tgz").status()).isEqualTo(200);
    relay.mend();
    // The first answer after it hears again knows of the block.
    assertThat(await(path, answer -> answer.status() != 503).status()).isEqualTo(403);
    assertThat(there.get("/npm/down/-/down-1.0.0.tgz").status()).isEqualTo(200);
  }

  private static String block(String purl) {
    String answer =
        here.send(
            "POST",
            "/api/v1/gate/blocks",
            "{\"purl\":\"" + purl + "\",\"reason\":\"withdrawn by the owner\"}");
    return answer.replaceFirst("(?s).*?\"id\":\"(B-[0-9a-f]+)\".*", "$1");
  }

  /** Asks again and again: it must come, and the limit is the product's, not the test's. */
  private static Answer await(String path, Predicate<Answer> wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (true) {
      try {
        Answer answer = there.get(path);
        if (wanted.test(answer) || System.nanoTime() > end) {
          return answer;
        }
      } catch (SocketTimeoutException e) {
        // It waits for its database; the next request finds it silent.
        assertThat(System.nanoTime()).isLessThan(end);
      }
      Thread.sleep(50);
    }
  }
}

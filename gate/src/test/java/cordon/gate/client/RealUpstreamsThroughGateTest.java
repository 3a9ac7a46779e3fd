package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.ledger.Fact;
import cordon.testkit.client.Availability;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.MvnClient;
import cordon.testkit.client.NpmClient;
import cordon.testkit.client.PipClient;
import cordon.testkit.real.RealUpstream;
import cordon.testkit.real.RealUpstreams;
import cordon.testkit.real.Relay;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The installed clients through the gate from the upstreams of this machine: cold, then warm by a
 * client with nothing of its own, then with an upstream that cannot be reached.
 */
@Tag("real")
class RealUpstreamsThroughGateTest {
  @TempDir Path data;
  @TempDir Path cold;
  @TempDir Path warm;
  @TempDir Path alone;

  @Test
  void npmInstallsASmallPackageWithADependency() throws Exception {
    walk(
        RealUpstreams.npm(),
        NpmClient.available(),
        (house, folder) ->
            new NpmClient(folder, URI.create(house.url() + "/npm/")).install("is-odd@3.0.1"),
        List.of("pkg:npm/is-odd@3.0.1", "pkg:npm/is-number@6.0.0"));
  }

  @Test
  void pipInstallsASmallPackage() throws Exception {
    walk(
        RealUpstreams.pypi(),
        PipClient.available(),
        (house, folder) ->
            new PipClient(folder, URI.create(house.url() + "/pypi/simple/")).install("six==1.16.0"),
        List.of("pkg:pypi/six@1.16.0"));
  }

  @Test
  void mavenResolvesALibraryWithItsDependencies() throws Exception {
    walk(
        RealUpstreams.maven(),
        MvnClient.available(),
        (house, folder) ->
            new MvnClient(folder, URI.create(house.url() + "/maven/"))
                .resolve("junit:junit:4.13.2"),
        List.of("pkg:maven/junit/junit@4.13.2", "pkg:maven/org.hamcrest/hamcrest-core@1.3"));
  }

  /** A client in an empty folder, against the gate. */
  private interface Client {
    ClientRun run(GateHouse house, Path folder);
  }

  private void walk(
      RealUpstream upstream, Availability installed, Client client, List<String> releases)
      throws Exception {
    assumeTrue(installed.available(), installed.detail());
    assumeTrue(upstream.usable(), upstream.detail());
    Relay relay = new Relay(upstream.url().orElseThrow());
    GateConfig config = config(upstream.ecosystem(), relay.url(), fileHosts(upstream));
    GateHouse house = GateHouse.open(data, config);
    try (relay) {
      house.clock.set(Instant.now());
      succeed(client.run(house, cold));
      List<Fact> first = house.facts("gate.pull");
      assertThat(first).extracting(Fact::subject).containsAll(releases);

      succeed(client.run(house, warm));
      List<Fact> second = house.facts("gate.pull").subList(first.size(), pulls(house));
      assertThat(second).extracting(Fact::subject).containsAll(releases);
      assertThat(second).allMatch(f -> f.body().contains("\"cache\":\"hit\""));

      relay.stop();
      house = house.reopen(config);
      int before = pulls(house);
      succeed(client.run(house, alone));
      assertThat(house.facts("gate.pull").subList(before, pulls(house)))
          .extracting(Fact::subject)
          .containsAll(releases);
      assertThat(digests(house)).hasSize(digests(first).size());
    } finally {
      house.close();
    }
  }

  private static GateConfig config(Ecosystem ecosystem, URI url, Set<String> fileHosts) {
    return GateConfig.of(List.of(Upstream.open(ecosystem, url).withFileHosts(fileHosts)));
  }

  /**
   * The hosts that files come from, since the gate knows the registry by the relay's address: where
   * an egress proxy gives every host an address of its own network, the gate follows a link there
   * only when the configuration names the host.
   */
  private static Set<String> fileHosts(RealUpstream upstream) throws Exception {
    if (upstream.ecosystem() != Ecosystem.PYPI) {
      return Set.of(upstream.url().orElseThrow().getHost());
    }
    HttpRequest page =
        HttpRequest.newBuilder(upstream.url().orElseThrow().resolve("six/"))
            .timeout(Duration.ofSeconds(60))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String html = client.send(page, HttpResponse.BodyHandlers.ofString()).body();
      return Pattern.compile("href=\"https?://([^/\"]+)/")
          .matcher(html)
          .results()
          .map(m -> m.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static int pulls(GateHouse house) {
    return house.facts("gate.pull").size();
  }

  private static List<String> digests(GateHouse house) {
    return digests(house.facts("gate.pull"));
  }

  /** Which bytes were given, each once. */
  private static List<String> digests(List<Fact> pulls) {
    Function<Fact, String> digest =
        f -> f.body().replaceAll(".*\"sha256\":\"([0-9a-f]{64})\".*", "$1");
    return pulls.stream().map(digest).distinct().toList();
  }

  private static void succeed(ClientRun run) {
    assertThat(run.ok()).as("%s", run).isTrue();
  }
}

package cordon.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import cordon.app.TestEnvironment;
import cordon.app.upstream.Learned;
import cordon.terminal.Json;
import cordon.testkit.registry.NpmRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final URI SERVER = URI.create("http://127.0.0.1:8450");

  @TempDir Path home;
  private final Map<String, String> variables = new HashMap<>();

  @Test
  void aMistakeInTheConfigurationIsAFindingAndTheRestIsStillLookedAt() throws IOException {
    Files.writeString(home.resolve("cordon.toml"), "[gate]\ncool-dwn = \"3d\"\n");
    TestEnvironment test = new TestEnvironment(home, Map.of("PATH", home.toString()));
    assertThat(test.run("doctor", "--format", "json", "--url", "http://127.0.0.1:" + freePort()))
        .isEqualTo(1);
    List<Json> findings = ((Json.Arr) Json.read(test.out())).items();
    assertThat(findings).hasSizeGreaterThan(3);
    assertThat(findings.getFirst().string("grade")).isEqualTo("wrong");
    assertThat(findings.getFirst().toString()).contains("cool-dwn");
    assertThat(findings).filteredOn(f -> f.string("grade").equals("wrong")).hasSize(1);
  }

  @Test
  void spaceIsJudgedByTheByte() {
    MachineChecks checks = new MachineChecks(home);
    assertThat(checks.space(0).grade()).isEqualTo(Finding.Grade.WRONG);
    assertThat(checks.space(1L << 50).grade()).isEqualTo(Finding.Grade.FINE);
  }

  @Test
  void aDataDirectoryThatIsNotThereYetIsJudgedByWhereItWouldBe() {
    assertThat(new MachineChecks(home.resolve("a/b")).run())
        .allSatisfy(f -> assertThat(f.grade()).isNotEqualTo(Finding.Grade.WRONG));
  }

  @Test
  void variablesAndFilesThatLeadPastTheGateAreFound() throws IOException {
    variables.put("PIP_INDEX_URL", "https://registry.example/simple");
    variables.put("npm_config_registry", SERVER + "/npm/");
    Files.createDirectories(home.resolve(".config/pip"));
    Files.writeString(
        home.resolve(".config/pip/pip.conf"),
        "[global]\nextra-index-url = https://other.example/simple\n");
    Path project = Files.createDirectories(home.resolve("project"));
    Files.writeString(project.resolve(".npmrc"), "registry=https://registry.example/npm/\n");
    var environment = new cordon.terminal.Environment(variables, home, project, false, false, 80);
    List<Finding> findings =
        new ClientChecks(environment, SERVER).run(c -> Learned.off(c.ecosystem(), "not asked"));
    assertThat(findings).allSatisfy(f -> assertThat(f.grade()).isEqualTo(Finding.Grade.WRONG));
    assertThat(findings)
        .extracting(Finding::what)
        .containsExactlyInAnyOrder(
            "PIP_INDEX_URL leads pip past the gate",
            "a project's settings lead npm past the gate",
            "pip's settings lead past the gate");
  }

  @Test
  void anUpstreamIsReachedOrNotAndItsClockCompared() throws IOException {
    HttpServer upstream =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/ill") ? 502 : 200, -1);
          exchange.close();
        });
    upstream.start();
    URI url = URI.create("http://127.0.0.1:" + upstream.getAddress().getPort() + "/");
    UpstreamChecks longAgo = new UpstreamChecks(InstantSource.fixed(Instant.EPOCH));
    try {
      assertThat(longAgo.run(List.of(Probe.open("npm/default", url))))
          .extracting(Finding::grade)
          .containsExactly(Finding.Grade.FINE, Finding.Grade.WRONG);
      assertThat(
              new UpstreamChecks(InstantSource.system())
                  .run(List.of(Probe.open("npm/default", url))))
          .extracting(Finding::grade)
          .containsExactly(Finding.Grade.FINE, Finding.Grade.FINE);
      assertThat(
              longAgo
                  .run(List.of(Probe.open("npm/default", url.resolve("ill"))))
                  .getFirst()
                  .grade())
          .isEqualTo(Finding.Grade.WRONG);
    } finally {
      upstream.stop(0);
    }
    assertThat(longAgo.run(List.of(Probe.open("npm/default", url))).getFirst().what())
        .contains("cannot be reached");
  }

  @Test
  void anUpstreamIsAskedWithItsCredentialsWhichAreNeverShown() throws IOException {
    try (NpmRegistry registry = NpmRegistry.start()) {
      registry.demand("Bearer s3cret-of-ours");
      Files.writeString(
          home.resolve("cordon.toml"),
          "[upstream.npm.inner]\nurl = \"%s\"\npassword-env = \"INNER_TOKEN\"\n"
              .formatted(registry.url()));
      assertThat(upstream(Map.of("INNER_TOKEN", "s3cret-of-ours")))
          .contains("upstream npm/inner answers at", "with the gate's credentials");
      assertThat(upstream(Map.of("INNER_TOKEN", "0ld-s3cret")))
          .contains("npm/inner", "refuses the gate's credentials", "INNER_TOKEN");
      assertThat(upstream(Map.of()))
          .contains("was asked without its credentials", "INNER_TOKEN is not set here");
    }
  }

  /** What doctor says of the upstream; no secret stands in any of it. */
  private String upstream(Map<String, String> secrets) throws IOException {
    Map<String, String> all = new HashMap<>(secrets);
    all.put("PATH", home.toString());
    TestEnvironment test = new TestEnvironment(home, all);
    test.run("doctor", "--url", "http://127.0.0.1:" + freePort());
    assertThat(test.out() + test.err()).doesNotContain("s3cret");
    return test.out();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

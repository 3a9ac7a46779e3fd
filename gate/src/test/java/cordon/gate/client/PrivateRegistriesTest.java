package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.Credentials;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.testkit.client.Availability;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.MvnClient;
import cordon.testkit.client.NpmClient;
import cordon.testkit.client.PipClient;
import cordon.testkit.registry.MavenRepository;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.PypiIndex;
import cordon.testkit.registry.Registry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two registries of each kind that demand credentials, behind one gate; asserted on what they were
 * sent.
 */
class PrivateRegistriesTest {
  private static final Credentials FIRST = new Credentials.Basic("robot", "hunter2-first");
  private static final Credentials SECOND = new Credentials.Bearer("hunter2-second");
  private static final List<String> SECRETS =
      List.of("hunter2", FIRST.authorization().substring("Basic ".length()));

  @TempDir Path folder;
  private final NpmRegistry npmFirst = guarded(NpmRegistry.start(), FIRST);
  private final NpmRegistry npmSecond = guarded(NpmRegistry.start(), SECOND);
  private final PypiIndex pypiFirst = guarded(PypiIndex.start(), FIRST);
  private final PypiIndex pypiSecond = guarded(PypiIndex.start(), SECOND);
  private final MavenRepository mavenFirst = guarded(MavenRepository.start(), FIRST);
  private final MavenRepository mavenSecond = guarded(MavenRepository.start(), SECOND);
  private @Nullable GateHouse house;

  @AfterEach
  void close() {
    if (house != null) {
      house.close();
    }
    List.of(npmFirst, npmSecond, pypiFirst, pypiSecond, mavenFirst, mavenSecond)
        .forEach(Registry::close);
  }

  private static <R extends Registry> R guarded(R registry, Credentials credentials) {
    registry.demand(credentials.authorization());
    return registry;
  }

  private Path dir(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private GateHouse open(Ecosystem ecosystem, URI first, URI second) {
    GateHouse opened =
        GateHouse.open(
            dir("gate"),
            GateConfig.of(
                List.of(
                    Upstream.open(ecosystem, first).named("first").with(FIRST),
                    Upstream.open(ecosystem, second).named("second").with(SECOND))));
    house = opened;
    return opened;
  }

  private static void need(Availability client) {
    assumeTrue(client.available(), client.detail());
  }

  /** Something was asked, always with these credentials and never with the client's. */
  private static void askedOnlyWith(Registry registry, Credentials credentials) {
    assertThat(registry.requests().all())
        .isNotEmpty()
        .allSatisfy(r -> {
          assertThat(r.header("Authorization")).contains(credentials.authorization());
          assertThat(r.header("Cookie")).isEmpty();
          assertThat(r.header("User-Agent").orElse("")).startsWith("cordon/");
        });
  }

  private static void succeeded(ClientRun run) {
    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(run.output()).doesNotContain(SECRETS);
  }

  private static URI withClientCredentials(GateHouse gate, String path) {
    return URI.create(gate.url().replace("://", "://someone:of-the-client@") + path);
  }

  @Test
  void pip() {
    need(PipClient.available());
    pypiFirst.publish("inner", "1.0");
    pypiSecond.publish("outer", "2.0");
    GateHouse gate = open(Ecosystem.PYPI, pypiFirst.simple(), pypiSecond.simple());
    succeeded(
        new PipClient(dir("a"), withClientCredentials(gate, "/pypi/first/simple/"))
            .install("inner"));
    succeeded(
        new PipClient(dir("b"), withClientCredentials(gate, "/pypi/second/simple/"))
            .install("outer"));
    ClientRun foreign =
        new PipClient(dir("c"), withClientCredentials(gate, "/pypi/second/simple/"))
            .install("inner");
    assertThat(foreign.ok()).isFalse();
    askedOnlyWith(pypiFirst, FIRST);
    askedOnlyWith(pypiSecond, SECOND);
    pypiFirst.demand("Basic changed");
    pypiFirst.requests().clear();
    ClientRun refused =
        new PipClient(dir("d"), withClientCredentials(gate, "/pypi/first/simple/"))
            .install("other");
    assertThat(refused.ok()).isFalse();
    assertThat(refused.output()).doesNotContain(SECRETS);
    assertThat(pypiFirst.requests().count()).isEqualTo(1);
  }

  @Test
  void npm() {
    need(NpmClient.available());
    npmFirst.publish("@inner/pkg", "1.0.0");
    npmSecond.publish("outer", "2.0.0");
    GateHouse gate = open(Ecosystem.NPM, npmFirst.url(), npmSecond.url());
    NpmClient first = new NpmClient(dir("a"), URI.create(gate.url() + "/npm/first/"));
    NpmClient second = new NpmClient(dir("b"), URI.create(gate.url() + "/npm/second/"));
    String own = "--//127.0.0.1:" + gate.port() + "/npm/:_authToken=of-the-client";
    succeeded(first.run("install", "@inner/pkg", own));
    succeeded(second.run("install", "outer", own));
    assertThat(second.run("install", "@inner/pkg", own).output()).contains("E404");
    askedOnlyWith(npmFirst, FIRST);
    askedOnlyWith(npmSecond, SECOND);
    npmFirst.demand("Basic changed");
    npmFirst.requests().clear();
    ClientRun refused = first.run("install", "another", own);
    assertThat(refused.output())
        .contains("E403", "npm/first refuses the gate's credentials")
        .contains("upstream.npm.first.password-env")
        .doesNotContain(SECRETS);
    assertThat(npmFirst.requests().count()).isEqualTo(1);
  }

  @Test
  void maven() {
    need(MvnClient.available());
    mavenFirst.publish("com.example.inner", "library", "1.0");
    mavenSecond.publish("com.example.outer", "library", "2.0");
    GateHouse gate = open(Ecosystem.MAVEN, mavenFirst.url(), mavenSecond.url());
    MvnClient first = new MvnClient(dir("a"), withClientCredentials(gate, "/maven/first/"));
    MvnClient second = new MvnClient(dir("b"), withClientCredentials(gate, "/maven/second/"));
    succeeded(first.resolve("com.example.inner:library:1.0"));
    succeeded(second.resolve("com.example.outer:library:2.0"));
    askedOnlyWith(mavenFirst, FIRST);
    askedOnlyWith(mavenSecond, SECOND);
    mavenFirst.demand("Basic changed");
    mavenFirst.requests().clear();
    ClientRun refused = first.resolve("com.example.inner:other:1.0");
    assertThat(refused.output())
        .contains("maven/first refuses the gate's credentials")
        .doesNotContain(SECRETS);
    assertThat(mavenFirst.requests().count()).isLessThanOrEqualTo(3);
  }
}

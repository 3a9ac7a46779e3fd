package cordon.gate.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.GateConfig;
import cordon.gate.LocalOverride;
import cordon.gate.MovableClock;
import cordon.gate.OverrideDraft;
import cordon.gate.Reason;
import cordon.gate.ReleaseReport;
import cordon.gate.Verdict;
import cordon.gate.override.OverrideTarget;
import cordon.gate.override.VersionText;
import cordon.testkit.http.RawClient;
import cordon.testkit.http.RawClient.Answer;
import cordon.testkit.registry.NpmRelease;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A name that belongs to one upstream is asked of no other one. */
class NameOwnershipRoutesTest extends OwnedNames {
  @Test
  void noRouteAsksAForeignUpstream() throws Exception {
    List<String> paths =
        List.of(
            "/npm/@acme/tool",
            "/npm/@acme%2ftool",
            "/npm/@Acme%2Ftool",
            "/npm/@acme/tool/latest",
            "/npm/@acme/tool/99.0.0",
            "/npm/@acme/tool/-/tool-99.0.0.tgz",
            "/npm/-/package/@acme%2ftool/dist-tags",
            "/npm/-/npm/v1/attestations/@acme%2ftool@99.0.0",
            "/npm/-/v1/whatever/@acme/tool",
            "/npm/-/v1/whatever/%40Acme%2Ftool@1.0.0/next",
            "/pypi/simple/acme-tool/",
            "/pypi/files/acme-tool/acme_tool-99.0-py3-none-any.whl",
            "/pypi/files/acme-tool/acme_tool-99.0-py3-none-any.whl.metadata",
            "/maven/com/acme/maven-metadata.xml",
            "/maven/com/acme/tool/maven-metadata.xml",
            "/maven/com/acme/tool/maven-metadata.xml.sha1",
            "/maven/com/acme/tool/maven-metadata.xml.asc",
            "/maven/com/acme/tool/1.0-SNAPSHOT/maven-metadata.xml",
            "/maven/com/acme/tool/1.0-SNAPSHOT/maven-metadata.xml.sha1",
            "/maven/com/acme/tool/99.0/tool-99.0.pom",
            "/maven/com/acme/tool/99.0/tool-99.0.jar",
            "/maven/com/acme/tool/99.0/tool-99.0.jar.sha1",
            "/maven/com/acme/tool/99.0/tool-99.0.jar.asc");
    for (String path : paths) {
      assertThat(house.head(path).status()).as("HEAD " + path).isEqualTo(403);
      assertThat(house.get(path, "Range: bytes=0-0").status()).as("range " + path).isEqualTo(403);
      Answer answer = house.get(path);
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.text()).as(path).contains("belongs to the upstream `internal`");
      assertThat(answer.text()).as(path).doesNotContain("ask for a waiver");
    }
    assertThat(npm.requests().all()).isEmpty();
    assertThat(pypi.requests().all()).isEmpty();
    assertThat(maven.requests().all()).isEmpty();
    assertThat(house.facts("gate.refused"))
        .hasSize(3 * paths.size())
        .allSatisfy(f -> assertThat(f.body()).contains("\"code\":\"foreign\""));
  }

  /**
   * Before a waiver is shortened the upstreams are asked when the release passes: only the owner.
   */
  @Test
  void aWaiverAsksTheOwnerAlone() {
    Instant published = MovableClock.START.minus(Duration.ofDays(2));
    npm.publish(NpmRelease.of("@acme/tool", "1.1.0").at(published.plus(Duration.ofDays(1))));
    ownNpm.publish(NpmRelease.of("@acme/tool", "1.1.0").at(published));
    LocalOverride waiver =
        house.gate.add(
            new OverrideDraft(
                LocalOverride.Kind.WAIVER,
                Ecosystem.NPM,
                "@acme/tool",
                VersionText.of(Ecosystem.NPM, "1.1.0"),
                false,
                "waiting",
                "team",
                Optional.of(MovableClock.START.plus(Duration.ofDays(300)))),
            "user:test");
    assertThat(npm.requests().all()).isEmpty();
    assertThat(ownNpm.requests().all()).isNotEmpty();
    assertThat(waiver.expires()).contains(published.plus(Duration.ofDays(7)));
  }

  /** Of a foreign name no version is known, which is no version that a range could hold. */
  @Test
  void overridesOfSomeVersionsDoNotDisturbTheRefusal() throws Exception {
    for (String purl :
        List.of("pkg:npm/@acme/tool", "pkg:pypi/acme-tool", "pkg:maven/com.acme/tool")) {
      OverrideTarget target = OverrideTarget.ofPurl(purl);
      for (String versions :
          List.of("1.0", target.ecosystem() == Ecosystem.MAVEN ? "[1,2)" : ">=1")) {
        house.gate.add(
            new OverrideDraft(
                LocalOverride.Kind.BLOCK,
                target.ecosystem(),
                target.name(),
                VersionText.of(target.ecosystem(), versions),
                false,
                "waiting",
                "team",
                Optional.empty()),
            "user:test");
      }
    }
    for (String path :
        List.of(
            "/npm/@acme/tool",
            "/pypi/simple/acme-tool/",
            "/maven/com/acme/tool/maven-metadata.xml")) {
      assertThat(house.get(path).status()).as(path).isEqualTo(403);
    }
  }

  @Test
  void theOwnerIsAskedAndAnExplanationSaysTheSame() throws Exception {
    assertThat(house.get("/npm/internal/@acme/tool").text()).contains("1.0.0");
    Answer tarball = house.get("/npm/internal/@acme/tool/-/tool-1.0.0.tgz");
    assertThat(tarball.status()).isEqualTo(200);
    Coordinate foreign = Coordinate.release(Ecosystem.NPM, "default", "@acme/tool", "1.0.0");
    ReleaseReport report = house.gate.explain(foreign).orElseThrow();
    assertThat(report.decision().verdict()).isEqualTo(Verdict.BLOCK);
    assertThat(report.decision().text()).contains("ask at /npm/internal/");
    assertThat(house.get("/api/v1/gate/decision?purl=pkg:npm/%2540acme/tool@1.0.0").text())
        .contains("\"verdict\":\"block\"", "foreign");
    assertThat(npm.requests().all()).isEmpty();
  }

  /** Every {@code npm install} asks for advisories by the names of its whole tree. */
  @Test
  void anAuditDoesNotTellOurNames() throws Exception {
    String tree =
        "{\"name\":\"@acme/app\",\"requires\":{\"@acme/tool\":\"1\",\"left\":\"1\"},"
            + "\"dependencies\":{\"@acme/tool\":{\"version\":\"1\",\"requires\":{\"x\":\"1\"}},"
            + "\"left\":{\"version\":\"1\"}}}";
    String left = "\"requires\":{\"left\":\"1\"},\"dependencies\":{\"left\":{\"version\":\"1\"}}}";
    byte[] asked = audit("audits/quick", tree, "");
    assertThat(new String(asked, UTF_8)).isEqualTo("{" + left);
    String aliases =
        "{\"requires\":{\"tool\":\"npm:@acme/tool@1\",\"left\":\"npm:right@1\"},"
            + "\"dependencies\":{\"tool\":{\"version\":\"npm:@Acme/tool@1.0.0\",\"dev\":true}}}";
    assertThat(new String(audit("audits/quick", aliases, ""), UTF_8))
        .isEqualTo(
            "{\"requires\":{\"left\":\"npm:right@1\"},\"dependencies\":{\"tool\":{\"dev\":true}}}");
    asked = audit("advisories/bulk", "{\"@acme/tool\":[\"1\"],\"left\":[\"1\"]}", "gzip");
    assertThat(new String(asked, UTF_8)).isEqualTo("{\"left\":[\"1\"]}");
    house = house.reopen(GateConfig.of(house.gate.config().upstreams()));
    asked = audit("audits/quick", tree, "");
    assertThat(new String(asked, UTF_8)).isEqualTo(tree);
  }

  private byte[] audit(String endpoint, String body, String encoding) throws IOException {
    npm.requests().clear();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = encoding.isEmpty() ? bytes : new GZIPOutputStream(bytes)) {
      out.write(body.getBytes(UTF_8));
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head =
        "POST /npm/-/npm/v1/security/"
            + endpoint
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json"
            + (encoding.isEmpty() ? "" : "\r\nContent-Encoding: " + encoding)
            + "\r\nContent-Length: "
            + bytes.size()
            + "\r\n\r\n";
    request.writeBytes(head.getBytes(UTF_8));
    request.writeBytes(bytes.toByteArray());
    RawClient.send(house.port(), request.toByteArray());
    assertThat(npm.requests().all()).hasSize(1);
    return npm.requests().all().getFirst().body();
  }

  @Test
  void aNameThatAPrivateUpstreamHasTooIsTold() throws Exception {
    assertThat(house.get("/npm/shared/-/shared-1.0.0.tgz").status()).isEqualTo(200);
    assertThat(house.facts("gate.pull").getLast().body()).doesNotContain("name-clash");
    assertThat(house.get("/npm/internal/shared").status()).isEqualTo(200);
    house = house.reopen(house.gate.config());
    assertThat(house.get("/npm/shared/-/shared-1.0.0.tgz").status()).isEqualTo(200);
    assertThat(house.facts("gate.pull").getLast().body())
        .contains("name-clash", "the private upstream `internal` has a package of the same name");
    Coordinate shared = Coordinate.release(Ecosystem.NPM, "default", "shared", "1.0.0");
    assertThat(house.gate.explain(shared).orElseThrow().decision().reasons())
        .extracting(Reason::code)
        .containsExactly(Reason.Code.NAME_CLASH);
  }
}

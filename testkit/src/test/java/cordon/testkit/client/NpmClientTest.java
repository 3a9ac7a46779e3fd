package cordon.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.testkit.registry.Faults;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real npm does with our registry and what it says to a person. */
class NpmClientTest {
  @TempDir Path folder;
  private NpmRegistry registry;
  private NpmClient npm;

  @BeforeAll
  static void npmIsInstalled() {
    assumeTrue(NpmClient.available().available(), NpmClient.available().detail());
  }

  @BeforeEach
  void start() {
    registry = NpmRegistry.start();
    npm = new NpmClient(folder, registry.url());
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void installsScopedPackagesWithDependencies() {
    registry.publish("plain", "1.2.0").publish("plain", "2.0.0");
    registry.publish(NpmRelease.of("@acme/tools", "1.0.0").dependsOn("plain", "^1.0.0"));
    registry.publish(NpmRelease.of("@acme/tools", "1.1.0").deprecated("use something else"));

    ClientRun run = npm.install("@acme/tools@1.0.0");

    assertThat(run.ok()).as("%s", run).isTrue();
    assertThat(npm.installed("@acme/tools")).isTrue();
    assertThat(npm.project().resolve("node_modules/plain/package.json"))
        .content()
        .contains("\"1.2.0\"");
    assertThat(registry.requests().to(NpmRegistry.tarballPath("plain", "1.2.0"))).hasSize(1);
    npm.forget();
    assertThat(npm.ci()).satisfies(ci -> assertThat(ci.ok()).as("%s", ci).isTrue());
  }

  @Test
  void asksForFullPackuments() {
    registry.publish("plain", "1.0.0");
    npm.install("plain");
    assertThat(registry.requests().to("/plain").getFirst().header("Accept"))
        .hasValue("application/json");
  }

  /** npm prints the reason phrase where "Forbidden" usually stands, then {@code error}. */
  @Test
  void printsReasonPhraseAndErrorMemberOfARefusedTarball() {
    registry.publish("plain", "1.0.0");
    registry.faults().onSuffix(".tgz").refuse("held by policy", "plain 1.0.0 is held until Friday");

    ClientRun run = npm.install("plain");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stderr())
        .contains("npm error code E403")
        .contains(
            "npm error 403 403 held by policy - GET "
                + registry.url()
                + "plain/-/plain-1.0.0.tgz - plain 1.0.0 is held until Friday");
  }

  @Test
  void printsReasonPhraseAndErrorMemberOfARefusedPackument() {
    registry.publish("plain", "1.0.0");
    registry.faults().on("/plain").refuse("held by policy", "plain is blocked: malicious");

    ClientRun run = npm.install("plain");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stderr())
        .contains(
            "npm error 403 403 held by policy - GET "
                + registry.url()
                + "plain - plain is blocked: malicious");
  }

  @Test
  void printsThePolicyMessageOfARestrictedVersion() {
    registry.publish("plain", "1.0.0");
    registry.restrict("held until Friday", NpmRelease.of("plain", "1.1.0"));

    ClientRun pinned = npm.install("plain@1.1.0");
    ClientRun onlyRestricted = npm.install("plain@^1.1.0");
    ClientRun range = npm.install("plain@^1.0.0");

    for (ClientRun refused : List.of(pinned, onlyRestricted)) {
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.stderr())
          .contains("npm error code E403")
          .contains("due to policy violations:")
          .contains("held until Friday");
    }
    assertThat(range.ok()).as("%s", range).isTrue();
    assertThat(range.output()).doesNotContain("held until Friday");
  }

  /** The restricted entry must be a whole manifest. */
  @Test
  void tripsOverARestrictionWithoutAManifest() {
    registry.publish("plain", "1.0.0");
    registry.field(
        "plain",
        "policyRestrictions",
        Map.of("message", "held until Friday", "versions", Map.of("1.1.0", Map.of())));
    assertThat(npm.install("plain@1.1.0").stderr())
        .contains("EINCOMPLETEMANIFEST")
        .doesNotContain("held until Friday");
  }

  @Test
  void saysOnlyThatAHiddenVersionDoesNotExist() {
    registry.publish("plain", "1.0.0");
    ClientRun run = npm.install("plain@1.1.0");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stderr())
        .contains("npm error code ETARGET")
        .contains("No matching version found for plain@1.1.0");
  }

  @Test
  void printsTheNoticeHeaderOnErrors() {
    registry.publish("plain", "1.0.0");
    registry
        .faults()
        .onSuffix(".tgz")
        .reply(Faults.refusal("held", "held").header("npm-notice", "ask for a waiver at /gate"));
    assertThat(npm.install("plain").stderr()).contains("npm notice ask for a waiver at /gate");
  }

  @Test
  void readsAnEnlargedPackument() {
    registry.publish("plain", "1.0.0").enlarge("plain", 3_000_000);
    ClientRun run = npm.install("plain");
    assertThat(run.ok()).as("%s", run).isTrue();
  }

  @Test
  void rejectsATarballThatDoesNotFitItsHash() {
    registry.publish("plain", "1.0.0");
    registry.faults().onSuffix(".tgz").corrupt();
    assertThat(npm.install("plain").stderr()).contains("EINTEGRITY");
  }

  @Test
  void sendsTheConfiguredCredentialsWithEveryRequest() throws IOException {
    registry.publish("plain", "1.0.0");
    URI url = registry.url();
    Files.writeString(
        npm.userConfig(), "//" + url.getAuthority() + "/:_authToken=secret-of-the-client\n");
    npm.install("plain");
    assertThat(registry.requests().withHeader("Authorization"))
        .isNotEmpty()
        .allMatch(r ->
            r.header("Authorization").equals(java.util.Optional.of("Bearer secret-of-the-client")));
  }
}

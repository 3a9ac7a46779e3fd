package cordon.app.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.app.TestEnvironment;
import cordon.app.clients.Client;
import cordon.app.setup.Setup;
import cordon.base.Ecosystem;
import cordon.terminal.Environment;
import cordon.terminal.ServerUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamLearnerTest {
  private static final URI SERVER = URI.create("http://127.0.0.1:8450");
  private static final OwnAddresses OWN = new OwnAddresses(Set.of(8450, 8451), Set.of(SERVER));

  @TempDir Path home;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void onlyOurPrograms() throws IOException {
    Files.createDirectories(home.resolve("bin"));
    variables.put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
  }

  @Test
  void npmIsAskedAndAfterSetupForWhatItHadBefore() throws IOException {
    program("npm", "f=${NPM_CONFIG_USERCONFIG:-$HOME/.npmrc}; sed -n 's/^registry=//p' \"$f\"");
    Files.writeString(home.resolve(".npmrc"), "registry=https://registry.example/npm\n");
    assertThat(learnedUrl(Ecosystem.NPM)).isEqualTo("https://registry.example/npm/");
    new Setup(environment(), SERVER).apply(Client.NPM, false);
    assertThat(home.resolve(".npmrc")).content().contains("8450");
    assertThat(learnedUrl(Ecosystem.NPM)).isEqualTo("https://registry.example/npm/");
  }

  /** The data directory knows the upstream though the settings of before are kept elsewhere. */
  @Test
  void whoOnlyLooksTakesWhatIsRememberedWhereAClientNamesTheGateByNow() throws IOException {
    UpstreamLearner learner = new UpstreamLearner(environment(), OWN, home.resolve("data"));
    program("npm", "echo https://registry.example/npm");
    List<Learned> first = learner.learn();
    program("npm", "echo http://localhost:8450/npm/");
    assertThat(learner.ask()).isNotEqualTo(first);
    assertThat(learner.askBesides()).isEqualTo(first);
    program("npm", "echo https://other.example/npm");
    assertThat(learner.askBesides())
        .filteredOn(l -> l.ecosystem() == Ecosystem.NPM)
        .singleElement()
        .isInstanceOfSatisfying(
            Learned.Found.class,
            f -> assertThat(f.url()).isEqualTo(URI.create("https://other.example/npm/")));
  }

  @Test
  void aGateThatNobodyRemembersTheUpstreamOfIsNoUpstream() throws IOException {
    program("npm", "echo http://localhost:8450/npm/");
    assertThat(learned(Ecosystem.NPM)).isInstanceOf(Learned.Off.class);
  }

  @Test
  void neitherIsAFurtherPortOfTheGate() throws IOException {
    program("npm", "echo http://localhost:8451/");
    assertThat(learned(Ecosystem.NPM)).isInstanceOf(Learned.Off.class);
  }

  @Test
  void pipsConfigurationIsReadInItsOrder() throws IOException {
    program(
        "pip",
        "echo \"global.index-url='https://registry.example/global'\"",
        "echo \"install.index-url='https://registry.example/install/'\"");
    assertThat(learnedUrl(Ecosystem.PYPI)).isEqualTo("https://registry.example/install/");
  }

  @Test
  void aPipThatIsNotConfiguredTellsItsBuiltInIndex() throws IOException {
    program(
        "pip",
        "[ \"$1\" = --version ] && echo \"pip 26.2 from $HOME/lib/pip (python 3.13)\"",
        "true");
    program(
        "python3", "[ \"$PYTHONPATH\" = \"$HOME/lib\" ] && echo https://registry.example/simple");
    assertThat(learnedUrl(Ecosystem.PYPI)).isEqualTo("https://registry.example/simple/");
  }

  @Test
  void anIndexWithAPasswordIsNotLearned() throws IOException {
    program("pip", "echo \"global.index-url='https://owner:secret@registry.example/simple'\"");
    assertThat(learned(Ecosystem.PYPI))
        .isInstanceOfSatisfying(
            Learned.Off.class, off -> assertThat(off.remedy()).contains("upstream.pypi"));
  }

  @Test
  void theMirrorOfMavensCentralRepositoryWinsAlsoAfterSetup() throws IOException {
    Files.createDirectories(home.resolve(".m2"));
    Files.writeString(
        home.resolve(".m2/settings.xml"),
        """
        <settings><mirrors>
          <mirror><id>a</id><url>https://a.example</url><mirrorOf>*,!central</mirrorOf></mirror>
          <mirror><id>b</id><url>https://b.example</url><mirrorOf>external:*</mirrorOf></mirror>
        </mirrors></settings>
        """);
    assertThat(learnedUrl(Ecosystem.MAVEN)).isEqualTo("https://b.example/");
    new Setup(environment(), SERVER).apply(Client.MAVEN, false);
    assertThat(learnedUrl(Ecosystem.MAVEN)).isEqualTo("https://b.example/");
  }

  @Test
  void withoutAMirrorTheRepositoryOfAnActiveProfileStandsInForTheBuiltInOne() throws IOException {
    Files.createDirectories(home.resolve(".m2"));
    Files.writeString(
        home.resolve(".m2/settings.xml"),
        """
        <settings><profiles>
          <profile><id>idle</id><repositories>
            <repository><id>central</id><url>https://idle.example</url></repository>
          </repositories></profile>
          <profile><id>mine</id><repositories>
            <repository><id>other</id><url>https://other.example</url></repository>
            <repository><id>central</id><url>https://mine.example</url></repository>
          </repositories></profile>
        </profiles><activeProfiles><activeProfile>mine</activeProfile></activeProfiles></settings>
        """);
    assertThat(learnedUrl(Ecosystem.MAVEN)).isEqualTo("https://mine.example/");
    new Setup(environment(), SERVER).apply(Client.MAVEN, false);
    assertThat(learnedUrl(Ecosystem.MAVEN)).isEqualTo("https://mine.example/");
  }

  @Test
  void mavenWithoutMirrorsHasItsSuperPom() throws IOException {
    Files.createDirectories(home.resolve(".m2"));
    assertThat(learned(Ecosystem.MAVEN))
        .isInstanceOfSatisfying(
            Learned.Found.class, found -> assertThat(found.url().getScheme()).isEqualTo("https"));
  }

  @Test
  void aClientThatIsNotInstalledIsOffWithTheLineThatTurnsItOn() {
    variables.put("PATH", home.resolve("bin").toString());
    assertThat(learner().ask())
        .allSatisfy(l ->
            assertThat(l)
                .isInstanceOfSatisfying(
                    Learned.Off.class, off -> assertThat(off.remedy()).contains(".url=URL")));
  }

  @Test
  void whatWasLearnedIsRememberedAndRefreshedBehindTheScenes() throws Exception {
    program("npm", "echo https://one.example");
    UpstreamLearner learner = learner();
    assertThat(urls(learner.learn())).contains("https://one.example/");

    program("npm", "echo https://two.example");
    CompletableFuture<List<Learned>> change = new CompletableFuture<>();
    List<Learned> known = learner.learn();
    assertThat(urls(known)).contains("https://one.example/");
    learner.refresh(known, change::complete);
    assertThat(urls(change.get(20, TimeUnit.SECONDS))).contains("https://two.example/");

    Files.delete(home.resolve("bin/npm"));
    assertThat(urls(learner.learn())).contains("https://two.example/");
  }

  @Test
  void theClientsOfThisMachineNameTheirRegistries() {
    Environment real =
        new Environment(
            System.getenv(), Path.of(System.getProperty("user.home")), home, false, false, 80);
    for (Client client : Client.values()) {
      assumeTrue(client.program(real).isPresent(), client.label() + " is not installed");
    }
    OwnAddresses nobody = new OwnAddresses(Set.of(1), Set.of());
    assertThat(new UpstreamLearner(real, nobody, home).ask())
        .allSatisfy(l ->
            assertThat(l)
                .isInstanceOfSatisfying(
                    Learned.Found.class,
                    found -> assertThat(ServerUrl.parse(found.url().toString())).isNotNull()));
  }

  private static List<String> urls(List<Learned> learned) {
    return learned.stream()
        .filter(Learned.Found.class::isInstance)
        .map(l -> ((Learned.Found) l).url().toString())
        .toList();
  }

  private String learnedUrl(Ecosystem ecosystem) {
    return learned(ecosystem) instanceof Learned.Found found
        ? found.url().toString()
        : learned(ecosystem).toString();
  }

  private Learned learned(Ecosystem ecosystem) {
    return learner().ask().stream()
        .filter(l -> l.ecosystem() == ecosystem)
        .findFirst()
        .orElseThrow();
  }

  private UpstreamLearner learner() {
    return new UpstreamLearner(environment(), OWN, home.resolve("data"));
  }

  private Environment environment() {
    Map<String, String> all = new HashMap<>(variables);
    all.put("HOME", home.toString());
    return new TestEnvironment(home, all).environment();
  }

  private void program(String name, String... lines) throws IOException {
    Path file = home.resolve("bin").resolve(name);
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

package cordon.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.app.TestEnvironment;
import cordon.app.clients.Client;
import cordon.app.clients.SettingsFile;
import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What setup writes into the settings of each client, and what it says. */
class SetupTest extends SetupHome {
  @ParameterizedTest
  @EnumSource
  void twiceIsAsOnceAndANewUrlReplacesTheOld(Client client) throws IOException {
    Path file = write(client, original(client));
    setup(LOCAL).apply(client, false);
    String once = Files.readString(file);
    assertThat(setup(LOCAL).apply(client, false)).noneMatch(Setup.Outcome::changed);
    assertThat(file).hasContent(once);

    URI other = URI.create("http://127.0.0.1:9000");
    assertThat(setup(other).apply(client, false)).allMatch(Setup.Outcome::changed);
    assertThat(file).content().contains("9000").doesNotContain("8450");
    setup(other).undo(client, false);
    assertThat(file).content().isEqualTo(original(client));
  }

  @ParameterizedTest
  @EnumSource
  void printChangesNothing(Client client) throws IOException {
    Path file = write(client, original(client));
    assertThat(setup(LOCAL).apply(client, true).getFirst().difference()).contains("+ ");
    assertThat(file).content().isEqualTo(original(client));
    assertThat(home.resolve(".config/cordon")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void elsewhereThanLoopbackATokenIsWrittenOrAskedFor(Client client) throws IOException {
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> setup(REMOTE).apply(client, false))
            .problem();
    assertThat(problem.type()).isEqualTo("setup/token-needed");
    variables.put("CORDON_TOKEN", "s3cret");
    Path user = write(client, original(client));
    Files.setPosixFilePermissions(user, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(differences(setup(REMOTE).apply(client, false)))
        .contains(SecretMask.MASK)
        .doesNotContain("s3cret");
    StringBuilder written = new StringBuilder();
    for (SettingsFile settings : client.settings(true)) {
      Path file = settings.path(new TestEnvironment(home, variables).environment());
      String text = Files.readString(file);
      written.append(text);
      boolean others = file.equals(user) && !text.contains("s3cret");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as("a file without the token, such as a project's, stays as readable as it was")
          .isEqualTo(others ? "rw-r-----" : "rw-------");
    }
    assertThat(written).contains("s3cret");
    assertThat(differences(setup(REMOTE).undo(client, true)))
        .contains(SecretMask.MASK)
        .doesNotContain("s3cret");
    setup(REMOTE).undo(client, false);
    assertThat(client.userFile(new TestEnvironment(home, variables).environment()))
        .content()
        .isEqualTo(original(client));
  }

  @Test
  void onlySecretsAreMasked() {
    assertThat(SecretMask.over("index-url = https://owner:pw@registry.example:8443/simple"))
        .isEqualTo("index-url = https://owner:********@registry.example:8443/simple");
    assertThat(SecretMask.over("registry=http://127.0.0.1:8450/npm/"))
        .isEqualTo("registry=http://127.0.0.1:8450/npm/");
    assertThat(SecretMask.over("<id>a</id><password>pw</password>"))
        .isEqualTo("<id>a</id><password>********</password>");
  }

  @Test
  void npmKeepsEverythingButTheRegistry() {
    String edited =
        new NpmEdit()
            .pointAt(
                "; mine\nregistry = https://registry.example/\n@acme:registry=https://a.example\n",
                URI.create("http://127.0.0.1:8450/npm/"),
                java.util.Optional.empty());
    assertThat(edited)
        .isEqualTo(
            "; mine\nregistry=http://127.0.0.1:8450/npm/\n@acme:registry=https://a.example\n");
    assertThat(new NpmEdit().waysAround(edited))
        .containsExactly("packages of @acme come from https://a.example, past the gate");
  }

  @Test
  void pipReplacesTheIndexInEverySectionAndFindsTheWaysAround() {
    String text =
        """
        [global]
        timeout = 60
        [install]
        index_url = https://registry.example/
          simple
        extra-index-url = https://registry.example/extra
        """;
    String edited =
        new PipEdit()
            .pointAt(
                text, URI.create("http://127.0.0.1:8450/pypi/simple/"), java.util.Optional.empty());
    assertThat(edited)
        .isEqualTo(
            """
            [global]
            index-url = http://127.0.0.1:8450/pypi/simple/
            timeout = 60
            [install]
            index-url = http://127.0.0.1:8450/pypi/simple/
            extra-index-url = https://registry.example/extra
            """);
    assertThat(new PipEdit().waysAround(edited)).hasSize(1);
  }

  @Test
  void mavenKeepsCommentsAndGoesBeforeExactMirrors() {
    String text =
        """
        <?xml version="1.0"?>
        <!-- <mirrors> of old -->
        <settings xmlns="http://maven.apache.org/SETTINGS/1.0.0">
          <mirrors><!-- ours -->
            <mirror><id>x</id><url>https://registry.example</url><mirrorOf>central</mirrorOf></mirror>
          </mirrors>
        </settings>
        """;
    String edited =
        new MavenEdit()
            .pointAt(text, URI.create("http://127.0.0.1:8450/maven/"), java.util.Optional.of("t"));
    assertThat(edited).contains("<!-- <mirrors> of old -->").contains("<mirrors>\n    <mirror>");
    assertThat(edited.indexOf("<id>cordon-central</id>")).isLessThan(edited.indexOf("<id>x</id>"));
    assertThat(edited).contains("<server>\n      <id>cordon-central</id>");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "<settings/>",
        "<settings><mirrors/></settings>",
        "<settings a='>'></settings>",
        "<settings><profiles><profile><mirrors/></profile></profiles></settings>"
      })
  void mavenSettingsOfAnyShapeStayWellFormed(String text) {
    String edited =
        new MavenEdit()
            .pointAt(text, URI.create("http://127.0.0.1:8450/maven/"), java.util.Optional.empty());
    assertThat(XmlTags.of(edited))
        .extracting(XmlTags.Tag::path)
        .contains("settings/mirrors/mirror/url");
  }

  @Test
  void settingsThatAreNotXmlAreLeftAlone() throws IOException {
    Path file = write(Client.MAVEN, "<settings><mirrors></settings>");
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> setup(LOCAL).apply(Client.MAVEN, false))
                .problem()
                .type())
        .isEqualTo("setup/settings-not-xml");
    assertThat(file).content().isEqualTo("<settings><mirrors></settings>");
  }

  @Test
  void variablesThatWinAreSaid() {
    variables.put("UV_INDEX_URL", "https://me:pw@registry.example/simple");
    assertThat(setup(LOCAL).apply(Client.UV, true).getFirst().waysAround())
        .containsExactly(
            "the variable UV_INDEX_URL is set to https://me:********@registry.example/simple and"
                + " wins over uv's settings");
    variables.put("UV_INDEX_URL", "http://127.0.0.1:8450/pypi/simple/");
    assertThat(setup(LOCAL).apply(Client.UV, true).getFirst().waysAround()).isEmpty();
  }

  @Test
  void variablesThatAreAskedBesidesAreNotSaidToWin() {
    variables.put("PIP_FIND_LINKS", "https://links.example/");
    assertThat(setup(LOCAL).apply(Client.PIP, true).getFirst().waysAround())
        .containsExactly(
            "the variable PIP_FIND_LINKS is set to https://links.example/ and is asked besides"
                + " pip's settings");
  }

  @Test
  void poetryNeedsAProject() {
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> setup(LOCAL).apply(Client.POETRY, false))
                .problem()
                .type())
        .isEqualTo("setup/not-a-poetry-project");
  }
}

package cordon.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.app.TestEnvironment;
import cordon.app.clients.Client;
import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Undo gives back what was there, whatever happened in between. */
class SetupUndoTest extends SetupHome {
  @ParameterizedTest
  @EnumSource
  void undoRestoresTheExactBytes(Client client) throws IOException {
    byte[] original = original(client).replace("\n", "\r\n").getBytes("UTF-8");
    Path file = client.userFile(new TestEnvironment(home, variables).environment());
    Files.createDirectories(file.getParent());
    Files.write(file, original);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(setup(LOCAL).apply(client, false).getFirst().changed()).isTrue();
    assertThat(file).content().contains(client.gateUrl(LOCAL).toString());
    assertThat(Files.readString(file).replace("\r\n", ""))
        .as("the line ends of the file are kept")
        .doesNotContain("\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(setup(LOCAL).undo(client, false)).isNotEmpty();
    assertThat(file).hasBinaryContent(original);
    assertThat(setup(LOCAL).undo(client, false)).as("nothing is left to undo").isEmpty();
  }

  /** Poetry works in a project that is there. */
  @ParameterizedTest
  @EnumSource(names = "POETRY", mode = EnumSource.Mode.EXCLUDE)
  void undoRemovesAFileThatWasNotThere(Client client) {
    Path file = client.userFile(new TestEnvironment(home, variables).environment());
    setup(LOCAL).apply(client, false);
    assertThat(file).exists();
    setup(LOCAL).undo(client, false);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void whatAPersonAddedElsewhereSinceStays(Client client) throws IOException {
    Path file = write(client, original(client));
    setup(LOCAL).apply(client, false);
    Files.writeString(file, "# before\n" + Files.readString(file) + "# mine");
    assertThat(setup(LOCAL).apply(client, false)).as("apply again").noneMatch(o -> o.changed());
    setup(LOCAL).undo(client, false);
    assertThat(file).content().isEqualTo("# before\n" + original(client) + "# mine");
  }

  @ParameterizedTest
  @EnumSource
  void whatAPersonChangedOfItSinceIsNotOverwritten(Client client) throws IOException {
    Path file = write(client, original(client));
    setup(LOCAL).apply(client, false);
    String changed =
        Files.readString(file).replace("127.0.0.1:8450", "127.0.0.1:8450/x") + "<!-- mine -->\n";
    Files.writeString(file, changed);
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> setup(LOCAL).undo(client, false))
            .problem();
    assertThat(problem.type()).isEqualTo("setup/changed-since");
    assertThat(problem.detail()).contains("+ <!-- mine -->").contains("127.0.0.1");
    assertThat(file).content().isEqualTo(changed);
  }

  @Test
  void whatSeveralClientsShareIsRestoredWithTheLast() throws IOException {
    Path file = write(Client.NPM, original(Client.NPM));
    setup(LOCAL).apply(Client.NPM, false);
    String once = Files.readString(file);
    setup(LOCAL).apply(Client.PNPM, false);
    assertThat(file).content().isEqualTo(once);
    assertThat(setup(LOCAL).undo(Client.NPM, false).getFirst().waysAround())
        .containsExactly("it stays as it is for pnpm");
    assertThat(file).content().isEqualTo(once);
    setup(LOCAL).undo(Client.PNPM, false);
    assertThat(file).content().isEqualTo(original(Client.NPM));
  }

  @Test
  void undoWorksWhereverSetupWasKilled() throws IOException {
    Path file = write(Client.PIP, original(Client.PIP));
    setup(LOCAL).apply(Client.PIP, false);
    String first = Files.readString(file);
    setup(URI.create("http://127.0.0.1:9000")).apply(Client.PIP, false);
    // As if the second run had kept its record and not come to write the settings.
    Files.writeString(file, first);
    setup(LOCAL).undo(Client.PIP, false);
    assertThat(file).content().isEqualTo(original(Client.PIP));

    // As if the second run had not even come to write the last part of its record.
    setup(LOCAL).apply(Client.PIP, false);
    Path kept = home.resolve(".config/cordon/setup/pip");
    String record = Files.readString(kept.resolve("record.json"));
    setup(URI.create("http://127.0.0.1:9000")).apply(Client.PIP, false);
    Files.writeString(kept.resolve("record.json"), record);
    Files.writeString(file, first);
    setup(LOCAL).undo(Client.PIP, false);
    assertThat(file).content().isEqualTo(original(Client.PIP));

    // As if the first run had not come to write them.
    setup(LOCAL).apply(Client.PIP, false);
    Files.writeString(file, original(Client.PIP));
    setup(LOCAL).undo(Client.PIP, false);
    assertThat(file).content().isEqualTo(original(Client.PIP));

    // As if undo had put them back and not come to forget the record.
    setup(LOCAL).apply(Client.PIP, false);
    Path saved = home.resolve("saved");
    Files.createDirectory(saved);
    for (String name : List.of("record.json", "original", "written")) {
      Files.copy(kept.resolve(name), saved.resolve(name));
    }
    setup(LOCAL).undo(Client.PIP, false);
    for (String name : List.of("record.json", "original", "written")) {
      Files.copy(saved.resolve(name), kept.resolve(name));
    }
    setup(LOCAL).undo(Client.PIP, false);
    assertThat(file).content().isEqualTo(original(Client.PIP));
    assertThat(setup(LOCAL).undo(Client.PIP, false)).isEmpty();
  }

  @Test
  void settingsThatAreNotUtf8KeepTheirBytes() throws IOException {
    byte[] original =
        "# caf\u00e9\nfund=false".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Path file = write(Client.NPM, "");
    Files.write(file, original);
    setup(LOCAL).apply(Client.NPM, false);
    assertThat(Files.readAllBytes(file)).startsWith(original);
    setup(LOCAL).undo(Client.NPM, false);
    assertThat(file).hasBinaryContent(original);
  }
}

package cordon.exposure.commands;

import cordon.base.Problem;
import cordon.exposure.credentials.CredentialPlaces;
import cordon.exposure.credentials.CredentialSearch;
import cordon.exposure.credentials.FoundCredential;
import cordon.exposure.credentials.FoundCredentials;
import cordon.terminal.Environment;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** {@code cordon observe --credentials}: which credentials lie here. */
final class CredentialListing {
  private final Terminal terminal;
  private final boolean json;

  CredentialListing(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  /**
   * Where the root of another system is named, as of a container, it is looked through as one, and
   * the home and the variables of whoever asks are not: they are not of that system.
   */
  void print(Optional<String> unit, List<String> arguments) throws IOException {
    CredentialPlaces places = CredentialPlaces.own();
    CredentialSearch search = new CredentialSearch(places);
    Environment environment = terminal.environment();
    List<Path> roots = new ArrayList<>();
    List<Path> projects = new ArrayList<>();
    for (String argument : arguments) {
      Path folder = folder(argument);
      boolean foreign = folder.getParent() != null && InstalledFolder.isRoot(folder);
      (foreign ? roots : projects).add(folder);
    }
    for (Path root : roots) {
      search.system(root);
      search.homes(root);
      search.project(root);
    }
    if (roots.isEmpty()) {
      search.home(environment.home(), "~");
      search.variables(environment.variables(), environment.cwd());
      search.system(environment.cwd().getRoot());
    }
    for (Path project : projects) {
      search.project(project);
    }
    show(unit, search.found(), places);
  }

  private Path folder(String argument) {
    Path folder = terminal.environment().resolve(argument);
    if (!Files.isDirectory(folder)) {
      throw Problem.of(
              "exposure/no-folder",
              "there is no such folder",
              "`" + argument + "`",
              "--credentials looks through folders; look for a slip in the name")
          .asException();
    }
    return folder;
  }

  private void show(Optional<String> unit, FoundCredentials found, CredentialPlaces places) {
    if (json) {
      terminal.json(out -> write(out, found));
      return;
    }
    terminal.out().print(EstateFragment.of(unit, found, places.kinds()));
    terminal.out().flush();
    if (!found.unread().isEmpty()) {
      terminal.note("not all could be read; what was not is named at the top");
    }
  }

  private static void write(JsonGenerator out, FoundCredentials found) {
    out.writeStartObject();
    out.writeArrayPropertyStart("credentials");
    for (FoundCredential credential : found.credentials()) {
      out.writeStartObject();
      out.writeStringProperty("name", credential.name());
      out.writeStringProperty("kind", credential.kind());
      out.writeStringProperty("place", credential.place());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("unread");
    found.unread().forEach(out::writeString);
    out.writeEndArray();
    out.writeEndObject();
  }
}

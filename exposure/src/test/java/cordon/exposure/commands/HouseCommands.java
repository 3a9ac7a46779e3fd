package cordon.exposure.commands;

import cordon.exposure.ExposureHouse;
import cordon.exposure.store.StoredDocument;
import cordon.terminal.CommandLines;
import cordon.terminal.Environment;
import cordon.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** The commands of this module, in a folder, against a house of their own. */
final class HouseCommands implements AutoCloseable {
  final ExposureHouse house;

  /** What the environment says; the server and an administrator's token at first. */
  final Map<String, String> variables = new HashMap<>();

  private final Path folder;

  /**
   * @param data of the server
   * @param folder in which they are typed
   */
  HouseCommands(Path data, Path folder) {
    this.house = new ExposureHouse(data);
    this.folder = folder;
    variables.put("CORDON_URL", house.url());
    variables.put("CORDON_TOKEN", house.token());
  }

  record Run(int code, String out, String err) {}

  @Command(name = "cordon")
  private static final class Root {}

  Run run(String... line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new Environment(variables, folder, folder, false, false, 100),
            () -> house.now,
            new PrintWriter(out),
            new PrintWriter(err));
    List<Object> commands =
        List.of(
            new ObserveCommand(terminal),
            new ImportCommand(terminal),
            ExposureCommands.exposure(terminal));
    int code = CommandLines.run(CommandLines.of(new Root(), terminal, commands), terminal, line);
    return new Run(code, out.toString(), err.toString());
  }

  List<StoredDocument> documents() {
    return house.exposure.documents(Optional.empty(), Long.MAX_VALUE, 100);
  }

  @Override
  public void close() {
    house.close();
  }
}

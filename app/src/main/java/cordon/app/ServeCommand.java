package cordon.app;

import cordon.app.config.Catalogue;
import cordon.app.config.ConfigLoader;
import cordon.app.config.Configuration;
import cordon.app.config.Flag;
import cordon.app.logging.Logs;
import cordon.app.wiring.Serving;
import cordon.app.wiring.Wiring;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the server: the gate, the console and the API.",
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {
      "  cordon serve",
      "  cordon serve --data /var/lib/cordon --port 8450",
      "  cordon serve --set gate.cool-down=3d",
      "  cordon serve --db 'jdbc:postgresql://db.example/cordon?user=cordon'"
    })
final class ServeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration to read.")
  private @Nullable String config;

  @Option(names = "--data", paramLabel = "DIR", description = "The directory with all state.")
  private @Nullable String data;

  @Option(names = "--port", paramLabel = "N", description = "The port to listen on.")
  private @Nullable String port;

  @Option(names = "--bind", paramLabel = "ADDRESS", description = "The address to listen on.")
  private @Nullable String bind;

  @Option(names = "--db", paramLabel = "URL", description = "JDBC URL of the database.")
  private @Nullable String database;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any setting; `cordon config show` lists them.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--once", hidden = true, description = "Start, answer one request, stop.")
  private boolean once;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration =
        ConfigLoader.load(Optional.ofNullable(config), terminal.environment(), flags());
    Logs.install(configuration.get(Catalogue.LOG_FORMAT).equals("json"));
    Wiring house = new Serving(terminal, configuration, Version.text()).start();
    if (once) {
      try (house) {
        askOnce(house.url());
      }
      return ExitCode.OK;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(house::close, "stop"));
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  /** One request, so that what answers the first one is in the ahead-of-time cache too. */
  private static void askOnce(String url) {
    try (InputStream answer = URI.create(url + "/health").toURL().openStream()) {
      answer.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Flag> flags() {
    List<Flag> flags = new ArrayList<>(Flag.set(settings));
    add(flags, "--data", "data", data);
    add(flags, "--port", "server.port", port);
    add(flags, "--bind", "server.bind", bind);
    add(flags, "--db", "store.url", database);
    return flags;
  }

  private static void add(List<Flag> flags, String option, String key, @Nullable String value) {
    if (value != null) {
      flags.add(new Flag(option, key, value));
    }
  }
}

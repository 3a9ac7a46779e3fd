package cordon.bench;

import cordon.testkit.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Verdaccio as a caching proxy, with its own release age filter set to our default of 7 days. */
final class Verdaccio implements Contender {
  private final Path node;
  private final Path program;
  private final Path folder;
  private final URI origin;
  private final int port = FreePort.find();
  private @Nullable ServerProcess server;

  /**
   * @param folder an empty folder for its configuration, storage and output
   * @param node the Node.js that it needs, 22 or newer
   * @param program the script that its npm package brings
   */
  Verdaccio(Path node, Path program, Path folder, URI origin) {
    this.node = node;
    this.program = program;
    this.folder = folder;
    this.origin = origin;
  }

  @Override
  public String name() {
    return "Verdaccio";
  }

  @Override
  public void start() {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.yaml"), configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command =
        List.of(
            node.toString(),
            program.toString(),
            "--config",
            "config.yaml",
            "--listen",
            "127.0.0.1:" + port);
    server = ServerProcess.start(folder, port, command);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String prefix() {
    return "";
  }

  @Override
  public long pid() {
    return Objects.requireNonNull(server).pid();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
  }

  private String configuration() {
    return """
    storage: ./storage
    web:
      enable: false
    uplinks:
      origin:
        url: %s
        maxage: 1d
        cache: true
    packages:
      '**':
        access: $all
        proxy: origin
    filters:
      '@verdaccio/package-filter':
        minAgeDays: 7
    log: { type: stdout, format: pretty, level: error }
    """
        .formatted(origin);
  }
}

package cordon.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Verdaccio as a caching proxy, with its own release age filter. */
public final class Verdaccio extends PeerServer {
  private final Path node;
  private final Path program;
  private final int minimumAgeDays;

  /**
   * @param folder an empty folder for its configuration, storage and output
   * @param node the Node.js that it needs, 22 or newer
   * @param program the script that its npm package brings
   * @param minimumAgeDays of a release; 0 switches the filter off
   */
  public Verdaccio(Path node, Path program, Path folder, URI origin, int minimumAgeDays) {
    super(folder, origin);
    this.node = node;
    this.program = program;
    this.minimumAgeDays = minimumAgeDays;
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
    launch(command);
  }

  @Override
  public URI registry() {
    return at("/");
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
        minAgeDays: %d
    log: { type: stdout, format: pretty, level: error }
    """
        .formatted(origin, minimumAgeDays);
  }
}

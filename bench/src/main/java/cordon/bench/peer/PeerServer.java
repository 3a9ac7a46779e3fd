package cordon.bench.peer;

import cordon.testkit.process.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A peer as one process with a folder and a port of its own. */
abstract class PeerServer implements Contender {
  final Path folder;
  final URI origin;
  final int port = FreePort.find();
  private @Nullable ServerProcess server;

  /**
   * @param folder for its configuration, state and output
   * @param origin the registry that it stands in front of, as a client would be told
   */
  PeerServer(Path folder, URI origin) {
    this.folder = folder;
    this.origin = origin;
  }

  /** Runs the server in its folder and returns when it answers. */
  final void launch(List<String> command) {
    server = ServerProcess.start(folder, port, command);
  }

  /** An address on this server. */
  final URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public final long pid() {
    return Objects.requireNonNull(server).pid();
  }

  @Override
  public final void close() {
    if (server != null) {
      server.stop();
    }
  }
}

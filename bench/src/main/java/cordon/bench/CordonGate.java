package cordon.bench;

import cordon.testkit.process.CordonServer;
import java.net.URI;
import java.nio.file.Path;

/** Cordon with its defaults: seven days of cool-down, advisories, every pull recorded as a fact. */
final class CordonGate implements Contender {
  private final CordonServer server;

  CordonGate(Path lib, Path folder, URI origin) {
    server =
        new CordonServer(lib, folder, "[upstream.npm.default]\nurl = \"%s\"\n".formatted(origin))
            .jvmOption("-Xmx512m");
  }

  @Override
  public String name() {
    return "Cordon";
  }

  @Override
  public void start() {
    server.start();
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public String prefix() {
    return "/npm";
  }

  @Override
  public long pid() {
    return server.pid();
  }

  @Override
  public void close() {
    server.close();
  }
}

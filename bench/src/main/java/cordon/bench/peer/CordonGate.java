package cordon.bench.peer;

import cordon.base.Ecosystem;
import cordon.testkit.process.CordonServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Cordon with its defaults: seven days of cool-down, advisories, inspection, every pull recorded as
 * a fact.
 */
public final class CordonGate implements Contender {
  private final CordonServer server;
  private final Ecosystem ecosystem;
  private String name = "Cordon";

  /**
   * @param lib the folder with the program's jars
   * @param folder an empty folder for its data
   * @param settings more of {@code cordon.toml}, before the tables
   */
  public CordonGate(Path lib, Path folder, Ecosystem ecosystem, URI origin, String settings) {
    this.ecosystem = ecosystem;
    this.server =
        new CordonServer(
                lib,
                folder,
                "%s\n[upstream.%s.default]\nurl = \"%s\"\n"
                    .formatted(settings, ecosystem.purlType(), origin))
            .jvmOption("-Xmx512m");
  }

  /** Under another heading, where several stand in one table. */
  public CordonGate named(String other) {
    name = other;
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    server.start();
  }

  @Override
  public URI registry() {
    return server.url().resolve(ecosystem == Ecosystem.PYPI ? "pypi/simple/" : prefix());
  }

  /** The token of the local administrator, as commands on this machine use it. */
  public String token() {
    try {
      return Files.readString(server.data().resolve("admin-token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String prefix() {
    return ecosystem.purlType() + "/";
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

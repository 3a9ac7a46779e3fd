package cordon.bench.install;

import cordon.base.Ecosystem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** An installation by a real client, against an origin that holds all that it needs. */
interface Workload extends AutoCloseable {
  /** Such as {@code npm install, 300 packages}. */
  String label();

  Ecosystem ecosystem();

  /** The address that a client would use without any proxy. */
  URI origin();

  /**
   * Installs one set of packages with an empty client cache.
   *
   * @param set from 0; no two sets share a package
   * @param folder an empty folder for the client
   * @param registry the address to install from
   * @return wall time of the client
   * @throws IllegalStateException with its output where the client fails
   */
  Duration run(int set, Path folder, URI registry);

  @Override
  void close();
}

package cordon.gate;

import cordon.store.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How evidence is kept and where else it goes.
 *
 * @param durability of an event before the answer that it tells of leaves
 * @param retention how long the log can be searched and names addresses and users
 * @param file where OCSF events are appended
 * @param syslog where OCSF events are sent
 */
public record EvidenceConfig(
    Durability durability,
    Duration retention,
    Optional<OcsfFile> file,
    Optional<OcsfSyslog> syslog) {

  /** A year, and time to look back on it. */
  public static final Duration DEFAULT_RETENTION = Duration.ofDays(400);

  public static EvidenceConfig defaults() {
    return new EvidenceConfig(
        Durability.PROCESS, DEFAULT_RETENTION, Optional.empty(), Optional.empty());
  }

  /**
   * A file of JSON lines.
   *
   * @param size at which it is put aside, bytes
   * @param count of files put aside that are kept
   */
  public record OcsfFile(Path path, long size, int count) {
    public static final long DEFAULT_SIZE = 100L << 20;
    public static final int DEFAULT_COUNT = 10;
  }

  /** A receiver of RFC 5424 messages over TCP with octet counting (RFC 6587). */
  public record OcsfSyslog(String host, int port) {}
}

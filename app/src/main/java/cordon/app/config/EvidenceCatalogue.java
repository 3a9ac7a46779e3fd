package cordon.app.config;

import static cordon.app.config.Setting.setting;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of how long evidence is searched and where else it goes; part of {@link Catalogue}.
 */
public final class EvidenceCatalogue {
  public static final String FORCE_BEFORE = "before-answer";

  public static final Setting<String> FORCE =
      setting(
          "gate.evidence.force",
          ValueTypes.oneOf("behind", FORCE_BEFORE),
          "behind",
          "When the evidence of an answer is forced to disk: a moment behind it (at most 50 ms with"
              + " SQLite, some 0.6 s with PostgreSQL; nothing is lost by a crash or kill -9, the"
              + " last moment by a loss of power), or before it (every pull waits for the disk).");
  public static final Setting<Duration> RETENTION =
      setting(
          "gate.evidence.retention",
          ValueTypes.RETENTION,
          "400d",
          "How long the log can be searched and says which addresses and users it is about. Older"
              + " facts stay in the ledger and stay provable, without these.");
  public static final Setting<Path> OCSF_FILE =
      setting(
          "gate.ocsf.file",
          ValueTypes.PATH,
          "A file to which the gate's facts are also written as OCSF events, one JSON object a"
              + " line.");
  public static final Setting<Long> OCSF_FILE_SIZE =
      setting(
          "gate.ocsf.file-size",
          ValueTypes.SIZE,
          "At which size the file is put aside under a number and begun anew (when not set:"
              + " 100MiB).");
  public static final Setting<Integer> OCSF_FILE_COUNT =
      setting(
          "gate.ocsf.file-count",
          ValueTypes.COUNT,
          "How many files put aside are kept (when not set: 10).");
  public static final Setting<String> OCSF_SYSLOG =
      setting(
          "gate.ocsf.syslog",
          ValueTypes.HOST_PORT,
          "A syslog receiver to which the gate's facts are sent as OCSF events over TCP (RFC 5424,"
              + " RFC 6587).");

  private EvidenceCatalogue() {}
}

package cordon.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How evidence is kept and where else it goes; see {@code gate.evidence} and {@code gate.ocsf}. */
public record EvidenceSettings(
    String force,
    Duration retention,
    Optional<Path> ocsfFile,
    Optional<Long> ocsfFileSize,
    Optional<Integer> ocsfFileCount,
    Optional<String> ocsfSyslog) {

  static EvidenceSettings of(Configuration configuration) {
    return new EvidenceSettings(
        configuration.get(EvidenceCatalogue.FORCE),
        configuration.get(EvidenceCatalogue.RETENTION),
        configuration.find(EvidenceCatalogue.OCSF_FILE),
        configuration.find(EvidenceCatalogue.OCSF_FILE_SIZE),
        configuration.find(EvidenceCatalogue.OCSF_FILE_COUNT),
        configuration.find(EvidenceCatalogue.OCSF_SYSLOG));
  }
}

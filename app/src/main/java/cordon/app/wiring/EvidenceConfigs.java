package cordon.app.wiring;

import cordon.app.config.EvidenceCatalogue;
import cordon.app.config.EvidenceSettings;
import cordon.gate.EvidenceConfig;
import cordon.gate.EvidenceConfig.OcsfFile;
import cordon.gate.EvidenceConfig.OcsfSyslog;
import cordon.store.Durability;

/** Turns the settings about evidence into the gate's own. */
final class EvidenceConfigs {
  private EvidenceConfigs() {}

  static EvidenceConfig of(EvidenceSettings settings) {
    return new EvidenceConfig(
        settings.force().equals(EvidenceCatalogue.FORCE_BEFORE)
            ? Durability.DISK
            : Durability.PROCESS,
        settings.retention(),
        settings
            .ocsfFile()
            .map(path ->
                new OcsfFile(
                    path,
                    settings.ocsfFileSize().orElse(OcsfFile.DEFAULT_SIZE),
                    settings.ocsfFileCount().orElse(OcsfFile.DEFAULT_COUNT))),
        settings.ocsfSyslog().map(EvidenceConfigs::receiver));
  }

  private static OcsfSyslog receiver(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return new OcsfSyslog(
        hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
  }
}

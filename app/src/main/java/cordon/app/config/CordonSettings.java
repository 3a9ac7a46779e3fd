package cordon.app.config;

import cordon.base.Ecosystem;
import cordon.terminal.DataDirectory;
import cordon.terminal.Environment;
import java.util.List;
import java.util.Map;

/**
 * The configuration as the wiring reads it: typed, complete, free of contradictions.
 *
 * @param data the directory with all state
 * @param databaseUrl JDBC URL; SQLite in the data directory unless set
 * @param refinements what is set of default upstreams that have no address
 */
public record CordonSettings(
    DataDirectory data,
    String databaseUrl,
    ServerSettings server,
    List<IssuerSettings> issuers,
    GateSettings gate,
    EvidenceSettings evidence,
    InspectSettings inspect,
    ExposureSettings exposure,
    List<UpstreamSettings> upstreams,
    Map<Ecosystem, UpstreamSettings.Refinement> refinements,
    AdvisoriesSettings advisories,
    boolean jsonLogs) {

  /** Reads the settings; the environment says where the data folder is by default. */
  public static CordonSettings of(Configuration configuration, Environment environment) {
    DataDirectory data =
        configuration
            .find(Catalogue.DATA)
            .map(path -> new DataDirectory(environment.cwd().resolve(path).normalize()))
            .orElseGet(() -> new DataDirectory(DataDirectory.standard(environment)));
    return new CordonSettings(
        data,
        configuration
            .find(Catalogue.STORE_URL)
            .orElseGet(() -> "jdbc:sqlite:" + data.root().resolve("cordon.db")),
        ServerSettings.of(configuration),
        IssuerSettings.all(configuration),
        GateSettings.of(configuration),
        EvidenceSettings.of(configuration),
        InspectSettings.of(configuration),
        ExposureSettings.of(configuration),
        UpstreamSettings.all(configuration),
        UpstreamSettings.refinements(configuration),
        AdvisoriesSettings.of(configuration),
        configuration.get(Catalogue.LOG_FORMAT).equals("json"));
  }
}

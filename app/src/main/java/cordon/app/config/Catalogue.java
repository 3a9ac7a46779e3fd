package cordon.app.config;

import static cordon.app.config.Setting.setting;

import java.nio.file.Path;
import java.util.List;

/**
 * Every setting there is: the single source for reading, refusing, showing and documenting them.
 * {@code docs/configuration.md} is made from it.
 */
public final class Catalogue {
  public static final Setting<Path> DATA =
      setting(
          "data",
          ValueTypes.PATH,
          "The directory with all state. Without it: `cordon` in your data folder"
              + " (`$XDG_DATA_HOME`, else `~/.local/share`).");
  public static final Setting<String> STORE_URL =
      setting(
          "store.url",
          ValueTypes.TEXT,
          "JDBC URL of the database: `jdbc:postgresql:…`. Without it: SQLite in the data"
              + " directory.");
  public static final Setting<String> LOG_FORMAT =
      setting(
          "log.format",
          ValueTypes.oneOf("text", "json"),
          "text",
          "How log lines are written to standard error: for people, or one JSON object each.");

  /** In the order of the documentation. */
  public static final List<Setting<?>> ALL =
      List.of(
          DATA,
          ServerCatalogue.BIND,
          ServerCatalogue.PORT,
          ServerCatalogue.NPM_PORT,
          ServerCatalogue.BASE_URL,
          ServerCatalogue.TLS_CERTIFICATE,
          ServerCatalogue.TLS_KEY,
          ServerCatalogue.TRUSTED_PROXIES,
          ServerCatalogue.LOOPBACK_TOKEN,
          STORE_URL,
          OidcCatalogue.NAME,
          OidcCatalogue.ISSUER,
          OidcCatalogue.AUDIENCE,
          OidcCatalogue.JWKS_URL,
          OidcCatalogue.JWKS_FILE,
          OidcCatalogue.REQUIRE,
          OidcCatalogue.IDENTITY,
          OidcCatalogue.EVIDENCE,
          OidcCatalogue.SKEW,
          GateCatalogue.COOL_DOWN,
          GateCatalogue.ECOSYSTEM_COOL_DOWN,
          GateCatalogue.RULE_MATCH,
          GateCatalogue.RULE_COOL_DOWN,
          PolicyCatalogue.ATTESTED_COOL_DOWN,
          PolicyCatalogue.ECOSYSTEM_ATTESTED_COOL_DOWN,
          PolicyCatalogue.RULE_ATTESTED_COOL_DOWN,
          PolicyCatalogue.SECURITY_FIX_LANE,
          GateCatalogue.FREEZE_AFTER,
          PolicyCatalogue.SERVE_REMOVED,
          PolicyCatalogue.LOST_PROVENANCE,
          PolicyCatalogue.NEW_PUBLISHER,
          PolicyCatalogue.OWNER_MATCH,
          PolicyCatalogue.OWNER_UPSTREAM,
          GateCatalogue.METADATA_MAX_AGE,
          GateCatalogue.CACHE_LIMIT,
          EvidenceCatalogue.FORCE,
          EvidenceCatalogue.RETENTION,
          EvidenceCatalogue.OCSF_FILE,
          EvidenceCatalogue.OCSF_FILE_SIZE,
          EvidenceCatalogue.OCSF_FILE_COUNT,
          EvidenceCatalogue.OCSF_SYSLOG,
          GateCatalogue.TWO_PERSON,
          InspectCatalogue.ENABLED,
          InspectCatalogue.BUDGET,
          InspectCatalogue.INDICATORS,
          InspectCatalogue.RULES,
          InspectCatalogue.SUPPRESSIONS,
          ExposureCatalogue.LARGEST_UPLOAD,
          UpstreamCatalogue.URL,
          UpstreamCatalogue.USERNAME,
          UpstreamCatalogue.PASSWORD_ENV,
          UpstreamCatalogue.UNDATED,
          UpstreamCatalogue.OPEN,
          UpstreamCatalogue.FREEZE_AFTER,
          UpstreamCatalogue.FILE_HOSTS,
          UpstreamCatalogue.CREDENTIAL_HOSTS,
          AdvisoriesCatalogue.FEEDS,
          AdvisoriesCatalogue.REFRESH,
          AdvisoriesCatalogue.STARTER,
          LOG_FORMAT);

  private Catalogue() {}
}

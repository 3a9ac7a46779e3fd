package cordon.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every setting there is: the single source for reading, refusing, showing and documenting them.
 * {@code docs/configuration.md} is made from it.
 */
public final class Catalogue {
  public static final Setting<String> SERVER_BIND =
      setting(
          "server.bind",
          ValueTypes.TEXT,
          "127.0.0.1",
          "The address to listen on. Outside loopback, plain HTTP is refused unless TLS is"
              + " configured or a trusted proxy stands in front.");
  public static final Setting<Integer> SERVER_PORT =
      setting(
          "server.port",
          ValueTypes.PORT,
          "8450",
          "The port for the console, the API and the gate. 0 takes any free one.");
  public static final Setting<Integer> SERVER_NPM_PORT =
      setting(
          "server.npm-port",
          ValueTypes.PORT,
          "A further port with the default npm upstream at its root, for clients and tools that lose"
              + " the path of a registry's address. 0 takes any free one. Without it: only below"
              + " `/npm/` on the main port.");
  public static final Setting<URI> SERVER_BASE_URL =
      setting(
          "server.base-url",
          ValueTypes.URL,
          "The URL under which people and clients reach Cordon, for links. Without it, each answer"
              + " uses the address that the request was sent to.");
  public static final Setting<Path> SERVER_TLS_CERTIFICATE =
      setting(
          "server.tls-certificate",
          ValueTypes.PATH,
          "Certificate chain in PEM form. Read again when it changes.");
  public static final Setting<Path> SERVER_TLS_KEY =
      setting("server.tls-key", ValueTypes.PATH, "Private key of the certificate, PKCS #8 PEM.");
  public static final Setting<List<String>> SERVER_TRUSTED_PROXIES =
      setting(
          "server.trusted-proxies",
          ValueTypes.LIST,
          "",
          "Addresses or CIDR ranges of reverse proxies whose forwarding headers are believed.");
  public static final Setting<Boolean> SERVER_LOOPBACK_TOKEN =
      setting(
          "server.loopback-clients-need-token",
          ValueTypes.FLAG,
          "false",
          "Whether package clients on this machine must send a token, as all others must.");

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

  public static final Setting<Duration> GATE_COOL_DOWN =
      setting(
          "gate.cool-down",
          ValueTypes.DURATION,
          "7d",
          "How old a release must be before the gate lets it through.");
  public static final Setting<Duration> GATE_ECOSYSTEM_COOL_DOWN =
      setting(
          "gate.<ecosystem>.cool-down",
          ValueTypes.DURATION,
          "The cool-down of one ecosystem (`npm`, `pypi`, `maven`) instead of the general one.");
  public static final Setting<String> GATE_RULE_MATCH =
      setting(
          "gate.rule.<number>.match",
          ValueTypes.PACKAGES,
          "In a `[[gate.rule]]`: the packages it is for, as a purl in which `*` stands for anything. The first"
              + " rule that matches wins.");
  public static final Setting<Duration> GATE_RULE_COOL_DOWN =
      setting(
          "gate.rule.<number>.cool-down",
          ValueTypes.DURATION,
          "In a `[[gate.rule]]`: the cool-down of these packages.");
  public static final Setting<Instant> GATE_FREEZE_AFTER =
      setting(
          "gate.freeze-after",
          ValueTypes.INSTANT,
          "Holds every release published after this time, whatever its age.");
  public static final Setting<Duration> GATE_METADATA_MAX_AGE =
      setting(
          "gate.metadata-max-age",
          ValueTypes.DURATION,
          "5m",
          "How long metadata of an upstream is used before it is asked again.");
  public static final Setting<Long> GATE_CACHE_LIMIT =
      setting(
          "gate.cache-limit",
          ValueTypes.SIZE,
          "20GiB",
          "How much disk the cache may take. The longest unused artifacts go first; documents stay,"
              + " because replaced bytes are found by comparing with them.");
  public static final Setting<Boolean> GATE_TWO_PERSON =
      setting(
          "gate.two-person",
          ValueTypes.FLAG,
          "false",
          "Whether an exception takes two people: a waiver starts when a second approver confirms"
              + " it, a block ends when a second approver agrees, and nobody grants their own"
              + " request. Only people count, no workload tokens.");

  public static final Setting<String> OIDC_NAME =
      setting(
          "identity.oidc.<number>.name",
          ValueTypes.NAME,
          "In an `[[identity.oidc]]`: what the jobs of this issuer are called by, as in"
              + " `job:<name>:acme/app`.");
  public static final Setting<String> OIDC_ISSUER =
      setting(
          "identity.oidc.<number>.issuer",
          ValueTypes.TEXT,
          "The `iss` of the tokens that a CI system gives its jobs, to the character.");
  public static final Setting<String> OIDC_AUDIENCE =
      setting(
          "identity.oidc.<number>.audience",
          ValueTypes.TEXT,
          "What must be among the `aud` of a token, so that one made for another service is no good"
              + " here.");
  public static final Setting<URI> OIDC_JWKS_URL =
      setting(
          "identity.oidc.<number>.jwks-url",
          ValueTypes.SECURE_URL,
          "Where the issuer publishes its keys (a JWK set); this, or `jwks-file`.");
  public static final Setting<Path> OIDC_JWKS_FILE =
      setting(
          "identity.oidc.<number>.jwks-file",
          ValueTypes.PATH,
          "A file with the issuer's keys, where the issuer cannot be reached.");
  public static final Setting<List<String>> OIDC_REQUIRE =
      setting(
          "identity.oidc.<number>.require",
          ValueTypes.CLAIMS,
          "Which jobs are let in, as claim=pattern with `*` for anything; of several patterns for one"
              + " claim one must fit. There must be at least one: a public issuer signs for everybody.");
  public static final Setting<List<String>> OIDC_IDENTITY =
      setting(
          "identity.oidc.<number>.identity",
          ValueTypes.LIST,
          "The claims that together name a job (when not set: `sub`).");
  public static final Setting<List<String>> OIDC_EVIDENCE =
      setting(
          "identity.oidc.<number>.evidence",
          ValueTypes.LIST,
          "The claims that stand in the evidence of each pull (when not set: `repository`,"
              + " `project_path`, `ref`, `sha`, `job_workflow_ref`, `run_id`, `pipeline_id`,"
              + " `job_id`, those that a token has).");
  public static final Setting<Duration> OIDC_SKEW =
      setting(
          "identity.oidc.<number>.clock-skew",
          ValueTypes.SKEW,
          "By how much the issuer's clock may differ from ours (when not set: 1m; at most 5m).");

  public static final Setting<Duration> EVIDENCE_RETENTION =
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

  public static final Setting<URI> UPSTREAM_URL =
      setting(
          "upstream.<ecosystem>.<name>.url",
          ValueTypes.URL,
          "A registry behind the gate. The one named `default` is served as `/npm/`, `/pypi/simple/`,"
              + " `/maven/`; others as `/npm/<name>/` and so on. An ecosystem without any is"
              + " learned from the client installed on this machine; `undated`, `open` and"
              + " `file-hosts` of `default` then speak of the learned one.");
  public static final Setting<String> UPSTREAM_USERNAME =
      setting(
          "upstream.<ecosystem>.<name>.username",
          ValueTypes.TEXT,
          "User name for the upstream; needs `password-env`.");
  public static final Setting<String> UPSTREAM_PASSWORD_ENV =
      setting(
          "upstream.<ecosystem>.<name>.password-env",
          ValueTypes.VARIABLE,
          "The environment variable that holds the password, or without `username` the bearer"
              + " token. The secret itself never stands in the file.");
  public static final Setting<String> UPSTREAM_UNDATED =
      setting(
          "upstream.<ecosystem>.<name>.undated",
          ValueTypes.oneOf("first-seen", "hold", "signature"),
          "What to do with releases whose upstream states no usable time: hold them and count their"
              + " age from when the gate first saw them (`first-seen`, also when not set), hold"
              + " them until a person lets them in (`hold`), or, for Maven, take the time that the"
              + " publisher's signature states for all but the newest release (`signature`; it"
              + " trusts whoever published).");
  public static final Setting<Boolean> UPSTREAM_OPEN =
      setting(
          "upstream.<ecosystem>.<name>.open",
          ValueTypes.FLAG,
          "Whether its names are the public ones, so that public advisories speak of them (when not"
              + " set: true). Set it to false for a registry with names of your own.");
  public static final Setting<List<String>> UPSTREAM_FILE_HOSTS =
      setting(
          "upstream.<ecosystem>.<name>.file-hosts",
          ValueTypes.HOSTS,
          "Further hosts from which this registry serves files, where they have private addresses:"
              + " `host:port`, or `host` for the ports 80 and 443. They are not sent the"
              + " credentials.");
  public static final Setting<List<String>> UPSTREAM_CREDENTIAL_HOSTS =
      setting(
          "upstream.<ecosystem>.<name>.credential-hosts",
          ValueTypes.HOSTS,
          "Further hosts, `host` or `host:port`, that are sent the credentials of this upstream:"
              + " where its files lie behind the same account. Without it only the scheme, host and"
              + " port of `url` are.");

  public static final Setting<List<String>> ADVISORIES_FEEDS =
      setting(
          "advisories.feeds",
          ValueTypes.LIST,
          "",
          "Folders, zip files or URLs in OSV layout to read advisories from.");
  public static final Setting<Duration> ADVISORIES_REFRESH =
      setting(
          "advisories.refresh", ValueTypes.DURATION, "15m", "How often the feeds are read again.");
  public static final Setting<Boolean> ADVISORIES_STARTER =
      setting(
          "advisories.starter",
          ValueTypes.FLAG,
          "true",
          "Whether to know the compromised releases that come with the program.");

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
          SERVER_BIND,
          SERVER_PORT,
          SERVER_NPM_PORT,
          SERVER_BASE_URL,
          SERVER_TLS_CERTIFICATE,
          SERVER_TLS_KEY,
          SERVER_TRUSTED_PROXIES,
          SERVER_LOOPBACK_TOKEN,
          STORE_URL,
          OIDC_NAME,
          OIDC_ISSUER,
          OIDC_AUDIENCE,
          OIDC_JWKS_URL,
          OIDC_JWKS_FILE,
          OIDC_REQUIRE,
          OIDC_IDENTITY,
          OIDC_EVIDENCE,
          OIDC_SKEW,
          GATE_COOL_DOWN,
          GATE_ECOSYSTEM_COOL_DOWN,
          GATE_RULE_MATCH,
          GATE_RULE_COOL_DOWN,
          PolicyCatalogue.ATTESTED_COOL_DOWN,
          PolicyCatalogue.ECOSYSTEM_ATTESTED_COOL_DOWN,
          PolicyCatalogue.RULE_ATTESTED_COOL_DOWN,
          PolicyCatalogue.SECURITY_FIX_LANE,
          GATE_FREEZE_AFTER,
          PolicyCatalogue.SERVE_REMOVED,
          PolicyCatalogue.LOST_PROVENANCE,
          PolicyCatalogue.NEW_PUBLISHER,
          PolicyCatalogue.OWNER_MATCH,
          PolicyCatalogue.OWNER_UPSTREAM,
          GATE_METADATA_MAX_AGE,
          GATE_CACHE_LIMIT,
          EVIDENCE_RETENTION,
          OCSF_FILE,
          OCSF_FILE_SIZE,
          OCSF_FILE_COUNT,
          OCSF_SYSLOG,
          GATE_TWO_PERSON,
          InspectCatalogue.ENABLED,
          InspectCatalogue.BUDGET,
          InspectCatalogue.INDICATORS,
          InspectCatalogue.RULES,
          InspectCatalogue.SUPPRESSIONS,
          UPSTREAM_URL,
          UPSTREAM_USERNAME,
          UPSTREAM_PASSWORD_ENV,
          UPSTREAM_UNDATED,
          UPSTREAM_OPEN,
          PolicyCatalogue.UPSTREAM_FREEZE_AFTER,
          UPSTREAM_FILE_HOSTS,
          UPSTREAM_CREDENTIAL_HOSTS,
          ADVISORIES_FEEDS,
          ADVISORIES_REFRESH,
          ADVISORIES_STARTER,
          LOG_FORMAT);

  private Catalogue() {}

  static <T> Setting<T> setting(
      String key, ValueType<T> type, String defaultText, String documentation) {
    return new Setting<>(key, type, Optional.of(defaultText), documentation);
  }

  static <T> Setting<T> setting(String key, ValueType<T> type, String documentation) {
    return new Setting<>(key, type, Optional.empty(), documentation);
  }
}

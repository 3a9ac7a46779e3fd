package cordon.app.config;

import static cordon.app.config.Setting.setting;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** The settings of the registries behind the gate; part of {@link Catalogue}. */
public final class UpstreamCatalogue {
  public static final Setting<URI> URL =
      setting(
          "upstream.<ecosystem>.<name>.url",
          ValueTypes.URL,
          "A registry behind the gate. The one named `default` is served as `/npm/`, `/pypi/simple/`,"
              + " `/maven/`; others as `/npm/<name>/` and so on. An ecosystem without any is"
              + " learned from the client installed on this machine; `undated`, `open` and"
              + " `file-hosts` of `default` then speak of the learned one.");
  public static final Setting<String> USERNAME =
      setting(
          "upstream.<ecosystem>.<name>.username",
          ValueTypes.TEXT,
          "User name for the upstream; needs `password-env`.");
  public static final Setting<String> PASSWORD_ENV =
      setting(
          "upstream.<ecosystem>.<name>.password-env",
          ValueTypes.VARIABLE,
          "The environment variable that holds the password, or without `username` the bearer"
              + " token. The secret itself never stands in the file.");
  public static final Setting<String> UNDATED =
      setting(
          "upstream.<ecosystem>.<name>.undated",
          ValueTypes.oneOf("first-seen", "hold", "signature"),
          "What to do with releases whose upstream states no usable time: hold them and count their"
              + " age from when the gate first saw them (`first-seen`, also when not set), hold"
              + " them until a person lets them in (`hold`), or, for Maven, take the time that the"
              + " publisher's signature states for all but the newest release (`signature`; it"
              + " trusts whoever published).");
  public static final Setting<Boolean> OPEN =
      setting(
          "upstream.<ecosystem>.<name>.open",
          ValueTypes.FLAG,
          "Whether its names are the public ones, so that public advisories speak of them (when not"
              + " set: true). Set it to false for a registry with names of your own.");
  public static final Setting<List<String>> FILE_HOSTS =
      setting(
          "upstream.<ecosystem>.<name>.file-hosts",
          ValueTypes.HOSTS,
          "Further hosts from which this registry serves files, where they have private addresses:"
              + " `host:port`, or `host` for the ports 80 and 443. They are not sent the"
              + " credentials.");
  public static final Setting<List<String>> CREDENTIAL_HOSTS =
      setting(
          "upstream.<ecosystem>.<name>.credential-hosts",
          ValueTypes.HOSTS,
          "Further hosts, `host` or `host:port`, that are sent the credentials of this upstream:"
              + " where its files lie behind the same account. Without it only the scheme, host and"
              + " port of `url` are.");
  public static final Setting<Instant> FREEZE_AFTER =
      setting(
          "upstream.<ecosystem>.<name>.freeze-after",
          ValueTypes.INSTANT,
          "As `gate.freeze-after`, for this upstream; the earlier of both counts.");

  private UpstreamCatalogue() {}
}

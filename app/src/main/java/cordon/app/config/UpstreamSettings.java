package cordon.app.config;

import cordon.base.Ecosystem;
import cordon.gate.Credentials;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A registry that the configuration names; see the settings {@code upstream.*}.
 *
 * @param passwordVariable the environment variable that holds the secret
 * @param undated what to do with releases without a time: {@code first-seen}, {@code hold} or
 *     {@code signature}
 */
public record UpstreamSettings(
    Ecosystem ecosystem,
    String name,
    URI url,
    Optional<String> username,
    Optional<String> passwordVariable,
    String undated,
    boolean open,
    List<String> fileHosts,
    List<String> credentialHosts,
    Optional<Instant> freezeAfter) {

  /** The upstream that is learned where none is named; see {@link cordon.gate.Upstream}. */
  private static final String DEFAULT = "default";

  /**
   * What the configuration says of the default upstream of an ecosystem whose address it leaves to
   * be learned; as in {@link UpstreamSettings}.
   */
  public record Refinement(String undated, boolean open, List<String> fileHosts) {}

  /** What the secret proves: a user with a password, or the bearer of a token. */
  public Credentials credentials(String secret) {
    return username
        .<Credentials>map(user -> new Credentials.Basic(user, secret))
        .orElseGet(() -> new Credentials.Bearer(secret));
  }

  /** Those whose address the configuration states. */
  static List<UpstreamSettings> all(Configuration configuration) {
    return configuration.all(UpstreamCatalogue.URL).entrySet().stream()
        .map(e -> upstream(configuration, e.getKey().get(0), e.getKey().get(1), e.getValue()))
        .toList();
  }

  /** Every default upstream without an address of which anything else is set. */
  static Map<Ecosystem, Refinement> refinements(Configuration configuration) {
    Set<String> addressed =
        configuration.all(UpstreamCatalogue.URL).keySet().stream()
            .map(names -> names.get(0))
            .collect(Collectors.toSet());
    return Stream.of(
            UpstreamCatalogue.UNDATED, UpstreamCatalogue.OPEN, UpstreamCatalogue.FILE_HOSTS)
        .flatMap(setting -> configuration.all(setting).keySet().stream())
        .map(names -> names.get(0))
        .filter(ecosystem -> !addressed.contains(ecosystem))
        .distinct()
        .collect(
            Collectors.toMap(
                UpstreamSettings::known, ecosystem -> refinement(configuration, ecosystem)));
  }

  private static Refinement refinement(Configuration configuration, String ecosystem) {
    return new Refinement(
        undated(configuration, ecosystem, DEFAULT),
        open(configuration, ecosystem, DEFAULT),
        fileHosts(configuration, ecosystem, DEFAULT));
  }

  private static String undated(Configuration configuration, String ecosystem, String name) {
    return configuration.find(UpstreamCatalogue.UNDATED, ecosystem, name).orElse("first-seen");
  }

  private static boolean open(Configuration configuration, String ecosystem, String name) {
    return configuration.find(UpstreamCatalogue.OPEN, ecosystem, name).orElse(true);
  }

  private static List<String> fileHosts(
      Configuration configuration, String ecosystem, String name) {
    return configuration.find(UpstreamCatalogue.FILE_HOSTS, ecosystem, name).orElse(List.of());
  }

  private static UpstreamSettings upstream(
      Configuration configuration, String ecosystem, String name, URI url) {
    return new UpstreamSettings(
        known(ecosystem),
        name,
        url,
        configuration.find(UpstreamCatalogue.USERNAME, ecosystem, name),
        configuration.find(UpstreamCatalogue.PASSWORD_ENV, ecosystem, name),
        undated(configuration, ecosystem, name),
        open(configuration, ecosystem, name),
        fileHosts(configuration, ecosystem, name),
        configuration.find(UpstreamCatalogue.CREDENTIAL_HOSTS, ecosystem, name).orElse(List.of()),
        configuration.find(UpstreamCatalogue.FREEZE_AFTER, ecosystem, name));
  }

  private static Ecosystem known(String name) {
    return Ecosystem.ofPurlType(name).orElseThrow();
  }
}

package cordon.app.wiring;

import cordon.app.config.IssuerSettings;
import cordon.gate.GuardedFetch;
import cordon.web.identity.oidc.WorkloadIssuer;
import cordon.web.identity.oidc.WorkloadTokens;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The CI systems whose jobs are known, and how their keys are fetched. */
final class Issuers implements AutoCloseable {
  private final WorkloadTokens tokens;
  private final GuardedFetch fetch;

  Issuers(List<IssuerSettings> settings, String version, InstantSource clock) {
    List<URI> keys = settings.stream().flatMap(s -> s.jwksUrl().stream()).toList();
    this.fetch = new GuardedFetch(keys, version, clock);
    this.tokens =
        new WorkloadTokens(settings.stream().map(Issuers::issuer).toList(), fetch::get, clock);
  }

  WorkloadTokens tokens() {
    return tokens;
  }

  private static WorkloadIssuer issuer(IssuerSettings settings) {
    return new WorkloadIssuer(
        settings.name(),
        settings.issuer(),
        settings.audience(),
        settings
            .jwksUrl()
            .<WorkloadIssuer.Keys>map(WorkloadIssuer.At::new)
            .or(() -> settings.jwksFile().map(WorkloadIssuer.In::new))
            .orElseThrow(),
        patterns(settings.require()),
        settings.identity(),
        settings.evidence(),
        settings.skew());
  }

  /** {@code repository=acme/*} and its like, by claim. */
  private static Map<String, List<String>> patterns(List<String> required) {
    return required.stream()
        .collect(
            Collectors.groupingBy(
                rule -> rule.substring(0, rule.indexOf('=')),
                Collectors.mapping(
                    rule -> rule.substring(rule.indexOf('=') + 1), Collectors.toList())));
  }

  @Override
  public void close() {
    fetch.close();
  }
}

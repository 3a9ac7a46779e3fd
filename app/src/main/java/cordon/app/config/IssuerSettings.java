package cordon.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An issuer of tokens for CI jobs; see the settings {@code identity.oidc.*}.
 *
 * @param jwksUrl where its keys are, unless in {@code jwksFile}
 */
public record IssuerSettings(
    String name,
    String issuer,
    String audience,
    Optional<URI> jwksUrl,
    Optional<Path> jwksFile,
    List<String> require,
    List<String> identity,
    List<String> evidence,
    Duration skew) {

  /** What the tokens of the usual CI systems say of repository, job and commit. */
  private static final List<String> EVIDENCE =
      List.of(
          "repository",
          "project_path",
          "ref",
          "sha",
          "job_workflow_ref",
          "run_id",
          "pipeline_id",
          "job_id");

  /** In the order of the file. */
  static List<IssuerSettings> all(Configuration configuration) {
    return configuration.all(OidcCatalogue.NAME).entrySet().stream()
        .sorted(Comparator.comparingInt(e -> Integer.parseInt(e.getKey().getFirst())))
        .map(e -> issuer(configuration, e.getKey().getFirst(), e.getValue()))
        .toList();
  }

  /** What every issuer needs is there: {@link Contradictions} saw to it. */
  private static IssuerSettings issuer(Configuration configuration, String number, String name) {
    return new IssuerSettings(
        name,
        configuration.find(OidcCatalogue.ISSUER, number).orElseThrow(),
        configuration.find(OidcCatalogue.AUDIENCE, number).orElseThrow(),
        configuration.find(OidcCatalogue.JWKS_URL, number),
        configuration.find(OidcCatalogue.JWKS_FILE, number),
        configuration.find(OidcCatalogue.REQUIRE, number).orElseThrow(),
        configuration.find(OidcCatalogue.IDENTITY, number).orElse(List.of("sub")),
        configuration.find(OidcCatalogue.EVIDENCE, number).orElse(EVIDENCE),
        configuration.find(OidcCatalogue.SKEW, number).orElse(Duration.ofMinutes(1)));
  }
}

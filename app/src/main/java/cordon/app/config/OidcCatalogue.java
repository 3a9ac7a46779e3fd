package cordon.app.config;

import static cordon.app.config.Setting.setting;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings of the issuers whose tokens CI jobs bring; part of {@link Catalogue}. */
public final class OidcCatalogue {
  public static final Setting<String> NAME =
      setting(
          "identity.oidc.<number>.name",
          ValueTypes.NAME,
          "In an `[[identity.oidc]]`: what the jobs of this issuer are called by, as in"
              + " `job:<name>:acme/app`.");
  public static final Setting<String> ISSUER =
      setting(
          "identity.oidc.<number>.issuer",
          ValueTypes.TEXT,
          "The `iss` of the tokens that a CI system gives its jobs, to the character.");
  public static final Setting<String> AUDIENCE =
      setting(
          "identity.oidc.<number>.audience",
          ValueTypes.TEXT,
          "What must be among the `aud` of a token, so that one made for another service is no good"
              + " here.");
  public static final Setting<URI> JWKS_URL =
      setting(
          "identity.oidc.<number>.jwks-url",
          ValueTypes.SECURE_URL,
          "Where the issuer publishes its keys (a JWK set); this, or `jwks-file`.");
  public static final Setting<Path> JWKS_FILE =
      setting(
          "identity.oidc.<number>.jwks-file",
          ValueTypes.PATH,
          "A file with the issuer's keys, where the issuer cannot be reached.");
  public static final Setting<List<String>> REQUIRE =
      setting(
          "identity.oidc.<number>.require",
          ValueTypes.CLAIMS,
          "Which jobs are let in, as claim=pattern with `*` for anything; of several patterns for one"
              + " claim one must fit. There must be at least one: a public issuer signs for everybody.");
  public static final Setting<List<String>> IDENTITY =
      setting(
          "identity.oidc.<number>.identity",
          ValueTypes.LIST.like("[\"repository\", \"job_workflow_ref\"]"),
          "The claims that together name a job (when not set: `sub`).");
  public static final Setting<List<String>> EVIDENCE =
      setting(
          "identity.oidc.<number>.evidence",
          ValueTypes.LIST.like("[\"repository\", \"sha\"]"),
          "The claims that stand in the evidence of each pull (when not set: `repository`,"
              + " `project_path`, `ref`, `sha`, `job_workflow_ref`, `run_id`, `pipeline_id`,"
              + " `job_id`, those that a token has).");
  public static final Setting<Duration> SKEW =
      setting(
          "identity.oidc.<number>.clock-skew",
          ValueTypes.SKEW,
          "By how much the issuer's clock may differ from ours (when not set: 1m; at most 5m).");

  private OidcCatalogue() {}
}

package cordon.app.wiring;

import cordon.app.config.CordonSettings;
import cordon.app.config.UpstreamSettings;
import cordon.app.upstream.Learned;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.gate.GateConfig;
import cordon.gate.Upstream;
import cordon.terminal.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns settings and what was learned into the gate's own configuration. */
final class GateConfigs {
  private GateConfigs() {}

  static GateConfig of(CordonSettings settings, List<Learned> learned, Environment environment) {
    return new GateConfig(
        upstreams(settings, learned, environment),
        Policies.of(settings),
        settings.gate().metadataMaxAge(),
        GateConfig.DEFAULT_DOCUMENT_LIMIT,
        GateConfig.DEFAULT_ARTIFACT_LIMIT,
        settings.gate().cacheLimit(),
        GateConfig.DEFAULT_VARIANT_MEMORY,
        settings.gate().twoPersons());
  }

  /** What is configured; the learned one only for an ecosystem of which nothing is. */
  static List<Upstream> upstreams(
      CordonSettings settings, List<Learned> learned, Environment environment) {
    List<Upstream> all = new ArrayList<>();
    settings.upstreams().forEach(u -> all.add(configured(u, environment)));
    Set<Ecosystem> named =
        Set.copyOf(settings.upstreams().stream().map(UpstreamSettings::ecosystem).toList());
    for (Learned one : learned) {
      if (one instanceof Learned.Found found && !named.contains(found.ecosystem())) {
        all.add(learned(found, settings.refinements()));
      }
    }
    return all;
  }

  /** As {@link Upstream#key} of the upstream that it becomes. */
  static String key(UpstreamSettings upstream) {
    return upstream.ecosystem().purlType() + "/" + upstream.name();
  }

  /** A public registry, unless the configuration says something else of it. */
  private static Upstream learned(
      Learned.Found found, Map<Ecosystem, UpstreamSettings.Refinement> refinements) {
    UpstreamSettings.Refinement said = refinements.get(found.ecosystem());
    return said == null
        ? Upstream.open(found.ecosystem(), found.url())
        : new Upstream(
            found.ecosystem(),
            Upstream.DEFAULT,
            found.url(),
            Optional.empty(),
            said.open(),
            undated(said.undated()),
            Set.copyOf(said.fileHosts()),
            Set.of());
  }

  private static Upstream configured(UpstreamSettings upstream, Environment environment) {
    return new Upstream(
        upstream.ecosystem(),
        upstream.name(),
        upstream.url(),
        upstream.passwordVariable().map(name -> upstream.credentials(secret(name, environment))),
        upstream.open(),
        undated(upstream.undated()),
        Set.copyOf(upstream.fileHosts()),
        Set.copyOf(upstream.credentialHosts()));
  }

  private static Upstream.Undated undated(String word) {
    return switch (word) {
      case "hold" -> Upstream.Undated.HOLD;
      case "signature" -> Upstream.Undated.SIGNATURE;
      default -> Upstream.Undated.FIRST_SEEN;
    };
  }

  private static String secret(String name, Environment environment) {
    return environment
        .variable(name)
        .orElseThrow(() ->
            Problem.of(
                    "config/secret-not-set",
                    "the environment variable " + name + " is not set",
                    "an upstream's `password-env` names it",
                    "set it where `cordon serve` is started")
                .asException());
  }
}

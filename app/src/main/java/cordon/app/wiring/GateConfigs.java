package cordon.app.wiring;

import cordon.app.config.ConfigLoader;
import cordon.app.config.CordonSettings;
import cordon.app.upstream.Learned;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.formats.pypi.ProjectName;
import cordon.gate.CoolDownRule;
import cordon.gate.Credentials;
import cordon.gate.GateConfig;
import cordon.gate.Upstream;
import cordon.terminal.Environment;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
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
        coolDowns(settings.gate()),
        settings.gate().rules().stream().map(GateConfigs::rule).toList(),
        settings.gate().freezeAfter(),
        settings.gate().metadataMaxAge(),
        GateConfig.DEFAULT_DOCUMENT_LIMIT,
        GateConfig.DEFAULT_ARTIFACT_LIMIT,
        settings.gate().cacheLimit(),
        GateConfig.DEFAULT_VARIANT_MEMORY,
        settings.gate().twoPersons());
  }

  /** What is configured; the learned one only for an ecosystem of which nothing is. */
  private static List<Upstream> upstreams(
      CordonSettings settings, List<Learned> learned, Environment environment) {
    List<Upstream> all = new ArrayList<>();
    settings.upstreams().forEach(u -> all.add(configured(u, environment)));
    Set<Ecosystem> named =
        Set.copyOf(settings.upstreams().stream().map(CordonSettings.Upstream::ecosystem).toList());
    for (Learned one : learned) {
      if (one instanceof Learned.Found found && !named.contains(found.ecosystem())) {
        all.add(Upstream.open(found.ecosystem(), found.url()));
      }
    }
    return all;
  }

  private static Upstream configured(CordonSettings.Upstream upstream, Environment environment) {
    return new Upstream(
        upstream.ecosystem(),
        upstream.name(),
        upstream.url(),
        upstream.passwordVariable().map(name -> credentials(upstream, secret(name, environment))),
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

  private static Credentials credentials(CordonSettings.Upstream upstream, String secret) {
    Optional<Credentials> basic =
        upstream.username().map(user -> new Credentials.Basic(user, secret));
    return basic.orElseGet(() -> new Credentials.Bearer(secret));
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

  private static Map<Ecosystem, Duration> coolDowns(CordonSettings.Gate gate) {
    Map<Ecosystem, Duration> all = new EnumMap<>(Ecosystem.class);
    ConfigLoader.ECOSYSTEMS.forEach(e -> all.put(e, gate.coolDown()));
    all.putAll(gate.ecosystemCoolDown());
    return all;
  }

  /** {@code pkg:maven/com.acme/*} covers what the gate calls {@code com.acme:*}. */
  private static CoolDownRule rule(CordonSettings.Rule rule) {
    String[] parts = rule.match().substring("pkg:".length()).split("/", 2);
    Ecosystem ecosystem = Ecosystem.ofPurlType(parts[0]).orElseThrow();
    String name = URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8);
    int slash = name.lastIndexOf('/');
    if (ecosystem == Ecosystem.MAVEN && slash >= 0) {
      name = name.substring(0, slash) + ":" + name.substring(slash + 1);
    }
    if (ecosystem == Ecosystem.PYPI) {
      name = ProjectName.normalize(name);
    }
    return new CoolDownRule(ecosystem, name, rule.coolDown());
  }
}

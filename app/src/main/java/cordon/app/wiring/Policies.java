package cordon.app.wiring;

import cordon.app.config.CordonSettings;
import cordon.app.config.GateSettings;
import cordon.app.config.UpstreamSettings;
import cordon.base.Ecosystem;
import cordon.formats.pypi.ProjectName;
import cordon.gate.CoolDownRule;
import cordon.gate.CoolDowns;
import cordon.gate.Freeze;
import cordon.gate.NameOwner;
import cordon.gate.PolicyCheck;
import cordon.gate.PolicySettings;
import cordon.gate.TrustRules;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Turns settings into the gate's policy. */
final class Policies {
  private Policies() {}

  static PolicySettings of(CordonSettings settings) {
    GateSettings gate = settings.gate();
    return new PolicySettings(
        new CoolDowns(
            perEcosystem(Optional.of(gate.coolDown()), gate.ecosystemCoolDown()),
            perEcosystem(gate.attested().coolDown(), gate.attested().ecosystemCoolDown()),
            gate.rules().stream().map(Policies::rule).toList(),
            gate.fixLane()),
        new Freeze(gate.freezeAfter(), upstreamFreeze(settings)),
        new TrustRules(gate.trust().lostProvenance(), gate.trust().newPublisher()),
        gate.owners().stream().map(Policies::owner).toList(),
        gate.serveRemoved());
  }

  private static Map<Ecosystem, Duration> perEcosystem(
      Optional<Duration> general, Map<Ecosystem, Duration> own) {
    Map<Ecosystem, Duration> all = new EnumMap<>(Ecosystem.class);
    general.ifPresent(g -> PolicyCheck.ECOSYSTEMS.forEach(e -> all.put(e, g)));
    all.putAll(own);
    return all;
  }

  private static Map<String, Instant> upstreamFreeze(CordonSettings settings) {
    Map<String, Instant> lines = new HashMap<>();
    for (UpstreamSettings upstream : settings.upstreams()) {
      upstream.freezeAfter().ifPresent(line -> lines.put(GateConfigs.key(upstream), line));
    }
    return lines;
  }

  /** What a purl pattern means in the gate's own names. */
  private record Pattern(Ecosystem ecosystem, String name) {

    /** {@code pkg:maven/com.acme/*} covers what the gate calls {@code com.acme:*}. */
    static Pattern of(String match) {
      String[] parts = match.substring("pkg:".length()).split("/", 2);
      Ecosystem ecosystem = Ecosystem.ofPurlType(parts[0]).orElseThrow();
      String name = URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8);
      int slash = name.lastIndexOf('/');
      if (ecosystem == Ecosystem.MAVEN && slash >= 0) {
        name = name.substring(0, slash) + ":" + name.substring(slash + 1);
      }
      return new Pattern(
          ecosystem, ecosystem == Ecosystem.PYPI ? ProjectName.normalize(name) : name);
    }
  }

  private static CoolDownRule rule(GateSettings.Rule rule) {
    Pattern pattern = Pattern.of(rule.match());
    return new CoolDownRule(
        pattern.ecosystem(), pattern.name(), rule.coolDown(), rule.attestedCoolDown());
  }

  private static NameOwner owner(GateSettings.Owner owner) {
    Pattern pattern = Pattern.of(owner.match());
    return new NameOwner(pattern.ecosystem(), pattern.name(), owner.upstream());
  }
}

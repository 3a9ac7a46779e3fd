package cordon.gate.policy;

import cordon.advisories.AdvisoryMatch;
import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import cordon.gate.Decision;
import cordon.gate.GateConfig;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.PolicySettings;
import cordon.gate.Trail;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.gate.index.Publication;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One thing to decide: an old clean release until a test says otherwise. */
final class DecisionCase {
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final Digest BYTES = Digest.sha256("ab".repeat(32));

  Upstream upstream = Upstream.open(Ecosystem.NPM, URI.create("https://registry.example/"));
  String stated = "";
  Optional<Instant> published = Optional.empty();
  Optional<Instant> firstSeen = Optional.empty();
  Optional<Digest> replaced = Optional.empty();
  boolean verifiable = true;
  PolicySettings settings = PolicySettings.DEFAULT;
  Publication publication = Publication.UNSTATED;
  List<SecurityFix> fixes = List.of();
  Optional<String> namesake = Optional.empty();
  InspectionStatus inspection = new InspectionStatus.NoInspector();
  Optional<ReleaseEvidence.Removed> removed = Optional.empty();
  final List<AdvisoryMatch> advisories = new ArrayList<>();
  final List<LocalOverride> overrides = new ArrayList<>();

  DecisionCase() {
    age(Duration.ofDays(400));
  }

  DecisionCase(DecisionCase other) {
    upstream = other.upstream;
    stated = other.stated;
    published = other.published;
    firstSeen = other.firstSeen;
    replaced = other.replaced;
    verifiable = other.verifiable;
    settings = other.settings;
    publication = other.publication;
    fixes = other.fixes;
    namesake = other.namesake;
    inspection = other.inspection;
    removed = other.removed;
    advisories.addAll(other.advisories);
    overrides.addAll(other.overrides);
  }

  DecisionCase age(Duration age) {
    published = Optional.of(NOW.minus(age));
    stated = published.get().toString();
    return this;
  }

  DecisionCase undated() {
    published = Optional.empty();
    stated = "";
    return this;
  }

  DecisionCase override(Kind kind, VersionSelector versions, boolean malicious) {
    overrides.add(
        new LocalOverride(
            (kind == Kind.WAIVER ? "W-" : "B-") + overrides.size(),
            kind,
            Ecosystem.NPM,
            "left",
            versions,
            malicious,
            "because",
            "security",
            NOW.minusSeconds(1),
            Optional.of(NOW.plus(Duration.ofHours(1 + overrides.size()))),
            Optional.empty(),
            Optional.empty(),
            Trail.by("user:security")));
    return this;
  }

  Decision decide() {
    ReleaseEvidence evidence =
        new ReleaseEvidence(
            Coordinate.release(Ecosystem.NPM, upstream.name(), "left", "1.0.0"),
            upstream,
            List.of(BYTES),
            replaced,
            verifiable,
            stated,
            published,
            firstSeen,
            advisories,
            publication,
            fixes,
            namesake,
            inspection,
            removed);
    GateConfig config = GateConfig.of(List.of(upstream)).with(settings);
    return Decider.decide(evidence, new Policy(config, new OverrideSet(1, overrides), "r"), NOW);
  }
}

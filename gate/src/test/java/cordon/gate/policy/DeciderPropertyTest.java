package cordon.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.CoolDowns;
import cordon.gate.Decision;
import cordon.gate.FakeAdvisories;
import cordon.gate.Freeze;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Finding;
import cordon.gate.Inspection.Result;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.NameOwner;
import cordon.gate.Reason;
import cordon.gate.Reason.Code;
import cordon.gate.Verdict;
import cordon.gate.VersionSelector;
import cordon.gate.index.Publication;
import cordon.gate.index.Publication.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What must hold of the decision whatever the evidence: its order, and how far a waiver reaches.
 */
class DeciderPropertyTest {
  private static final int CASES = 4_000;

  private final long seed = Long.getLong("cordon.seed", System.nanoTime());
  private final Random random = new Random(seed);

  /** Everything that can speak against a release, each in a way that nothing else lifts. */
  private static final Map<String, Consumer<DecisionCase>> AGAINST =
      Map.of(
          "a block",
          c -> c.override(Kind.BLOCK, new VersionSelector.Any(), false),
          "replaced bytes",
          c -> c.replaced = Optional.of(Digest.sha256("cd".repeat(32))),
          "a claim of malware",
          c -> c.advisories.addFirst(FakeAdvisories.match("MAL-1", true, true)),
          "a claim about the name",
          c -> c.advisories.addFirst(FakeAdvisories.match("MAL-2", true, false)),
          "another owner",
          c ->
              c.settings = c.settings.with(List.of(new NameOwner(Ecosystem.NPM, "l*", "internal"))),
          "no checksum",
          c -> c.verifiable = false,
          "a freeze date",
          c -> c.settings = c.settings.with(new Freeze(Optional.of(Instant.EPOCH), Map.of())),
          "youth",
          c -> c.age(c.published.isPresent() ? Duration.ofMinutes(1) : Duration.ZERO),
          "a lost attestation",
          c -> c.publication = changed(c.publication, new Change.LostProvenance("0.9.0")),
          "a malicious inspection",
          c -> c.inspection = done(Result.MALICIOUS));

  private static Publication changed(Publication before, Change more) {
    List<Change> all = new ArrayList<>(before.changes());
    all.add(more);
    return new Publication(false, before.publisher(), all);
  }

  static InspectionStatus done(Result result) {
    return new InspectionStatus.Done(
        new Inspection(result, List.of(new Finding("r-1", "reads credentials", "index.js:3"))),
        "rules-1");
  }

  private DecisionCase generated() {
    DecisionCase c = new DecisionCase();
    switch (random.nextInt(4)) {
      case 0 -> c.age(Duration.ofHours(random.nextInt(24 * 40)));
      case 1 -> c.undated();
      case 2 -> c.age(Duration.ofDays(-1));
      default -> c.age(Duration.ofDays(100));
    }
    if (random.nextInt(3) == 0) {
      c.firstSeen = Optional.of(DecisionCase.NOW.minus(Duration.ofDays(random.nextInt(20))));
    }
    if (random.nextInt(3) == 0) {
      c.publication = Publication.stated(true, Optional.of("somebody"));
      c.settings =
          c.settings.with(
              new CoolDowns(Map.of(), Map.of(Ecosystem.NPM, Duration.ofDays(1)), List.of(), true));
    } else if (random.nextInt(3) == 0) {
      c.publication =
          changed(c.publication, new Change.NewPublisher(Optional.of("b"), List.of("a")));
    }
    if (random.nextInt(3) == 0) {
      c.fixes = List.of(new SecurityFix("GHSA-1", "0.9.0"));
    }
    if (random.nextInt(3) == 0) {
      c.inspection = done(Result.values()[random.nextInt(4)]);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      c.override(
          random.nextInt(4) == 0 ? Kind.BLOCK : Kind.WAIVER, selector(), random.nextBoolean());
    }
    return c;
  }

  private VersionSelector selector() {
    return switch (random.nextInt(3)) {
      case 0 -> new VersionSelector.Any();
      case 1 -> new VersionSelector.Exact("1.0.0");
      default -> new VersionSelector.Bytes(DecisionCase.BYTES);
    };
  }

  @Test
  void moreAgainstItNeverMakesTheVerdictMilder() {
    for (int i = 0; i < CASES; i++) {
      DecisionCase before = generated();
      Decision was = before.decide();
      AGAINST.forEach((name, add) -> {
        if (name.equals("youth") && before.published.isEmpty()) {
          return;
        }
        DecisionCase after = new DecisionCase(before);
        add.accept(after);
        boolean younger = !name.equals("youth") || ageOf(after).compareTo(ageOf(before)) <= 0;
        if (younger) {
          assertThat(after.decide().verdict())
              .as("seed " + seed + ", " + name + " after " + was)
              .isGreaterThanOrEqualTo(was.verdict());
        }
      });
    }
  }

  private static Duration ageOf(DecisionCase c) {
    // A time in the future counts as none, which is no age at all.
    Duration age = Duration.between(c.published.orElseThrow(), DecisionCase.NOW);
    return age.isNegative() ? Duration.ZERO : age;
  }

  @Test
  void theOrderOfOverridesAndClaimsMakesNoDifference() {
    for (int i = 0; i < CASES; i++) {
      DecisionCase one = generated();
      if (random.nextBoolean()) {
        one.advisories.add(FakeAdvisories.match("MAL-2", true, false));
        one.advisories.add(FakeAdvisories.match("MAL-1", true, true));
      }
      DecisionCase other = new DecisionCase(one);
      Collections.reverse(other.overrides);
      Decision a = one.decide();
      assertThat(other.decide()).as("seed " + seed).isEqualTo(a);
      Collections.reverse(other.advisories);
      assertThat(other.decide()).as("seed " + seed).isEqualTo(a);
    }
  }

  @Test
  void reasonsStandInOrderAndTheFirstOfTheStrictestDecides() {
    for (int i = 0; i < CASES; i++) {
      DecisionCase c = generated();
      AGAINST.values().stream().filter(add -> random.nextInt(5) == 0).forEach(add -> add.accept(c));
      Decision d = c.decide();
      List<Code> codes = d.reasons().stream().map(Reason::code).toList();
      assertThat(codes).as("seed " + seed).isSorted();
      Verdict strictest =
          d.reasons().stream().map(Reason::verdict).max(Verdict::compareTo).orElse(Verdict.ALLOW);
      assertThat(d.verdict()).isEqualTo(strictest);
      if (!d.verdict().allows()) {
        Reason first =
            d.reasons().stream().filter(r -> r.verdict() == strictest).findFirst().orElseThrow();
        assertThat(d.decisive()).contains(first);
      }
    }
  }

  /** What a waiver of every version of the package must never lift. */
  @Test
  void aWideWaiverLiftsNoMoreThanItMay() {
    List<String> beyond =
        List.of(
            "a block",
            "replaced bytes",
            "a claim of malware",
            "a claim about the name",
            "another owner",
            "no checksum",
            "a malicious inspection");
    AGAINST.forEach((name, add) -> {
      DecisionCase c = new DecisionCase().age(Duration.ofDays(20));
      add.accept(c);
      Verdict without = c.decide().verdict();
      assertThat(without).as(name).isNotEqualTo(Verdict.ALLOW);
      c.override(Kind.WAIVER, new VersionSelector.Any(), true);
      assertThat(c.decide().verdict())
          .as(name)
          .isEqualTo(beyond.contains(name) ? without : Verdict.ALLOW);
    });
  }
}

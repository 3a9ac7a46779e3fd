package cordon.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import cordon.ledger.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is answered by claims as they come, change and fall, on whichever database. */
abstract class ClaimsContract extends OpenAdvisories {
  @Test
  void aLateRecordChangesTheAnswerAtOnceAndIsAFact() {
    StoredAdvisories advisories = house.open(false);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1")).isEmpty();
    long generation = advisories.generation();
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));

    ImportReport report = advisories.refresh(feed, ACTOR);

    assertThat(report.added()).isEqualTo(1);
    assertThat(advisories.generation()).isGreaterThan(generation);
    AdvisoryMatch match = advisories.match(Ecosystem.NPM, "left-pad", "1.3.1").getFirst();
    assertThat(match.firstSeen()).isEqualTo(Instant.parse("2026-05-01T08:00:00Z"));
    assertThat(match.published()).contains(Instant.parse("2026-04-01T00:00:00Z"));
    assertThat(house.changes())
        .containsExactly(
            new AdvisoryChange(
                AdvisoryChange.Kind.ADDED,
                "lab",
                "MAL-2026-7",
                true,
                List.of(new AffectedName(Ecosystem.NPM, "left-pad"))));
    List<Fact> facts = house.facts();
    assertThat(facts)
        .extracting(Fact::type)
        .containsExactly("advisory.added", "advisory.feed_refreshed");
    assertThat(facts.getFirst().subject()).isEqualTo("MAL-2026-7");
    assertThat(facts.getFirst().actor()).isEqualTo(ACTOR);
    assertThat(facts.getFirst().body())
        .contains("\"source\":\"lab\"", "\"malicious\":true", "\"pkg:npm/left-pad\"", "sha256:");
    assertThat(facts.get(1).body()).contains("\"added\":1", "\"broken\":0");
  }

  @Test
  void aNewRevisionAnswersAtOnceAndTheOldOneIsKept() {
    StoredAdvisories advisories = house.open(false);
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    advisories.refresh(feed, ACTOR);
    house.changes();
    house.set("2026-05-02T08:00:00Z");
    write("MAL-2026-7", malware("MAL-2026-7", "right-pad", "2.0.0", ""));

    ImportReport report = advisories.refresh(feed, ACTOR);

    assertThat(report.updated()).isEqualTo(1);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1")).isEmpty();
    AdvisoryMatch match = advisories.match(Ecosystem.NPM, "right-pad", "2.0.0").getFirst();
    assertThat(match.firstSeen()).isEqualTo(Instant.parse("2026-05-01T08:00:00Z"));
    assertThat(house.changes().getFirst().packages())
        .containsExactlyInAnyOrder(
            new AffectedName(Ecosystem.NPM, "left-pad"),
            new AffectedName(Ecosystem.NPM, "right-pad"));
    assertThat(earlierRevisions()).isEqualTo(1);
  }

  @Test
  void whatIsWithdrawnCoversNothingButStaysReadable() {
    StoredAdvisories advisories = house.open(false);
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    advisories.refresh(feed, ACTOR);
    write(
        "MAL-2026-7",
        malware("MAL-2026-7", "left-pad", "1.3.1", "\"withdrawn\":\"2026-04-30T00:00:00Z\","));

    ImportReport report = advisories.refresh(feed, ACTOR);

    assertThat(report.withdrawn()).isEqualTo(1);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1")).isEmpty();
    assertThat(advisories.find("MAL-2026-7").getFirst().osv().withdrawn()).isPresent();
    assertThat(house.facts()).extracting(Fact::type).contains("advisory.withdrawn");
    assertThat(house.changes().getLast().kind()).isEqualTo(AdvisoryChange.Kind.WITHDRAWN);
    // And so it is after a restart.
    assertThat(house.open(false).match(Ecosystem.NPM, "left-pad", "1.3.1")).isEmpty();
    // The source may take the withdrawal back.
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", "\"details\":\"again\","));
    advisories.refresh(feed, ACTOR);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1")).hasSize(1);
  }

  @Test
  void aWithdrawalThatLiesAheadIsNotOneYet() {
    StoredAdvisories advisories = house.open(false);
    write(
        "MAL-2026-7",
        malware("MAL-2026-7", "left-pad", "1.3.1", "\"withdrawn\":\"2026-06-01T00:00:00Z\","));
    advisories.refresh(feed, ACTOR);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1")).hasSize(1);
    house.set("2026-06-02T00:00:00Z");
    assertThat(house.open(false).match(Ecosystem.NPM, "left-pad", "1.3.1")).isEmpty();
  }

  @Test
  void aRestartAnswersTheSame() {
    StoredAdvisories before = house.open(true);
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    before.refresh(feed, ACTOR);
    long facts = house.facts().size();
    house.set("2026-05-09T08:00:00Z");

    StoredAdvisories after = house.open(true);

    assertThat(after.match(Ecosystem.NPM, "left-pad", "1.3.1"))
        .isEqualTo(before.match(Ecosystem.NPM, "left-pad", "1.3.1"));
    assertThat(after.match(Ecosystem.PYPI, "litellm", "1.82.8"))
        .isEqualTo(before.match(Ecosystem.PYPI, "litellm", "1.82.8"))
        .hasSize(1);
    assertThat(house.facts().size()).isEqualTo((int) facts + 1);
  }

  @Test
  void sourcesAreNotMergedIntoOne() {
    StoredAdvisories advisories = house.open(true);
    write(
        "MAL-2026-2144", malware("MAL-2026-2144", "LiteLLM", "1.82.8", "").replace("npm", "PyPI"));
    advisories.refresh(feed, ACTOR);
    assertThat(advisories.match(Ecosystem.PYPI, "litellm", "1.82.8"))
        .extracting(AdvisoryMatch::id)
        .containsExactly("CORDON-2026-0001", "MAL-2026-2144");
    assertThat(advisories.match(Ecosystem.PYPI, "litellm", "1.82.7"))
        .extracting(AdvisoryMatch::id)
        .containsExactly("CORDON-2026-0001");
    assertThat(advisories.find("MAL-2026-2144"))
        .extracting(AdvisoryDocument::source)
        .containsExactly("lab", "starter");
  }

  @Test
  void aRecordThatCoversLessLiftsWhatItBlocked() {
    StoredAdvisories advisories = house.open(false);
    write("MAL-2026-7", affecting("MAL-2026-7", "npm", "left-pad", "\"1.3.1\",\"1.3.2\"", ""));
    write("MAL-2026-8", affecting("MAL-2026-8", "npm", "left-pad", "\"1.3.1\"", ""));
    advisories.refresh(feed, ACTOR);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1")).hasSize(2);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.2")).hasSize(1);
    write("MAL-2026-7", affecting("MAL-2026-7", "npm", "left-pad", "\"1.3.1\"", ""));
    long generation = advisories.generation();
    advisories.refresh(feed, ACTOR);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.2")).isEmpty();
    assertThat(advisories.generation()).isGreaterThan(generation);
    write(
        "MAL-2026-7",
        affecting(
            "MAL-2026-7",
            "npm",
            "left-pad",
            "\"1.3.1\"",
            "\"withdrawn\":\"2026-04-30T00:00:00Z\","));
    advisories.refresh(feed, ACTOR);
    // One source's other record of the same release stands: withdrawals are each record's own.
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1"))
        .extracting(AdvisoryMatch::id)
        .containsExactly("MAL-2026-8");
  }

  @Test
  void ecosystemsMeetInEverySpellingAndForeignOnesAreCounted() {
    StoredAdvisories advisories = house.open(false);
    write("A", affecting("MAL-1", "Maven:https://repo.example/maven2", "org.x:lib", "\"1\"", ""));
    write("B", affecting("MAL-2", "PyPI", "Some_Lib.Name", "\"1.0\"", ""));
    write("C", affecting("CVE-3", "Debian:12", "lib", "\"1.0\"", ""));
    write("D", affecting("CVE-4", "Plan 9", "lib", "\"1.0\"", ""));
    write("E", affecting("MAL-5", "npm", "old", "\"1.0.0\"", "\"schema_version\":\"1.0.0\","));
    write(
        "F",
        affecting(
            "MAL-6", "npm", "new", "\"1.0.0\"", "\"schema_version\":\"2.3.0\",\"novel\":[{}],"));
    ImportReport report = advisories.refresh(feed, ACTOR);
    assertThat(report.read()).isEqualTo(6);
    assertThat(report.added()).isEqualTo(4);
    assertThat(report.elsewhere()).isEqualTo(2);
    assertThat(report.broken()).isZero();
    assertThat(advisories.match(Ecosystem.MAVEN, "org.x:lib", "1.0")).hasSize(1);
    assertThat(advisories.match(Ecosystem.PYPI, "some-lib-name", "1.0.0")).hasSize(1);
    assertThat(advisories.match(Ecosystem.NPM, "old", "1.0.0")).hasSize(1);
    assertThat(advisories.match(Ecosystem.NPM, "new", "1.0.0")).hasSize(1);
    assertThat(advisories.find("CVE-3")).isEmpty();
  }

  @Test
  void recordsOfAnOlderVersionArePackedAtTheStart() {
    StoredAdvisories before = house.open(false);
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    before.refresh(feed, ACTOR);
    write("MAL-2026-7", malware("MAL-2026-7", "right-pad", "1.3.1", ""));
    before.refresh(feed, ACTOR);
    house.database().write(handle -> handle.execute("DELETE FROM advisory_packed"));
    StoredAdvisories after = house.open(false);
    assertThat(after.match(Ecosystem.NPM, "right-pad", "1.3.1"))
        .isEqualTo(before.match(Ecosystem.NPM, "right-pad", "1.3.1"))
        .hasSize(1);
    assertThat(after.match(Ecosystem.NPM, "left-pad", "1.3.1")).isEmpty();
  }

  @Test
  void listsByPageTextEcosystemAndMalice() {
    StoredAdvisories advisories = house.open(true);
    write("GHSA-9", malware("GHSA-9", "left_pad", "1.0.0", ""));
    house.set("2026-05-02T00:00:00Z");
    advisories.refresh(feed, ACTOR);

    assertThat(advisories.list(AdvisoryQuery.all(1)))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.id()).isEqualTo("GHSA-9");
          assertThat(entry.malicious()).isFalse();
          assertThat(entry.packages()).containsExactly(new AffectedName(Ecosystem.NPM, "left_pad"));
        });
    List<String> all = new ArrayList<>();
    Optional<AdvisoryEntry.Key> after = Optional.empty();
    while (true) {
      List<AdvisoryEntry> page =
          advisories.list(new AdvisoryQuery("", Optional.empty(), Optional.empty(), after, 7));
      if (page.isEmpty()) {
        break;
      }
      page.forEach(entry -> all.add(entry.id()));
      after = Optional.of(page.getLast().key());
    }
    assertThat(all).hasSize(StarterFeed.records().size() + 1).doesNotHaveDuplicates();
    assertThat(found(advisories, "mal-2026-2144", Optional.empty(), Optional.empty()))
        .containsExactly("CORDON-2026-0001");
    assertThat(found(advisories, "litel", Optional.empty(), Optional.empty()))
        .containsExactly("CORDON-2026-0001");
    assertThat(found(advisories, "t_p", Optional.empty(), Optional.empty()))
        .containsExactly("GHSA-9");
    assertThat(found(advisories, "", Optional.empty(), Optional.of(false)))
        .containsExactly("GHSA-9");
    assertThat(found(advisories, "", Optional.of(Ecosystem.PYPI), Optional.of(true)))
        .contains("CORDON-2026-0001")
        .doesNotContain("GHSA-9", "CORDON-2026-0003");
  }

  private static List<String> found(
      StoredAdvisories advisories,
      String text,
      Optional<Ecosystem> ecosystem,
      Optional<Boolean> malicious) {
    return advisories
        .list(new AdvisoryQuery(text, ecosystem, malicious, Optional.empty(), 100))
        .stream()
        .map(AdvisoryEntry::id)
        .toList();
  }
}

package cordon.advisories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.ledger.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds on every database. */
abstract class StoredAdvisoriesContract {
  private static final String ACTOR = "user:tester";

  @TempDir Path folder;
  private Path feedFolder;
  private TestHouse house;
  private Feed feed;

  /** A fresh database. */
  abstract String newUrl(Path inFolder);

  @BeforeEach
  void open() throws IOException {
    house = new TestHouse(folder, newUrl(folder));
    feedFolder = Files.createDirectory(folder.resolve("feed"));
    feed = new Feed("lab", feedFolder.toString(), List.of());
  }

  @AfterEach
  void close() throws IOException {
    if (house != null) {
      house.close();
    }
  }

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
  void anUnchangedRecordIsPassedOver() {
    StoredAdvisories advisories = house.open(false);
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    advisories.refresh(feed, ACTOR);
    house.changes();
    ImportReport again = advisories.refresh(feed, ACTOR);
    assertThat(again.same()).isEqualTo(1);
    assertThat(again.added() + again.updated()).isZero();
    assertThat(house.changes()).isEmpty();
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
  void whatAFeedDropsStaysInForceAndIsMarked() throws IOException {
    StoredAdvisories advisories = house.open(false);
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    write("MAL-2026-8", malware("MAL-2026-8", "top-pad", "1.0.0", ""));
    advisories.refresh(feed, ACTOR);
    house.set("2026-05-03T08:00:00Z");
    Files.delete(feedFolder.resolve("MAL-2026-7.json"));

    ImportReport report = advisories.refresh(feed, ACTOR);

    assertThat(report.missing()).isEqualTo(1);
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1")).hasSize(1);
    assertThat(advisories.find("MAL-2026-7").getFirst().lastSeen())
        .contains(Instant.parse("2026-05-01T08:00:00Z"));
    assertThat(advisories.refresh(feed, ACTOR).missing()).isZero();
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    advisories.refresh(feed, ACTOR);
    assertThat(advisories.find("MAL-2026-7").getFirst().lastSeen()).isEmpty();
  }

  @Test
  void aBrokenRecordIsReportedAndTheOthersAreRead() {
    StoredAdvisories advisories = house.open(false);
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    advisories.refresh(feed, ACTOR);
    write("MAL-2026-7", "{\"id\":\"MAL-2026-7\",\n\"modified\":\"never\"}");
    write("MAL-2026-8", malware("MAL-2026-8", "top-pad", "1.0.0", ""));

    ImportReport report = advisories.refresh(feed, ACTOR);

    assertThat(report.broken()).isEqualTo(1);
    assertThat(report.added()).isEqualTo(1);
    // The broken document may be any of those that we did not meet.
    assertThat(report.missing()).isZero();
    assertThat(report.problems().getFirst().detail())
        .contains("MAL-2026-7.json, line 2, /modified");
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1")).hasSize(1);
    assertThat(advisories.match(Ecosystem.NPM, "top-pad", "1.0.0")).hasSize(1);
    assertThat(advisories.feeds().getFirst().broken()).isEqualTo(1);
  }

  @Test
  void aFeedThatFailsLosesNothingAndSaysSo() {
    StoredAdvisories advisories = house.open(false);
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    advisories.refresh(feed, ACTOR);
    house.set("2026-05-04T08:00:00Z");
    Feed gone = new Feed("lab", folder.resolve("nowhere").toString(), List.of());

    assertThatThrownBy(() -> advisories.refresh(gone, ACTOR))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("there is no feed at this path");

    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1")).hasSize(1);
    FeedStatus status = advisories.feeds().getFirst();
    assertThat(status.problem()).contains("nowhere");
    assertThat(status.succeeded()).contains(Instant.parse("2026-05-01T08:00:00Z"));
    assertThat(status.tried()).isEqualTo(Instant.parse("2026-05-04T08:00:00Z"));
    assertThat(status.records()).isEqualTo(1);
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
  void twoTextsOfOneRecordInOneFeed() throws IOException {
    StoredAdvisories advisories = house.open(false);
    Files.createDirectories(feedFolder.resolve("a"));
    Files.createDirectories(feedFolder.resolve("b"));
    Files.writeString(
        feedFolder.resolve("a/MAL-2026-7.json"),
        malware("MAL-2026-7", "left-pad", "2.0.0", "").replace("2026-04-02", "2026-04-09"));
    Files.writeString(
        feedFolder.resolve("b/MAL-2026-7.json"), malware("MAL-2026-7", "left-pad", "1.0.0", ""));
    for (int i = 0; i < 2; i++) {
      advisories.refresh(feed, ACTOR);
      assertThat(advisories.match(Ecosystem.NPM, "left-pad", "2.0.0")).hasSize(1);
      assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.0.0")).isEmpty();
    }
  }

  @Test
  void aRecordOfMonstrousNamesDoesNotStopTheFeed() {
    StoredAdvisories advisories = house.open(false);
    StringBuilder affected = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      affected.append(
          "{\"package\":{\"ecosystem\":\"npm\",\"name\":\"%s%d\"},\"versions\":[\"1\"]},"
              .formatted("<\\u0001\\u202e>".repeat(200), i));
    }
    write(
        "MAL-2026-7",
        "{\"id\":\"MAL-2026-7\",\"modified\":\"2026-04-02T00:00:00Z\",\"aliases\":[\"%s\"],\"affected\":[%s{}]}"
            .formatted("A".repeat(999), affected));
    write("MAL-2026-8", malware("MAL-2026-8", "top-pad", "1.0.0", ""));
    ImportReport report = advisories.refresh(feed, ACTOR);
    assertThat(report.problems()).isEmpty();
    assertThat(report.added()).isEqualTo(2);
    assertThat(advisories.match(Ecosystem.NPM, "top-pad", "1.0.0")).hasSize(1);
    assertThat(house.facts()).allMatch(fact -> fact.body().length() < 48_000);
  }

  @Test
  void placesShowNoSecrets() {
    assertThat(Feed.of("https://user:token@feeds.example/osv?key=1").source())
        .isEqualTo("https://feeds.example/osv");
    assertThat(Feed.of("https://feeds.example/a@b/osv").source())
        .isEqualTo("https://feeds.example/a@b/osv");
    assertThat(Feed.of("/srv/osv?x").source()).isEqualTo("/srv/osv?x");
  }

  @Test
  void aLargeFirstReadingHasFewFacts() {
    StoredAdvisories advisories = house.open(false);
    for (int i = 0; i < 1_500; i++) {
      write("MAL-2026-" + i, malware("MAL-2026-" + i, "pkg-" + i, "1.0.0", ""));
    }
    assertThat(advisories.refresh(feed, ACTOR).added()).isEqualTo(1_500);
    List<Fact> facts = house.facts();
    assertThat(facts).hasSizeBetween(1_000, 1_010);
    assertThat(facts.stream().filter(f -> f.subject().equals("feed:lab")).map(Fact::type))
        .contains("advisory.added", "advisory.feed_refreshed");
    assertThat(advisories.match(Ecosystem.NPM, "pkg-1499", "1.0.0")).hasSize(1);
  }

  @Test
  void aListenerThatFailsLeavesNoClaimOut() {
    StoredAdvisories advisories = house.open(false);
    AutoCloseable listening =
        advisories.onChange(change -> {
          throw new IllegalStateException("listener");
        });
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    write("MAL-2026-8", malware("MAL-2026-8", "top-pad", "1.0.0", ""));
    assertThatThrownBy(() -> advisories.refresh(feed, ACTOR)).hasMessage("listener");
    assertThat(listening).isNotNull();
    assertThat(advisories.match(Ecosystem.NPM, "left-pad", "1.3.1")).hasSize(1);
    assertThat(advisories.match(Ecosystem.NPM, "top-pad", "1.0.0")).hasSize(1);
    assertThat(house.changes()).hasSize(2);
  }

  @Test
  void anotherProcessIsCaughtUpWith() {
    StoredAdvisories here = house.open(false);
    StoredAdvisories there = house.open(false);
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    there.refresh(feed, ACTOR);
    assertThat(here.match(Ecosystem.NPM, "left-pad", "1.3.1")).isEmpty();
    assertThat(here.catchUp()).isEqualTo(1);
    assertThat(here.match(Ecosystem.NPM, "left-pad", "1.3.1")).hasSize(1);
    house.set("2026-05-01T09:00:00Z");
    write("MAL-2026-7", malware("MAL-2026-7", "right-pad", "1.3.1", ""));
    there.refresh(feed, ACTOR);
    here.catchUp();
    assertThat(here.match(Ecosystem.NPM, "left-pad", "1.3.1")).isEmpty();
    assertThat(here.match(Ecosystem.NPM, "right-pad", "1.3.1")).hasSize(1);
  }

  @Test
  void aListenerThatFailsAtTheNewsOfAnotherProcessHearsThemAgain() {
    StoredAdvisories here = house.open(false);
    StoredAdvisories there = house.open(false);
    List<String> heard = new ArrayList<>();
    boolean[] fails = {true};
    AutoCloseable listening =
        here.onChange(change -> {
          if (fails[0]) {
            throw new IllegalStateException("listener");
          }
          heard.add(change.id());
        });
    write("MAL-2026-7", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    there.refresh(feed, ACTOR);
    assertThat(here.catchUp()).isEqualTo(1);
    assertThat(here.match(Ecosystem.NPM, "left-pad", "1.3.1")).hasSize(1);
    fails[0] = false;
    here.catchUp();
    here.catchUp();
    assertThat(heard).containsExactly("MAL-2026-7");
    assertThat(listening).isNotNull();
  }

  @Test
  void ownRecordsAndThoseOfOthersInterleave() {
    StoredAdvisories here = house.open(false);
    StoredAdvisories there = house.open(false);
    Feed other = new Feed("desk", feedFolder.toString(), List.of());
    for (int round = 0; round < 6; round++) {
      write("MAL-2026-7", malware("MAL-2026-7", "pad-" + round, "1.0.0", ""));
      (round % 2 == 0 ? here : there).refresh(round % 3 == 0 ? feed : other, ACTOR);
      here.catchUp();
      there.catchUp();
      for (int name = 0; name <= round; name++) {
        assertThat(here.match(Ecosystem.NPM, "pad-" + name, "1.0.0"))
            .as("round %d, pad-%d", round, name)
            .isEqualTo(there.match(Ecosystem.NPM, "pad-" + name, "1.0.0"))
            .isEqualTo(house.open(false).match(Ecosystem.NPM, "pad-" + name, "1.0.0"));
      }
    }
    assertThat(here.catchUp()).isZero();
  }

  @Test
  void whatAnotherServerHasWrittenMeanwhileIsNoChange() {
    StoredAdvisories here = house.open(false);
    StoredAdvisories there = house.open(false);
    String json = malware("MAL-2026-7", "left-pad", "1.3.1", "");
    ImportReport report =
        here.importWith(
            "lab",
            "test",
            ACTOR,
            into -> {
              there.importWith(
                  "lab",
                  "test",
                  ACTOR,
                  twin -> twin.document("twin", json.getBytes(StandardCharsets.UTF_8)));
              into.document("own", json.getBytes(StandardCharsets.UTF_8));
            });
    assertThat(report.same()).isEqualTo(1);
    assertThat(report.updated()).isZero();
    assertThat(earlierRevisions()).isZero();
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
  void aFileThatDidNotChangeIsNotOpened() throws IOException {
    StoredAdvisories advisories = house.open(false);
    String json = malware("MAL-2026-7", "left-pad", "1.3.1", "");
    write("a", json);
    write("b", affecting("CVE-3", "Debian:12", "lib", "\"1.0\"", ""));
    settle("a", "b");
    advisories.refresh(feed, ACTOR);
    // Other bytes under the same stamp prove that it was not read; nobody does that by accident.
    Path file = feedFolder.resolve("a.json");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[json.length()]));
    }
    settle("a");
    ImportReport same = advisories.refresh(feed, ACTOR);
    assertThat(same.read()).isEqualTo(2);
    assertThat(same.same()).isEqualTo(1);
    assertThat(same.elsewhere()).isEqualTo(1);
    assertThat(same.broken()).isZero();
    assertThat(same.missing()).isZero();
    write("a", malware("MAL-2026-7", "left-pad", "1.3.2", ""));
    assertThat(advisories.refresh(feed, ACTOR).updated()).isEqualTo(1);
    Files.delete(file);
    assertThat(advisories.refresh(feed, ACTOR).missing()).isEqualTo(1);
    write("a", malware("MAL-2026-7", "left-pad", "1.3.2", ""));
    advisories.refresh(feed, ACTOR);
    assertThat(advisories.find("MAL-2026-7").getFirst().lastSeen()).isEmpty();
  }

  @Test
  void aFileThatChangedJustNowIsReadAgain() throws IOException {
    StoredAdvisories advisories = house.open(false);
    write("a", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    FileTime justNow = FileTime.from(Instant.parse("2026-05-01T07:59:59Z"));
    Files.setLastModifiedTime(feedFolder.resolve("a.json"), justNow);
    advisories.refresh(feed, ACTOR);
    Path file = feedFolder.resolve("a.json");
    String changed = malware("MAL-2026-7", "left-pad", "1.3.2", "");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(changed.getBytes(StandardCharsets.UTF_8)));
    }
    Files.setLastModifiedTime(file, justNow);
    assertThat(advisories.refresh(feed, ACTOR).updated()).isEqualTo(1);
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
  void recordsThatNameWhatWasPulledAreCounted() {
    StoredAdvisories advisories = house.open(false);
    advisories.compareWith(
        new ReleasesInUse() {
          @Override
          public List<String> versions(AffectedName name) {
            return name.name().equals("left-pad") ? List.of("1.3.1") : List.of();
          }

          @Override
          public List<ReleaseUse> uses(AffectedName name) {
            throw new AssertionError("a reading asks memory only");
          }
        });
    write("a", malware("MAL-2026-7", "left-pad", "1.3.1", ""));
    write("b", malware("MAL-2026-8", "left-pad", "9.9.9", ""));
    write("c", malware("MAL-2026-9", "top-pad", "1.3.1", ""));
    ImportReport report = advisories.refresh(feed, ACTOR);
    assertThat(report.exposing()).isEqualTo(1);
    assertThat(report.exposingIds()).containsExactly("MAL-2026-7");
    assertThat(advisories.refresh(feed, ACTOR).exposing()).isZero();
  }

  private void settle(String... names) throws IOException {
    for (String name : names) {
      Files.setLastModifiedTime(
          feedFolder.resolve(name + ".json"), FileTime.from(Instant.parse("2026-04-30T00:00:00Z")));
    }
  }

  static String affecting(String id, String ecosystem, String name, String versions, String more) {
    return """
    {"id":"%s","modified":"2026-04-02T00:00:00Z",%s
    "affected":[{"package":{"ecosystem":"%s","name":"%s"},"versions":[%s],
    "severity":[{"type":"Ubuntu","score":"high"}],"database_specific":{"severity":"MODERATE"}}]}
    """
        .formatted(id, more, ecosystem, name, versions);
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

  private long earlierRevisions() {
    return house
        .database()
        .read(handle ->
            handle.createQuery("SELECT count(*) FROM advisory_revision").mapTo(Long.class).one());
  }

  private void write(String name, String json) {
    try {
      Files.writeString(feedFolder.resolve(name + ".json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String malware(String id, String name, String version, String more) {
    return """
    {"id":"%s","modified":"2026-04-02T00:00:00Z","published":"2026-04-01T00:00:00Z",%s
    "affected":[{"package":{"ecosystem":"npm","name":"%s"},"versions":["%s"]}]}
    """
        .formatted(id, more, name, version);
  }
}

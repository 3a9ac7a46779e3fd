package cordon.advisories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.ledger.Fact;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a feed is read again and what the reading says of it, on whichever database. */
abstract class FeedReadingContract extends OpenAdvisories {
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
}

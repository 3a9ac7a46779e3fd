package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.advisories.AdvisoryDocument;
import cordon.base.Problem;
import cordon.formats.osv.OsvReader;
import cordon.formats.osv.OsvReading;
import cordon.ledger.FactQuery;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What feeds get wrong, and what fails meanwhile, never reads as "this does not concern us". */
class FaultyFeedTest extends HouseTest {
  private static final String ID = "MAL-2026-2144";
  private static final String REVERSED = window("2026-03-25T00:00:00Z", "2026-03-24T00:00:00Z");

  private ExposureWatch watch;
  private final List<String> ids = new ArrayList<>(List.of(ID));
  private Optional<String> failing = Optional.empty();

  @BeforeEach
  void open() {
    watch = new ExposureWatch(house.standing, house.database, () -> house.now, () -> 0, "a");
    house.exposure.record(
        Upload.of("requirements.txt", "ci", Provenance.ANALYST),
        new ByteArrayInputStream("litellm==1.82.7\n".getBytes(StandardCharsets.UTF_8)),
        "token:test");
  }

  private static String window(String from, String to) {
    return "{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"source\":\"x\"}";
  }

  private static AdvisoryDocument document(String id, String windows) {
    String record =
        """
        {"id":"%s","modified":"2026-03-24T12:00:00Z",
         "affected":[{"package":{"ecosystem":"PyPI","name":"litellm"},"versions":["1.82.7"]}],
         "database_specific":{"live_windows":[%s]}}
        """
            .formatted(id, windows);
    OsvReading.Good good =
        (OsvReading.Good) OsvReader.read(record.getBytes(StandardCharsets.UTF_8), "a.json");
    return new AdvisoryDocument(
        "test", good.record(), record, Instant.EPOCH, Instant.EPOCH, Optional.empty());
  }

  private void claim(String windows) {
    long generation = house.advisories.generation().getAsLong() + 1;
    house.advisories =
        new AdvisorySource(
            id -> {
              if (failing.equals(Optional.of(id))) {
                throw Problem.of("ledger/behind", "behind", "id", "wait").asException();
              }
              return ids.contains(id) ? List.of(document(id, windows)) : List.of();
            },
            (ecosystem, name) -> name.equals("litellm") ? ids : List.of(),
            (ecosystem, name, version) -> List.of(),
            () -> generation);
  }

  private long units(String name) {
    return house.standing.find(name).map(StandingExposure::units).orElse(-1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"from\":\"2026-03-25T00:00:00Z\",\"to\":\"2026-03-24T00:00:00Z\",\"source\":\"x\"}",
        "{\"from\":\"2026-03-25T00:00:00Z\",\"to\":\"2026-03-25T00:00:00Z\",\"source\":\"x\"}",
        "{\"from\":\"2060-03-23T00:00:00Z\",\"source\":\"x\"}",
        "{\"from\":\"-1000000000-01-01T00:00:00Z\",\"source\":\"x\"}",
        "{\"from\":\"2026-03-23T00:00:00Z\",\"to\":\"+1000000000-12-31T23:59:59Z\",\"source\":\"x\"}"
      })
  void aWindowThatCannotBeUsedKeepsNoExposureFromBeginning(String window) {
    claim(window);
    assertThat(watch.look()).isTrue();
    assertThat(units(ID)).isEqualTo(1);
  }

  @Test
  void anExposureThatStoodStandsWhenABadWindowComes() {
    claim("");
    watch.look();
    claim(REVERSED);
    watch.look();
    assertThat(units(ID)).isEqualTo(1);
    assertThat(house.ledger.read(FactQuery.all(100)).getLast().body()).doesNotContain("withdrawn");
  }

  @Test
  void theOtherWindowsCountAndTheAnswerSaysWhatWasLeftOut() {
    claim(REVERSED + "," + window("2026-03-24T08:00:00Z", "2026-03-24T09:00:00Z"));
    QuestionText.Asked asked =
        new QuestionText(house.advisories.find()).read(ID, Optional.empty(), Optional.empty());
    assertThat(asked.window().orElseThrow().to()).isEqualTo("2026-03-24T09:00:00Z");
    assertThat(house.exposure.answer(asked, Optional.empty()).question().notes())
        .singleElement()
        .asString()
        .contains(ID, "left out");
  }

  @Test
  void whatFailsIsTriedAgainAndTakesNothingElseWithIt() {
    ids.add("MAL-2026-1");
    failing = Optional.of("MAL-2026-1");
    claim("");
    assertThat(watch.look()).isTrue();
    assertThat(units(ID)).isEqualTo(1);
    assertThat(units("MAL-2026-1")).isEqualTo(-1);
    failing = Optional.empty();
    assertThat(watch.look()).as("nothing was learned, but something is left to do").isTrue();
    assertThat(units("MAL-2026-1")).isEqualTo(1);
    assertThat(watch.look()).isFalse();
  }

  @Test
  void anExposureThatCannotBeAnsweredForNowKeepsItsAnswer() {
    claim("");
    watch.look();
    failing = Optional.of(ID);
    claim("");
    watch.look();
    assertThat(units(ID)).isEqualTo(1);
    failing = Optional.empty();
    ids.clear();
    assertThat(watch.look()).isTrue();
    assertThat(units(ID)).as("no document stands any more").isZero();
  }

  @Test
  void ofAQuestionOfWhichAPartWasWithdrawnTheRestIsAnswered() {
    claim("");
    house.standing.open(
        "both", "pkg:pypi/litellm@1.82.7 " + ID, Optional.empty(), Optional.empty(), "", "user:a");
    ids.clear();
    claim("");
    watch.look();
    assertThat(units("both")).isEqualTo(1);
  }
}

package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.advisories.AdvisoryDocument;
import cordon.base.ProblemException;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.formats.osv.OsvReader;
import cordon.formats.osv.OsvReading;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered as of a moment is answered so for ever. */
class KnownAtTest {
  private static final List<Target> TARGET =
      List.of(new Target("pypi", "litellm", new Versions.Listed(List.of("1.82.7"))));

  private static final Instant HEARD = Instant.parse("2026-03-24T12:00:00Z");
  private static final Instant CHANGED = Instant.parse("2026-03-26T12:00:00Z");
  private static final Instant WITHDRAWN = Instant.parse("2026-03-28T12:00:00Z");

  @TempDir Path folder;

  private static QuestionText.Asked ofAdvisory(Instant asOf, boolean withdrawn) {
    String record =
        """
        {"id":"MAL-1","modified":"2026-03-28T12:00:00Z",%s
         "affected":[{"package":{"ecosystem":"PyPI","name":"litellm"},"versions":["1.82.7"]}]}
        """
            .formatted(withdrawn ? "\"withdrawn\":\"" + WITHDRAWN + "\"," : "");
    OsvReading.Good good =
        (OsvReading.Good) OsvReader.read(record.getBytes(StandardCharsets.UTF_8), "a.json");
    AdvisoryDocument document =
        new AdvisoryDocument("feed", good.record(), record, HEARD, CHANGED, Optional.empty());
    return new QuestionText(id -> List.of(document))
        .read("MAL-1", Optional.empty(), Optional.empty(), Optional.of(asOf));
  }

  @Test
  void anAdvisoryCountsAsItWasKnownThenOrTheAnswerSaysSo() {
    assertThat(ofAdvisory(CHANGED, false).notes()).isEmpty();
    assertThat(ofAdvisory(HEARD, false).notes())
        .singleElement()
        .asString()
        .contains("MAL-1 was changed by feed after " + HEARD, "known since " + CHANGED);
    assertThat(ofAdvisory(HEARD.minusSeconds(1), false).notes())
        .singleElement()
        .asString()
        .contains("MAL-1 was not known from feed");
  }

  @Test
  void anAdvisoryStoodUntilItWasWithdrawn() {
    assertThat(ofAdvisory(WITHDRAWN.minusSeconds(1), true).targets()).hasSize(1);
    assertThatThrownBy(() -> ofAdvisory(WITHDRAWN, true)).isInstanceOf(ProblemException.class);
  }

  private static int units(Exposure exposure, Instant asOf) {
    return exposure.answer(TARGET, Optional.empty(), Optional.of(asOf)).units().size();
  }

  @Test
  void whatWasAskedWhileADocumentWaitedForItsTurnStaysAnswered() {
    try (ExposureHouse house = new ExposureHouse(folder)) {
      Instant begun = house.now;
      Instant asOf = begun.plusSeconds(10);
      AtomicReference<Runnable> waiting = new AtomicReference<>(() -> {});
      InstantSource clock =
          () -> {
            Instant at = house.now;
            waiting.getAndSet(() -> {}).run();
            return at;
          };
      try (Exposure second = Exposure.open(house.database, house.ledger, house.documents, clock)) {
        waiting.set(() -> {
          house.now = begun.plusSeconds(20);
          assertThat(units(second, asOf)).isZero();
        });
        second.record(
            Upload.of("requirements.txt", "ci", Provenance.BUILD),
            new ByteArrayInputStream("litellm==1.82.7\n".getBytes(StandardCharsets.UTF_8)),
            "token:x");
        assertThat(units(second, asOf)).isZero();
        assertThat(units(second, begun.plusSeconds(20))).isEqualTo(1);
      }
    }
  }
}

package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.ledger.FactDraft;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A graph is built anew where an answer could be another, and not for each pull. */
class GraphsAtHandTest extends HouseTest {

  @BeforeEach
  void open() {
    brings("ci", "litellm==1.82.7\n");
  }

  private void brings(String unit, String requirements) {
    house.now = house.now.plusSeconds(1);
    house.exposure.record(
        Upload.of("requirements.txt", unit, Provenance.ANALYST),
        new ByteArrayInputStream(requirements.getBytes(StandardCharsets.UTF_8)),
        "token:test");
  }

  private void pulls(String unit, String name) {
    house.now = house.now.plusSeconds(1);
    String body = "{\"version\":\"1.82.7\",\"client\":\"pip/26\"}";
    house
        .ledger
        .append(
            new FactDraft(
                "gate.pull", house.now, "token:" + unit, "pkg:pypi/" + name + "@1.82.7", body))
        .join();
  }

  private ExposureAnswer answer() {
    return house.exposure.answer(
        List.of(new Target("pypi", "litellm", new Versions.Any())),
        Optional.empty(),
        Optional.empty());
  }

  private Instant knownAt() {
    return answer().question().asOf();
  }

  @Test
  void pullsOfOtherPackagesLeaveAnAnswerAsItWas() {
    Instant first = knownAt();
    pulls("web", "rich");
    assertThat(knownAt()).isEqualTo(first);
    house.now = house.now.plus(Duration.ofMinutes(2));
    pulls("web", "rich");
    assertThat(knownAt()).as("not for longer than a minute").isAfter(first);
  }

  @Test
  void aPullOfThePackageIsInTheNextAnswer() {
    answer();
    pulls("web", "litellm");
    assertThat(answer().units()).extracting(ExposureAnswer.ExposedUnit::name).contains("web");
  }

  @Test
  void everydayPagesAreBuiltForDocumentsAtOnceAndForPullsOnceAMinute() {
    brings("ci", "litellm==1.82.7\n");
    KeptGraph.Known first = house.exposure.lately();
    house.now = house.now.plusSeconds(1);
    pulls("web", "litellm");
    assertThat(house.exposure.lately().graph()).isSameAs(first.graph());
    house.now = house.now.plusSeconds(1);
    brings("web", "rich==1.0\n");
    KeptGraph.Known second = house.exposure.lately();
    assertThat(second.graph()).isNotSameAs(first.graph());
    house.now = house.now.plusSeconds(61);
    pulls("web", "litellm");
    assertThat(house.exposure.lately().graph()).isNotSameAs(second.graph());
  }

  @Test
  void aDocumentIsInTheNextAnswer() {
    answer();
    pulls("web", "rich");
    brings("api", "litellm==1.82.7\n");
    assertThat(answer().units())
        .extracting(ExposureAnswer.ExposedUnit::name)
        .containsExactlyInAnyOrder("api", "ci");
  }
}

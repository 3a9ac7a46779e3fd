package cordon.exposure.answer;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.Observations;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Relation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final int WAYS = Jewels.MOST_COUNTED + 44;

  /** Counting stops at some number of jewels; what is to be shut off does not. */
  @Test
  void thePlanCutsTheWaysToMoreJewelsThanAreCounted() {
    Observations observed = new Observations();
    for (int i = 0; i < WAYS; i++) {
      Entity unit = new Entity(EntityKind.UNIT, "ci-" + i);
      Entity key = new Entity(EntityKind.CREDENTIAL, "key-" + i);
      Entity jewel = new Entity(EntityKind.DATASET, "jewel-" + i);
      observed
          .pulled(unit.name(), Instant.parse("2026-03-24T11:00:00Z"), "pypi/litellm@1.82.7")
          .states(unit, Relation.REACHES, key)
          .states(key, Relation.OPENS, jewel);
      observed.describes(jewel, Description.CROWN_JEWEL, "yes");
    }
    ExposureAnswer answer =
        Answering.answer(
            GraphBuilder.build(observed, Instant.MAX),
            new ExposureQuestion(
                List.of(new Target("pypi", "litellm", new Versions.Any())),
                Optional.empty(),
                Instant.MAX));
    assertThat(answer.plan().jewels()).hasSize(WAYS);
    assertThat(answer.plan().doors()).hasSize(WAYS);
    assertThat(answer.plan().cost()).isEqualTo(5 * WAYS);
  }
}

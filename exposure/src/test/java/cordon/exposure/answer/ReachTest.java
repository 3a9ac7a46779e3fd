package cordon.exposure.answer;

import static cordon.exposure.EntityKind.CREDENTIAL;
import static cordon.exposure.EntityKind.DATASET;
import static cordon.exposure.EntityKind.PEOPLE;
import static cordon.exposure.EntityKind.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cordon.exposure.Entity;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Relation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was within reach, and what to shut off. */
class ReachTest extends LitellmQuestion {
  @Test
  void aCredentialOpensOnlyWhatItOpenedThenAndUntilItWasProvenDead() {
    Entity key = new Entity(CREDENTIAL, "key");
    Entity dead = new Entity(CREDENTIAL, "dead");
    Entity before = new Entity(DATASET, "before");
    Entity after = new Entity(DATASET, "after");
    observed
        .pulled("ci", FROM.plusSeconds(60), BAD)
        .states(unit("ci"), Relation.REACHES, key)
        .states(unit("ci"), Relation.REACHES, dead)
        .describes(dead, Description.PROVEN_DEAD, FROM.minusSeconds(5).toString())
        .describes(dead, Description.PROOF, "deleted")
        .describes(dead, Description.RETIRED, "yes")
        .states(key, Relation.OPENS, before, Optional.empty(), Optional.of(FROM))
        .states(key, Relation.OPENS, after, Optional.of(TO.plusSeconds(60)), Optional.empty());

    assertThat(answer().reach().credentials()).extracting(Reached::entity).containsExactly(key);
    assertThat(answer().reach().data()).extracting(Reached::entity).containsExactly(after);
    assertThat(answer().reach().data().getFirst().since()).contains(TO.plusSeconds(60));
    assertThat(answer().reach().data().getFirst().way())
        .extracting(Step::entity)
        .containsExactly(unit("ci"), key, after);
    assertThat(answer().reach().data().getFirst().way())
        .extracting(Step::by)
        .containsExactly("", "reaches", "opens");
  }

  @Test
  void onlyAProofClosesACredentialAndOnlyTheSecretOfItsTime() {
    Instant rotated = TO.plusSeconds(3_600);
    Entity claimed = new Entity(CREDENTIAL, "claimed");
    Entity accepted = new Entity(CREDENTIAL, "accepted");
    Entity proven = new Entity(CREDENTIAL, "proven");
    Entity later = new Entity(DATASET, "later");
    observed.pulled("ci", FROM.plusSeconds(60), BAD);
    for (Entity credential : List.of(claimed, accepted, proven)) {
      observed
          .states(unit("ci"), Relation.REACHES, credential)
          .describes(credential, Description.PROVEN_DEAD, rotated.toString());
    }
    observed
        .describes(accepted, Description.PROOF, "accepted")
        .describes(proven, Description.PROOF, "refused")
        .states(proven, Relation.OPENS, later, Optional.of(rotated), Optional.empty());

    assertThat(answer().reach().credentials())
        .extracting(Reached::entity, Reached::closed)
        .containsExactly(
            tuple(claimed, Optional.empty()),
            tuple(accepted, Optional.empty()),
            tuple(proven, Optional.of(rotated)));
    assertThat(answer().reach().data()).as("a dead secret opens nothing").isEmpty();
  }

  @Test
  void whoIsBreachedAfterARotationHasTheNewSecret() {
    Entity key = new Entity(CREDENTIAL, "key");
    observed
        .pulled("ci", FROM.plusSeconds(60), BAD)
        .states(unit("ci"), Relation.REACHES, key)
        .describes(key, Description.PROVEN_DEAD, FROM.minusSeconds(86_400).toString())
        .describes(key, Description.PROOF, "refused")
        .states(key, Relation.OPENS, new Entity(DATASET, "raw"));

    assertThat(answer().reach().credentials())
        .extracting(Reached::closed)
        .containsExactly(Optional.empty());
    assertThat(answer().reach().data()).hasSize(1);
  }

  @Test
  void whatTheReleaseIsKnownToTakeIsRotatedFirst() {
    Entity cloud = new Entity(CREDENTIAL, "aws");
    Entity key = new Entity(CREDENTIAL, "deploy");
    observed
        .pulled("ci", FROM, BAD)
        .states(unit("ci"), Relation.REACHES, key)
        .states(unit("ci"), Relation.REACHES, cloud)
        .describes(cloud, Description.KIND, "cloud")
        .describes(key, Description.KIND, "ssh-key");
    ExposureQuestion question = answer().question();

    for (String kind : List.of("cloud", "ssh")) {
      assertThat(
              Answering.answer(
                      GraphBuilder.build(observed, LATER), question.harvesting(List.of(kind)))
                  .reach()
                  .credentials())
          .extracting(reached -> reached.harvested() + " " + reached.entity().name())
          .isEqualTo(
              kind.equals("cloud")
                  ? List.of("true aws", "false deploy")
                  : List.of("true deploy", "false aws"));
    }
  }

  @Test
  void aVendorsBreachComesToItsCustomersDataButOnlySoManyHopsFar() {
    Entity first = new Entity(VENDOR, "labels");
    observed
        .pulled("labels-build", FROM, BAD)
        .states(unit("labels-build"), Relation.RUN_BY, first)
        .states(first, Relation.HOLDS, new Entity(DATASET, "rlhf"))
        .states(new Entity(DATASET, "rlhf"), Relation.CONTAINS, new Entity(PEOPLE, "contractors"));
    for (int hop = 1; hop <= 5; hop++) {
      Entity from = hop == 1 ? first : new Entity(VENDOR, "v" + (hop - 1));
      observed.states(from, Relation.SUPPLIES, new Entity(VENDOR, "v" + hop));
    }

    assertThat(answer().reach().vendors())
        .extracting(reached -> reached.entity().name())
        .containsExactlyInAnyOrder("labels", "v1", "v2", "v3");
    assertThat(answer().reach().people())
        .extracting(reached -> reached.entity().name())
        .containsExactly("contractors");
  }

  @Test
  void thePlanIsTheCheapestCutBetweenTheExposedAndTheCrownJewels() {
    Entity shared = new Entity(CREDENTIAL, "shared");
    Entity jewel = new Entity(DATASET, "weights");
    observed.describes(jewel, Description.CROWN_JEWEL, "yes");
    for (int i = 0; i < 10; i++) {
      observed
          .pulled("ci-" + i, FROM.plusSeconds(i), BAD)
          .states(unit("ci-" + i), Relation.REACHES, shared);
    }
    observed.states(shared, Relation.OPENS, jewel);
    observed.states(unit("ci-0"), Relation.HOLDS, jewel);

    assertThat(answer().plan().doors()).containsExactlyInAnyOrder(shared, unit("ci-0"));
    assertThat(answer().plan().cost()).isEqualTo(15);
    assertThat(answer().plan().jewels()).containsExactly(jewel);
    assertThat(answer().reach().credentials().getFirst().jewels()).isEqualTo(1);
  }
}

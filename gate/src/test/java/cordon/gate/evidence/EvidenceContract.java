package cordon.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gate.GateEventQuery;
import cordon.ledger.Fact;
import cordon.ledger.Verification;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written down, and what of it is found again; the same on both databases. */
abstract class EvidenceContract extends OpenEvidence {
  @Test
  void aPullSaysWhichJobOfWhichRepositoryItWasFor() {
    pull(CI, "1.0.0", 1);
    pull(new Asker("address:10.0.0.8", "10.0.0.8", "pip/26", ""), "1.0.1", 2);
    Fact kept = facts("gate.pull").getFirst();
    assertThat(kept.body())
        .contains("\"job\":{", "\"repository\":\"acme/app\"", "\"run_id\":\"77\"")
        .contains("\"command\":\"ci\"", "\"session\":\"ab12\"", "\"scope\":\"@acme\"")
        .contains("\"status\":200")
        .doesNotContain("10.0.0.7");

    assertThat(find(Optional.empty(), Map.of("repository", "acme/app"), ""))
        .singleElement()
        .satisfies(f -> assertThat(f.body()).contains("\"address\":\"10.0.0.7\""));
    assertThat(find(Optional.empty(), Map.of("repository", "acme/app", "run_id", "78"), ""))
        .isEmpty();
    assertThat(find(Optional.of("10.0.0.7"), Map.of(), "")).hasSize(1);
    assertThat(find(Optional.of("10.0.0.8"), Map.of(), ""))
        .extracting(Fact::actor)
        .containsExactly("address:10.0.0.8");
    assertThat(find(Optional.empty(), Map.of(), "02" + "0".repeat(62)))
        .extracting(Fact::subject)
        .containsExactly("pkg:npm/left@1.0.1");
  }

  @Test
  void theSameAnswerAgainIsCountedAndNothingIsLost() {
    for (int i = 0; i < 300; i++) {
      withheld(CI, "{\"count\":1}");
    }
    assertThat(facts("gate.withheld")).hasSize(1);
    assertThat(log.find(GateEventQuery.newest(10)).facts())
        .singleElement()
        .satisfies(f -> assertThat(f.body()).endsWith(",\"again\":299}"));

    withheld(CI, "{\"count\":2}");
    withheld(new Asker("user:anna", "10.0.0.7", "npm/11.4.0", "ci"), "{\"count\":1}");
    assertThat(facts("gate.withheld")).hasSize(3);

    clock.advance(Duration.ofDays(1));
    withheld(CI, "{\"count\":1}");
    assertThat(facts("gate.withheld")).hasSize(4);
    upkeep.tidy();
    upkeep.tidy();
    assertThat(facts("gate.withheld.again"))
        .singleElement()
        .satisfies(f ->
            assertThat(f.body())
                .startsWith("{\"of\":" + facts("gate.withheld").getFirst().sequence())
                .contains("\"again\":299"));
  }

  @Test
  void manyAtOnceAreAllWritten() throws Exception {
    Thread[] clients = new Thread[16];
    for (int c = 0; c < clients.length; c++) {
      int number = c;
      clients[c] =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < 50; i++) {
                  pull(CI, "1." + number + "." + i, i);
                  withheld(CI, "{\"count\":1}");
                }
              });
    }
    for (Thread client : clients) {
      client.join();
    }
    assertThat(facts("gate.pull")).extracting(Fact::subject).doesNotHaveDuplicates().hasSize(800);
    assertThat(facts("gate.withheld")).hasSize(1);
    assertThat(find(Optional.empty(), Map.of("run_id", "77"), "")).hasSize(10);
    assertThat(log.find(GateEventQuery.newest(1000)).facts())
        .filteredOn(f -> f.type().equals("gate.withheld"))
        .singleElement()
        .satisfies(f -> assertThat(f.body()).contains("\"again\":799"));
    assertThat(ledger.verify(n -> {})).isInstanceOf(Verification.Sound.class);
  }
}

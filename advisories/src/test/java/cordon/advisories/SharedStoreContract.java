package cordon.advisories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Ecosystem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How listeners and other servers of one store come to hear of claims, on whichever database. */
abstract class SharedStoreContract extends OpenAdvisories {
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
}

package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.ledger.FactDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People are kept under another token each month, and are the same people. */
class PeopleListedOnceTest extends HouseTest {

  private void pull(String actor) {
    house.ledger.append(new FactDraft("gate.pull", house.now, actor, "pkg:pypi/x@1", "{}")).join();
  }

  @Test
  void aPersonStandsOnceInTheListAndInItsPages() {
    for (int month = 0; month < 3; month++) {
      pull("user:alice");
      pull("user:bob");
      house.now = house.now.plus(Duration.ofDays(31));
    }
    pull("token:zoo");
    List<UnitSummary> all = house.exposure.units("", 10);
    assertThat(all)
        .extracting(unit -> unit.name() + " " + unit.pulls())
        .containsExactlyInAnyOrder("user:alice 3", "user:bob 3", "zoo 1");
    assertThat(pages(1)).isEqualTo(all);
    assertThat(pages(2)).isEqualTo(all);
  }

  private List<UnitSummary> pages(int size) {
    List<UnitSummary> paged = new ArrayList<>();
    List<UnitSummary> page = house.exposure.units("", size);
    while (!page.isEmpty() && paged.size() < 10) {
      paged.addAll(page);
      page = house.exposure.units(page.getLast().key(), size);
    }
    return paged;
  }

  @Test
  void aNewMonthIsNoSilence() {
    for (int day = 0; day < 45; day++) {
      pull("user:alice");
      house.now = house.now.plus(Duration.ofDays(1));
    }
    house.exposure.units("", 1); // what was pulled has arrived
    assertThat(house.exposure.silent()).isEmpty();
    house.now = house.now.plus(Duration.ofDays(3));
    assertThat(house.exposure.silent()).extracting(SilentUnit::name).containsExactly("user:alice");
  }
}

package cordon.exposure.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Edge;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTest {

  @Test
  void soManyAndNoMore() {
    Listing listing = new Listing();
    Optional<String> version = Optional.of("1");
    for (int i = 0; i < Listing.MOST; i++) {
      listing.add("generic", Integer.toString(i), version, "");
    }
    assertThat(listing.add("generic", "7", version, "")).as("known").isEqualTo(7);
    assertThatThrownBy(() -> listing.add("generic", "one more", version, ""))
        .hasMessageContaining("more than 500000 releases");
  }

  @Test
  void whatTheUnitItselfNeedsIsDirect() {
    Listing listing = new Listing();
    Optional<String> version = Optional.of("1");
    int self = listing.add("npm", "self", version, "");
    int b = listing.add("npm", "b", version, "");
    int a = listing.add("npm", "a", version, "");
    listing.edge(self, b);
    listing.edge(b, a);
    listing.edge(b, a);
    listing.directOf(number -> number == self);
    Inventory inventory = listing.inventory();
    assertThat(inventory.items().stream().map(Inventory.Item::name))
        .containsExactly("a", "b", "self");
    assertThat(inventory.items().stream().map(Inventory.Item::direct))
        .containsExactly(false, true, false);
    assertThat(inventory.edges()).containsExactly(new Edge(1, 0));
  }
}

package cordon.exposure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Edge;
import cordon.exposure.observation.Inventory.Item;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InventoryCodecTest {
  @Test
  void whatGoesInComesOut() {
    long seed = 5;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Inventory inventory = inventory(random, random.nextInt(300));
      byte[] encoded = InventoryCodec.encode(inventory);
      assertThat(InventoryCodec.decode(InventoryCodec.unpack(InventoryCodec.pack(encoded))))
          .as("seed %s, round %s", seed, round)
          .isEqualTo(inventory);
    }
  }

  @Test
  void aLargeInventoryIsSmall() {
    byte[] encoded = InventoryCodec.encode(inventory(new Random(1), 10_000));
    assertThat(InventoryCodec.pack(encoded).length).isLessThan(300_000);
  }

  @Test
  void whatIsDamagedOrOfAnotherFormatIsNoInventory() {
    byte[] encoded = InventoryCodec.encode(inventory(new Random(1), 20));
    assertThatThrownBy(() -> InventoryCodec.decode(Arrays.copyOf(encoded, encoded.length - 1)))
        .isInstanceOf(UncheckedIOException.class);
    encoded[0] = 9;
    assertThatThrownBy(() -> InventoryCodec.decode(encoded)).hasMessageContaining("format 9");
  }

  private static Inventory inventory(Random random, int size) {
    List<Item> items = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean fixed = random.nextInt(5) > 0;
      items.add(
          new Item(
              random.nextBoolean() ? "pypi" : "npm",
              "näme-" + i,
              fixed ? Optional.of(random.nextInt(9) + "." + random.nextInt(99)) : Optional.empty(),
              fixed ? "" : ">=" + random.nextInt(9),
              random.nextBoolean(),
              Inventory.Scope.values()[random.nextInt(3)]));
      edges.add(new Edge(random.nextInt(size), random.nextInt(size)));
    }
    return new Inventory(items, edges);
  }
}

package cordon.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  /** The eight leaves and their roots that Certificate Transparency's implementations share. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void knownRoots() {
    List<byte[]> hashes = LEAVES.stream().map(HexFormat.of()::parseHex).map(Hashes::leaf).toList();
    for (int size = 0; size <= 8; size++) {
      List<byte[]> leaves = hashes.subList(0, size);
      assertThat(new MerkleTree(size, NaiveTree.tiles(leaves)).root())
          .asHexString()
          .isEqualToIgnoringCase(ROOTS.get(size));
    }
  }

  @Test
  void agreesWithTheDefinitionAtEverySmallSizeAndAroundTiles() {
    Random random = new Random(20261120);
    List<byte[]> leaves = leaves(random, 1100);
    for (int size : sizes()) {
      List<byte[]> some = leaves.subList(0, size);
      MerkleTree tree = new MerkleTree(size, NaiveTree.tiles(some));
      byte[] root = NaiveTree.root(some);
      assertThat(tree.root()).as("root of %d", size).isEqualTo(root);
      for (int i = 0; i < 5; i++) {
        inclusion(tree, some, root, i == 0 ? size - 1 : random.nextInt(size), random);
        consistency(tree, some, root, i == 0 ? size : random.nextInt(size + 1), random);
      }
    }
  }

  private static List<Integer> sizes() {
    List<Integer> sizes = new ArrayList<>();
    for (int size = 1; size <= 40; size++) {
      sizes.add(size);
    }
    sizes.addAll(List.of(255, 256, 257, 300, 511, 512, 513, 767, 1024, 1100));
    return sizes;
  }

  private static void inclusion(
      MerkleTree tree, List<byte[]> leaves, byte[] root, int index, Random random) {
    InclusionProof proof = tree.inclusion(index);
    assertThat(proof.path())
        .as("path of %d in %d", index, leaves.size())
        .containsExactlyElementsOf(NaiveTree.path(index, leaves));
    byte[] leaf = leaves.get(index);
    assertThat(proof.verify(leaf, root)).isTrue();
    assertThat(proof.verify(flipped(leaf, random), root)).isFalse();
    assertThat(proof.verify(leaf, flipped(root, random))).isFalse();
    assertThat(
            new InclusionProof(index, leaves.size(), damaged(proof.path(), random))
                .verify(leaf, root))
        .as("damaged path of %d in %d", index, leaves.size())
        .isFalse();
  }

  private static void consistency(
      MerkleTree tree, List<byte[]> leaves, byte[] root, int older, Random random) {
    byte[] olderRoot = NaiveTree.root(leaves.subList(0, older));
    ConsistencyProof proof = tree.consistency(older);
    assertThat(proof.path())
        .as("proof from %d to %d", older, leaves.size())
        .containsExactlyElementsOf(
            older == leaves.size() ? List.of() : NaiveTree.proof(older, leaves));
    assertThat(proof.verify(olderRoot, root)).isTrue();
    assertThat(proof.verify(flipped(olderRoot, random), root)).isFalse();
    if (older > 0) {
      assertThat(proof.verify(olderRoot, flipped(root, random))).isFalse();
    }
    assertThat(
            new ConsistencyProof(older, leaves.size(), damaged(proof.path(), random))
                .verify(olderRoot, root))
        .isFalse();
  }

  @Test
  void recomputedTreeAgreesAndNamesTheDamagedLeaf() {
    Random random = new Random(7);
    List<byte[]> leaves = leaves(random, 1100);
    TileSource good = NaiveTree.tiles(leaves);
    TreeCheck check = new TreeCheck(good, 1100);
    for (int i = 0; i < leaves.size(); i++) {
      assertThat(check.add(leaves.get(i))).isEmpty();
      if (i % 37 == 0 || i > 1090) {
        assertThat(check.root()).isEqualTo(NaiveTree.root(leaves.subList(0, i + 1)));
      }
    }
    assertThat(check.comparePartial()).isEmpty();

    TreeCheck damaged =
        new TreeCheck(
            tile -> {
              byte[] hashes = good.hashes(tile);
              if (tile.level() == 0 && tile.index() == 2) {
                hashes[77 * 32 + 5] ^= 1;
              }
              return hashes;
            },
            1100);
    for (int i = 0; i < 767; i++) {
      assertThat(damaged.add(leaves.get(i))).isEmpty();
    }
    assertThat(damaged.add(leaves.get(767))).hasValue(2 * 256 + 77);
  }

  @Test
  void pathsAreThoseOfTheSpecification() {
    assertThat(new Tile(0, 1234067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new Tile(2, 5, 17).path()).isEqualTo("tile/2/005.p/17");
    assertThat(new Tile(0, 1000, 1).entriesPath()).isEqualTo("tile/entries/x001/000.p/1");
    assertThat(Tile.of(0, 273, 70_000)).isEqualTo(new Tile(0, 273, 112));
    assertThat(Tile.of(1, 1, 70_000)).isEqualTo(new Tile(1, 1, 17));
    assertThat(Tile.of(2, 0, 70_000)).isEqualTo(new Tile(2, 0, 1));
  }

  @Test
  void refusesWhatIsOutside() {
    MerkleTree tree = new MerkleTree(3, NaiveTree.tiles(leaves(new Random(1), 3)));
    assertThatThrownBy(() -> tree.inclusion(3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(4)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new InclusionProof(3, 3, List.of()).verify(new byte[32], new byte[32])).isFalse();
    assertThat(new ConsistencyProof(4, 3, List.of()).verify(new byte[32], new byte[32])).isFalse();
  }

  private static List<byte[]> leaves(Random random, int count) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] leaf = new byte[random.nextInt(40)];
      random.nextBytes(leaf);
      byte[] hash = Hashes.leaf(leaf);
      assertThat(hash).isEqualTo(NaiveTree.leafHash(leaf));
      leaves.add(hash);
    }
    return leaves;
  }

  private static byte[] flipped(byte[] hash, Random random) {
    byte[] flipped = hash.clone();
    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  /** One hash more, one less, or one bit wrong. */
  private static List<byte[]> damaged(List<byte[]> path, Random random) {
    List<byte[]> damaged = new ArrayList<>(path);
    int place = damaged.isEmpty() ? 0 : random.nextInt(damaged.size());
    switch (damaged.isEmpty() ? 0 : random.nextInt(3)) {
      case 0 -> damaged.add(place, new byte[32]);
      case 1 -> damaged.remove(place);
      default -> damaged.set(place, flipped(damaged.get(place), random));
    }
    return damaged;
  }
}

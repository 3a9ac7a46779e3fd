package cordon.ledger.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/**
 * Recomputes a tree from its leaves and compares every tile with the stored one. Keeps one tile per
 * level, whatever the size of the tree.
 */
public final class TreeCheck {
  private final TileSource stored;
  private final long built;
  private final List<Level> levels = new ArrayList<>();
  private long size;

  private static final class Level {
    final byte[] hashes = new byte[Tile.FULL * Hashes.SIZE];
    long tile;
    int width;
  }

  /**
   * @param built leaves below which every full tile must be stored; beyond, none is asked for
   */
  public TreeCheck(TileSource stored, long built) {
    this.stored = stored;
    this.built = built;
  }

  /** Leaves so far. */
  public long size() {
    return size;
  }

  /**
   * Takes the next leaf.
   *
   * @return the first leaf under a stored hash that is not the recomputed one, if a tile that this
   *     leaf completes has one
   * @throws MissingTileException when such a tile is not stored
   */
  public OptionalLong add(byte[] leafHash) {
    size++;
    return add(0, leafHash);
  }

  private OptionalLong add(int number, byte[] hash) {
    if (number == levels.size()) {
      levels.add(new Level());
    }
    Level level = levels.get(number);
    System.arraycopy(hash, 0, level.hashes, level.width * Hashes.SIZE, Hashes.SIZE);
    level.width++;
    if (level.width < Tile.FULL) {
      return OptionalLong.empty();
    }
    if ((level.tile + 1) << (Tile.HEIGHT * (number + 1)) <= built) {
      OptionalLong bad = compare(number, level);
      if (bad.isPresent()) {
        return bad;
      }
    }
    level.width = 0;
    level.tile++;
    return add(number + 1, Hashes.complete(level.hashes.clone()));
  }

  /** Compares the partial tiles of the right edge, which an export has and the database has not. */
  public OptionalLong comparePartial() {
    for (int number = 0; number < levels.size(); number++) {
      if (levels.get(number).width > 0) {
        OptionalLong bad = compare(number, levels.get(number));
        if (bad.isPresent()) {
          return bad;
        }
      }
    }
    return OptionalLong.empty();
  }

  private OptionalLong compare(int number, Level level) {
    byte[] expected = stored.hashes(new Tile(number, level.tile, level.width));
    int differs =
        Arrays.mismatch(level.hashes, 0, level.width * Hashes.SIZE, expected, 0, expected.length);
    return differs < 0
        ? OptionalLong.empty()
        : OptionalLong.of(
            (level.tile * Tile.FULL + differs / Hashes.SIZE) << (Tile.HEIGHT * number));
  }

  /** The root over the leaves so far. */
  public byte[] root() {
    Deque<byte[]> subtrees = new ArrayDeque<>(); // from the right edge to the left
    for (Level level : levels) {
      int at = level.width;
      while (at > 0) {
        int leaves = Integer.lowestOneBit(at);
        at -= leaves;
        subtrees.add(
            Hashes.complete(
                Arrays.copyOfRange(level.hashes, at * Hashes.SIZE, (at + leaves) * Hashes.SIZE)));
      }
    }
    if (subtrees.isEmpty()) {
      return Hashes.empty();
    }
    byte[] root = subtrees.remove();
    for (byte[] left : subtrees) {
      root = Hashes.node(left, root);
    }
    return root;
  }
}

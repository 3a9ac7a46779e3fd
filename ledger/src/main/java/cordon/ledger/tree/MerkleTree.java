package cordon.ledger.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree over the first {@code size} leaves: its root and its proofs, read from tiles. Recursion
 * follows the definitions of RFC 6962 section 2.1, where {@code D[from:to]} is a range of leaves.
 * Not safe for several threads.
 */
public final class MerkleTree {
  /** Tiles kept: those on the path of one proof and its neighbours. */
  private static final int KEPT_TILES = 32;

  private final long size;
  private final TileSource source;
  private final Map<Tile, byte[]> kept =
      new LinkedHashMap<>(KEPT_TILES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
          return size() > KEPT_TILES;
        }
      };

  public MerkleTree(long size, TileSource source) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no " + size + " leaves");
    }
    this.size = size;
    this.source = source;
  }

  public long size() {
    return size;
  }

  /** The Merkle tree hash of all leaves. */
  public byte[] root() {
    return size == 0 ? Hashes.empty() : subtree(0, size);
  }

  /** That the leaf at this index is in the tree (RFC 6962 section 2.1.1). */
  public InclusionProof inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    List<byte[]> path = new ArrayList<>();
    path(index, 0, size, path);
    return new InclusionProof(index, size, path);
  }

  /** That the tree of the first {@code older} leaves is its beginning (RFC 6962 section 2.1.2). */
  public ConsistencyProof consistency(long older) {
    if (older < 0 || older > size) {
      throw new IllegalArgumentException("no tree of " + older + " within " + size);
    }
    List<byte[]> path = new ArrayList<>();
    if (older > 0 && older < size) {
      subproof(older, 0, size, true, path);
    }
    return new ConsistencyProof(older, size, path);
  }

  private void path(long index, long from, long to, List<byte[]> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(index, from, middle, path);
      path.add(subtree(middle, to));
    } else {
      path(index, middle, to, path);
      path.add(subtree(from, middle));
    }
  }

  private void subproof(long older, long from, long to, boolean known, List<byte[]> path) {
    if (older == to) {
      if (!known) {
        path.add(subtree(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (older <= middle) {
      subproof(older, from, middle, known, path);
      path.add(subtree(middle, to));
    } else {
      subproof(older, middle, to, false, path);
      path.add(subtree(from, middle));
    }
  }

  /** {@code MTH(D[from:to])}. */
  private byte[] subtree(long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1 && from % leaves == 0) {
      return complete(Long.numberOfTrailingZeros(leaves), from / leaves);
    }
    long middle = from + split(leaves);
    return Hashes.node(subtree(from, middle), subtree(middle, to));
  }

  /** The root of the complete subtree number {@code index} among those of {@code 2^height}. */
  private byte[] complete(int height, long index) {
    int level = height / Tile.HEIGHT;
    int inside = height % Tile.HEIGHT;
    long first = index << inside;
    byte[] hashes = kept.computeIfAbsent(Tile.of(level, first / Tile.FULL, size), source::hashes);
    int place = (int) (first % Tile.FULL);
    byte[] range =
        Arrays.copyOfRange(hashes, place * Hashes.SIZE, (place + (1 << inside)) * Hashes.SIZE);
    return Hashes.complete(range);
  }

  /** The largest power of two below {@code leaves}. */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }
}

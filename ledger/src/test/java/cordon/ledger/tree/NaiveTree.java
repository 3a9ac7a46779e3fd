package cordon.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * RFC 6962 section 2.1 word for word, slow and without tiles: what the real one must agree with.
 */
final class NaiveTree {
  private NaiveTree() {}

  static byte[] leafHash(byte[] data) {
    return sha256(new byte[] {0}, data);
  }

  static byte[] root(List<byte[]> leafHashes) {
    if (leafHashes.isEmpty()) {
      return sha256();
    }
    if (leafHashes.size() == 1) {
      return leafHashes.getFirst();
    }
    int k = split(leafHashes.size());
    return sha256(
        new byte[] {1},
        root(leafHashes.subList(0, k)),
        root(leafHashes.subList(k, leafHashes.size())));
  }

  static List<byte[]> path(int m, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int k = split(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<byte[]> path = new ArrayList<>(m < k ? path(m, left) : path(m - k, right));
    path.add(root(m < k ? right : left));
    return path;
  }

  static List<byte[]> proof(int m, List<byte[]> leaves) {
    return m == 0 ? List.of() : subproof(m, leaves, true);
  }

  private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean known) {
    if (m == leaves.size()) {
      return known ? List.of() : List.of(root(leaves));
    }
    int k = split(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<byte[]> proof =
        new ArrayList<>(m <= k ? subproof(m, left, known) : subproof(m - k, right, false));
    proof.add(root(m <= k ? right : left));
    return proof;
  }

  /** The tiles of the tree, computed anew at each call. */
  static TileSource tiles(List<byte[]> leaves) {
    return tile -> {
      int leavesPerHash = 1 << (8 * tile.level());
      byte[] hashes = new byte[tile.width() * 32];
      for (int i = 0; i < tile.width(); i++) {
        int from = ((int) tile.index() * 256 + i) * leavesPerHash;
        System.arraycopy(root(leaves.subList(from, from + leavesPerHash)), 0, hashes, i * 32, 32);
      }
      return hashes;
    };
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

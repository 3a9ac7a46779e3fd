package cordon.inspect.python;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/** Names of one source, each made a string once. */
final class Symbols {
  /**
   * By which a hash grows with each byte. It is another one in each process, so that nobody writes
   * names beforehand that all have one hash. No number of a name depends on it: those come from the
   * order in which names stand.
   */
  static final int GROWTH = new SecureRandom().nextInt() | 1;

  private final byte[] source;
  private final List<String> symbols;
  private int[] slots = new int[1024];
  private int[] hashes = new int[1024];

  /** Where each stood first. */
  private int[] starts = new int[513];

  Symbols(byte[] source, List<String> symbols) {
    this.source = source;
    this.symbols = symbols;
    Arrays.fill(slots, -1);
  }

  /**
   * @param hash of the bytes, each added to what came before times {@link #GROWTH}
   */
  int of(int start, int end, int hash) {
    int mask = slots.length - 1;
    int slot = spread(hash) & mask;
    while (slots[slot] >= 0) {
      if (hashes[slot] == hash && same(slots[slot], start, end)) {
        return slots[slot];
      }
      slot = (slot + 1) & mask;
    }
    starts[symbols.size()] = start;
    symbols.add(spelt(start, end));
    slots[slot] = symbols.size() - 1;
    hashes[slot] = hash;
    if (symbols.size() * 2 > slots.length) {
      grow();
    }
    return symbols.size() - 1;
  }

  /** Whether it is spelt as that was where it stood first. */
  private boolean same(int symbol, int start, int end) {
    int length = end - start;
    int first = starts[symbol];
    return symbols.get(symbol).length() == length
        && Arrays.equals(source, first, first + length, source, start, end);
  }

  /** Names are compared in normal form KC (Python language reference, 2.3), so letters may lie. */
  private String spelt(int start, int end) {
    String name = new String(source, start, end - start, StandardCharsets.UTF_8);
    return name.length() == end - start ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
  }

  /** Names that are counted up have hashes in a row, which must not fill slots in a row. */
  private static int spread(int hash) {
    int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
    return mixed ^ mixed >>> 15;
  }

  private void grow() {
    int[] oldSlots = slots;
    int[] oldHashes = hashes;
    slots = new int[oldSlots.length * 2];
    starts = Arrays.copyOf(starts, slots.length / 2 + 1);
    hashes = new int[slots.length];
    Arrays.fill(slots, -1);
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] >= 0) {
        int slot = spread(oldHashes[i]) & (slots.length - 1);
        while (slots[slot] >= 0) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = oldSlots[i];
        hashes[slot] = oldHashes[i];
      }
    }
  }
}

package cordon.inspect.python;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/** Names of one source, each made a string once. */
final class Symbols {
  private final byte[] source;
  private final List<String> symbols;
  private int[] slots = new int[1024];
  private int[] hashes = new int[1024];

  Symbols(byte[] source, List<String> symbols) {
    this.source = source;
    this.symbols = symbols;
    Arrays.fill(slots, -1);
  }

  int of(int start, int end, int hash) {
    int mask = slots.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    while (slots[slot] >= 0) {
      if (hashes[slot] == hash && same(symbols.get(slots[slot]), start, end)) {
        return slots[slot];
      }
      slot = (slot + 1) & mask;
    }
    symbols.add(spelt(start, end));
    slots[slot] = symbols.size() - 1;
    hashes[slot] = hash;
    if (symbols.size() * 2 > slots.length) {
      grow();
    }
    return symbols.size() - 1;
  }

  private boolean same(String symbol, int start, int end) {
    if (symbol.length() != end - start) {
      return false;
    }
    for (int i = 0; i < symbol.length(); i++) {
      if (symbol.charAt(i) != source[start + i]) {
        return false;
      }
    }
    return true;
  }

  /** Names are compared in normal form KC (Python language reference, 2.3), so letters may lie. */
  private String spelt(int start, int end) {
    String name = new String(source, start, end - start, StandardCharsets.UTF_8);
    return name.length() == end - start ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
  }

  private void grow() {
    int[] oldSlots = slots;
    int[] oldHashes = hashes;
    slots = new int[oldSlots.length * 2];
    hashes = new int[slots.length];
    Arrays.fill(slots, -1);
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] >= 0) {
        int slot = (oldHashes[i] ^ oldHashes[i] >>> 15) & (slots.length - 1);
        while (slots[slot] >= 0) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = oldSlots[i];
        hashes[slot] = oldHashes[i];
      }
    }
  }
}

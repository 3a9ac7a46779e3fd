package cordon.inspect.scan;

import cordon.inspect.scan.Marks.Mark;
import java.nio.charset.StandardCharsets;

/**
 * Counts names that no person and no minifier gives: {@code _0x3fa2} of obfuscators of JavaScript,
 * {@code IlIIlI} and {@code O0OO0O} of those of Python, and code of brackets alone.
 */
final class ObfuscatorNames {
  /** A few may be quoted by a tool that looks for them. */
  private static final int ENOUGH = 24;

  /** Code of {@code []()!+} alone. */
  private static final int BRACKETS = 400;

  private static final int LOOK_ALIKE = 8;
  private static final int QUOTE = 120;

  private final Lines lines = new Lines();
  private final Marks hexNames = new Marks();
  private final Marks lookAlikes = new Marks();
  private final Marks brackets = new Marks();
  private int name;
  private boolean hexName;
  private int bars;
  private int rings;
  private int bracketRun;

  void update(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (isNamePart(b)) {
        part(b);
      } else if (name > 0) {
        endName(bytes, from, i, to);
      }
      bracket(b, bytes, from, i, to);
    }
    lines.next(bytes, from, to);
  }

  private void part(byte b) {
    switch (name++) {
      case 0 -> hexName = b == '_';
      case 1 -> hexName &= b == '0';
      case 2 -> hexName &= b == 'x';
      default -> hexName &= b >= '0' && b <= '9' || b >= 'a' && b <= 'f';
    }
    bars += b == 'I' || b == 'l' || b == '1' ? 1 : 0;
    rings += b == 'O' || b == '0' || b == 'o' ? 1 : 0;
  }

  private void endName(byte[] bytes, int from, int at, int to) {
    if (hexName && name >= 6) {
      mark(hexNames, bytes, from, at - 1, to);
    }
    if (name >= LOOK_ALIKE && (bars == name || rings == name) && mixed(bytes, from, at)) {
      mark(lookAlikes, bytes, from, at - 1, to);
    }
    name = 0;
    bars = 0;
    rings = 0;
  }

  /** Whether a letter and its double both stand in the name, so that it is no number or ruler. */
  private boolean mixed(byte[] bytes, int from, int end) {
    int start = Math.max(from, end - name);
    byte first = bytes[start];
    if (first == '0' || first == '1') {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (bytes[i] != first) {
        return true;
      }
    }
    return false;
  }

  private void bracket(byte b, byte[] bytes, int from, int at, int to) {
    if (b == '[' || b == ']' || b == '(' || b == ')' || b == '!' || b == '+') {
      if (++bracketRun == BRACKETS) {
        mark(brackets, bytes, from, Math.max(from, at - QUOTE), to);
      }
    } else {
      bracketRun = 0;
    }
  }

  private void mark(Marks marks, byte[] bytes, int from, int at, int to) {
    if (!marks.wants()) {
      marks.more();
      return;
    }
    int start = Math.max(from, at - name);
    int end = Math.min(to, start + QUOTE);
    String quote = new String(bytes, start, Math.max(0, end - start), StandardCharsets.ISO_8859_1);
    marks.add(new Mark(lines.at(bytes, from, at), quote.lines().findFirst().orElse("")));
  }

  private static boolean isNamePart(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_';
  }

  boolean manyHexNames() {
    return hexNames.count() >= ENOUGH;
  }

  Marks hexNames() {
    return hexNames;
  }

  boolean manyLookAlikes() {
    return lookAlikes.count() >= ENOUGH;
  }

  Marks lookAlikes() {
    return lookAlikes;
  }

  Marks brackets() {
    return brackets;
  }
}

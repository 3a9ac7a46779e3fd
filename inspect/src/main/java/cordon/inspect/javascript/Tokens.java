package cordon.inspect.javascript;

import java.util.Arrays;

/** The tokens of a text, as columns: a large bundle has millions. */
final class Tokens {
  /** What a token is. */
  enum Kind {
    /** An identifier or keyword, without escapes. */
    NAME,
    /** An identifier with escapes, or a private name. */
    ESCAPED_NAME,
    NUMBER,
    STRING,
    /** A template without substitutions, with its back-ticks. */
    TEMPLATE,
    /** The part of a template before a substitution; the tokens of the substitution follow. */
    TEMPLATE_HEAD,
    TEMPLATE_MIDDLE,
    TEMPLATE_TAIL,
    REGEX,
    PUNCTUATOR,
    END
  }

  private static final Kind[] KINDS = Kind.values();

  private final char[] text;
  private byte[] kinds = new byte[256];
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int count;

  Tokens(char[] text) {
    this.text = text;
  }

  void add(Kind kind, int start, int end) {
    if (count == kinds.length) {
      int more = count * 2;
      kinds = Arrays.copyOf(kinds, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
    }
    kinds[count] = (byte) kind.ordinal();
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  int count() {
    return count;
  }

  Kind kind(int index) {
    return index < count ? KINDS[kinds[index]] : Kind.END;
  }

  int start(int index) {
    return index < count ? starts[index] : text.length;
  }

  int end(int index) {
    return index < count ? ends[index] : text.length;
  }

  String text(int index) {
    return index < count ? new String(text, starts[index], ends[index] - starts[index]) : "";
  }

  /** The characters between two offsets. */
  String text(int from, int to) {
    return new String(text, from, Math.max(0, Math.min(to, text.length) - from));
  }

  char first(int index) {
    return index < count ? text[starts[index]] : 0;
  }

  /** Whether the token is exactly this text; strings with the same content are not. */
  boolean is(int index, String wanted) {
    if (index >= count || ends[index] - starts[index] != wanted.length()) {
      return false;
    }
    Kind kind = KINDS[kinds[index]];
    if (kind != Kind.NAME && kind != Kind.PUNCTUATOR) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (text[starts[index] + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line ends between the token and the one before it. */
  boolean newLineBefore(int index) {
    for (int i = index == 0 ? 0 : end(index - 1); i < start(index); i++) {
      if (text[i] == '\n' || text[i] == '\r' || text[i] == '\u2028' || text[i] == '\u2029') {
        return true;
      }
    }
    return false;
  }
}

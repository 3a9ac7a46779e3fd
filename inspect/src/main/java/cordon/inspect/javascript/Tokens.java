package cordon.inspect.javascript;

import java.util.Arrays;

/** The tokens of one source, in arrays because there are millions in a bundle. */
final class Tokens {
  static final byte END = 0;
  static final byte NAME = 1;
  static final byte PUNCTUATOR = 2;
  static final byte STRING = 3;

  /** A part of a template up to a substitution; its text is between {@code `}, {@code ${}}. */
  static final byte TEMPLATE = 4;

  /** The last part of a template. */
  static final byte TEMPLATE_END = 5;

  static final byte NUMBER = 6;
  static final byte REGEX = 7;

  /** JSX: without text. */
  static final byte JSX_OPEN = 8;

  static final byte JSX_COMMA = 9;
  static final byte JSX_CLOSE = 10;

  final char[] source;
  int count;
  byte[] kinds = new byte[256];
  int[] starts = new int[256];
  int[] ends = new int[256];

  /** For an opening bracket the index of the token that closes it; otherwise -1. */
  int[] matches = new int[256];

  boolean[] onNewLine = new boolean[256];

  Tokens(char[] source) {
    this.source = source;
  }

  void add(byte kind, int start, int end, boolean newLine) {
    if (count == kinds.length) {
      int more = count * 2;
      kinds = Arrays.copyOf(kinds, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
      matches = Arrays.copyOf(matches, more);
      onNewLine = Arrays.copyOf(onNewLine, more);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    matches[count] = -1;
    onNewLine[count] = newLine;
    count++;
  }

  String text(int token) {
    return new String(source, starts[token], ends[token] - starts[token]);
  }

  boolean is(int token, String text) {
    int length = text.length();
    if (token >= count
        || ends[token] - starts[token] != length
        || kinds[token] > PUNCTUATOR
        || kinds[token] == END) {
      return false;
    }
    int start = starts[token];
    for (int i = 0; i < length; i++) {
      if (source[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

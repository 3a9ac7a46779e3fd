package cordon.inspect.python;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tokens of one source in parallel arrays, as there are millions of them in large files. */
final class Tokens {
  static final byte NAME = 1;
  static final byte NUMBER = 2;
  static final byte STRING = 3;
  static final byte OP = 4;
  static final byte NEWLINE = 5;
  static final byte INDENT = 6;
  static final byte DEDENT = 7;
  static final byte END = 8;

  /** Of one source: more take more memory than the file itself by far. */
  static final int MOST = 4_000_000;

  final byte[] source;
  byte[] kinds;
  int[] starts;
  int[] ends;

  /**
   * Of a name its symbol, of an operator its characters packed, of an opening token its partner.
   */
  int[] values;

  /** Partner of a bracket, of an INDENT its DEDENT; 0 where there is none. */
  int[] partners;

  int count;
  final List<String> symbols = new ArrayList<>();

  /** Offsets of what follows long runs of blanks within a line. */
  final List<Integer> padded = new ArrayList<>();

  /** Offsets of names that are written in other letters than those they mean. */
  final List<Integer> disguised = new ArrayList<>();

  Tokens(byte[] source) {
    this.source = source;
    int capacity = source.length / 4 + 16;
    kinds = new byte[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
    values = new int[capacity];
    partners = new int[capacity];
  }

  int add(byte kind, int start, int end, int value) {
    if (count == kinds.length) {
      int capacity = count + count / 2 + 16;
      kinds = Arrays.copyOf(kinds, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      values = Arrays.copyOf(values, capacity);
      partners = Arrays.copyOf(partners, capacity);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    values[count] = value;
    return count++;
  }

  boolean full() {
    return count >= MOST;
  }

  boolean isOp(int token, int op) {
    return kinds[token] == OP && values[token] == op;
  }

  String name(int token) {
    return symbols.get(values[token]);
  }

  String text(int token) {
    return text(starts[token], ends[token]);
  }

  String text(int from, int to) {
    return new String(source, from, to - from, StandardCharsets.UTF_8);
  }

  /** An operator of up to three characters as one number. */
  static int op(String text) {
    int packed = 0;
    for (int i = 0; i < text.length(); i++) {
      packed = packed << 8 | text.charAt(i);
    }
    return packed;
  }
}

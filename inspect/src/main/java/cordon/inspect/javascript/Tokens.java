package cordon.inspect.javascript;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /** More are not taken, for they would not be held: there are so many in 20 MB of real code. */
  static final int MOST = 6_000_000;

  final char[] source;
  int count;
  private boolean cut;

  /** Those that tell something: {@link Signals}. */
  int[] signals = {};

  /** Functions that take texts out of a table in which they are hidden. */
  List<TextDecoder> decoders = List.of();

  /** Tokens behind the end, which end it as well: a parser may look at what is not there. */
  private static final int LOOK_AHEAD = 8;

  byte[] kinds = new byte[256];
  int[] starts = new int[256];
  int[] ends = new int[256];

  /** For an opening bracket the index of the token that closes it; otherwise -1. */
  int[] matches = new int[256];

  boolean[] onNewLine = new boolean[256];

  /** Of names and signs: {@link Word} or that of a {@link Lexicon}. */
  short[] words = new short[256];

  /** Bodies of functions by their first token: one that is read twice stays the same. */
  private final Map<Integer, Body> bodies = new HashMap<>();

  /** Names that were read lately. */
  private final String[] names = new String[1024];

  Tokens(char[] source) {
    this.source = source;
  }

  void add(byte kind, int start, int end, boolean newLine, int word) {
    if (count + LOOK_AHEAD >= kinds.length) {
      int more = count + (count >> 1);
      kinds = Arrays.copyOf(kinds, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
      matches = Arrays.copyOf(matches, more);
      onNewLine = Arrays.copyOf(onNewLine, more);
      words = Arrays.copyOf(words, more);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    matches[count] = -1;
    onNewLine[count] = newLine;
    words[count] = (short) word;
    count++;
  }

  /** Whether any from one token up to another tells something. */
  boolean tell(int from, int to) {
    int found = Arrays.binarySearch(signals, from);
    int next = found >= 0 ? found : -found - 1;
    return next < signals.length && signals[next] < to;
  }

  /** Whether there was more than is held. */
  boolean isCut() {
    return cut;
  }

  void cut() {
    cut = true;
  }

  Body body(int start, int from, int to) {
    return bodies.computeIfAbsent(from, f -> new Body(this, start, from, to));
  }

  /** What a function does that takes texts out of a table; null for all others. */
  @Nullable TextDecoder decoder(Node.Function function) {
    for (TextDecoder decoder : decoders) {
      if (decoder.is(function)) {
        return decoder;
      }
    }
    return null;
  }

  String text(int token) {
    int length = ends[token] - starts[token];
    int hash = length;
    for (int i = starts[token]; i < ends[token]; i++) {
      hash = hash * 31 + source[i];
    }
    int slot = (hash ^ hash >>> 10) & names.length - 1;
    String known = names[slot];
    if (known != null && reads(token, known)) {
      return known;
    }
    String text = new String(source, starts[token], length);
    names[slot] = text;
    return text;
  }

  /** Whether it is this text. */
  boolean reads(int token, String text) {
    int start = starts[token];
    if (ends[token] - start != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (source[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param word the code of a sign of one character, or one of {@link Word}
   */
  boolean is(int token, int word) {
    return token < count && words[token] == word;
  }

  /** Whether a template begins here, rather than going on after a substitution. */
  boolean opensTemplate(int token) {
    return (kinds[token] == TEMPLATE || kinds[token] == TEMPLATE_END)
        && source[starts[token] - 1] == '`';
  }
}

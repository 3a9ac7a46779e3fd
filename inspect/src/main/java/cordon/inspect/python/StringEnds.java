package cordon.inspect.python;

/**
 * Finds where strings end. In f- and t-strings expressions stand in braces and may hold strings in
 * the same quotes (PEP 701).
 */
final class StringEnds {
  private static final int DEEPEST = 40;

  private final byte[] source;

  StringEnds(byte[] source) {
    this.source = source;
  }

  /**
   * The offset after a string.
   *
   * @param start of its prefix or quote
   */
  int after(int start) {
    int quote = start;
    boolean formatted = false;
    while (source[quote] != '\'' && source[quote] != '"') {
      formatted |= (source[quote] | 0x20) == 'f' || (source[quote] | 0x20) == 't';
      quote++;
    }
    if (formatted) {
      int end = formatted(quote, 0);
      if (end >= 0) {
        return end;
      }
    }
    return plain(quote);
  }

  private boolean isTriple(int quote) {
    return quote + 2 < source.length
        && source[quote + 1] == source[quote]
        && source[quote + 2] == source[quote];
  }

  private boolean closes(int at, byte quote, boolean triple) {
    return source[at] == quote && (!triple || isTriple(at));
  }

  private int plain(int quote) {
    boolean triple = isTriple(quote);
    int at = quote + (triple ? 3 : 1);
    while (at < source.length) {
      byte b = source[at];
      if (b == '\\') {
        at +=
            at + 2 < source.length && b == '\\' && source[at + 1] == '\r' && source[at + 2] == '\n'
                ? 3
                : 2;
      } else if (b == source[quote] && closes(at, source[quote], triple)) {
        return at + (triple ? 3 : 1);
      } else if (!triple && (b == '\n' || b == '\r')) {
        return at;
      } else {
        at++;
      }
    }
    return source.length;
  }

  /** As {@link #plain}, knowing of braces; -1 when that leads nowhere. */
  private int formatted(int quote, int depth) {
    if (depth > DEEPEST) {
      return -1;
    }
    boolean triple = isTriple(quote);
    int at = quote + (triple ? 3 : 1);
    while (at < source.length) {
      byte b = source[at];
      if (b == '\\') {
        at += 2;
      } else if (closes(at, source[quote], triple)) {
        return at + (triple ? 3 : 1);
      } else if (b == '{' && at + 1 < source.length && source[at + 1] == '{') {
        at += 2;
      } else if (b == '{') {
        at = replacement(at + 1, depth + 1);
        if (at < 0) {
          return -1;
        }
      } else if (!triple && (b == '\n' || b == '\r')) {
        return -1;
      } else {
        at++;
      }
    }
    return -1;
  }

  /** The offset after the closing brace of an expression. */
  private int replacement(int from, int depth) {
    if (depth > DEEPEST) {
      return -1;
    }
    int brackets = 0;
    boolean format = false;
    int at = from;
    while (at < source.length) {
      byte b = source[at];
      if (format && b == '{') {
        at = replacement(at + 1, depth + 1);
        if (at < 0) {
          return -1;
        }
        continue;
      }
      if (!format && (b == '\'' || b == '"')) {
        at = nested(at, depth);
        if (at < 0) {
          return -1;
        }
        continue;
      }
      if (b == '}' && brackets == 0) {
        return at + 1;
      }
      if (!format && (b == '(' || b == '[' || b == '{')) {
        brackets++;
      } else if (!format && (b == ')' || b == ']' || b == '}')) {
        brackets--;
      } else if (b == ':' && brackets == 0) {
        format = true;
      }
      at++;
    }
    return -1;
  }

  private int nested(int quote, int depth) {
    int before = quote > 0 ? source[quote - 1] | 0x20 : 0;
    return before == 'f' || before == 't' ? formatted(quote, depth + 1) : plain(quote);
  }
}

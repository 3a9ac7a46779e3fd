package cordon.inspect.javascript;

import java.util.Set;

/** Shapes of code around a word that decide whether the word tells something. */
final class SignalShapes {
  private SignalShapes() {}

  /** {@code x.constructor === y}, {@code x.constructor.name} */
  static boolean isCompared(Tokens t, int next) {
    boolean member = t.is(next, '.') && next + 1 < t.count;
    return (member && !Set.of("constructor", "call", "apply", "bind").contains(t.text(next + 1)))
        || t.is(next, Word.SAME)
        || t.is(next, Word.UNSAME)
        || t.is(next, Word.EQUAL)
        || t.is(next, Word.UNEQUAL);
  }

  /** Loading a module by its name tells what the name tells. */
  static boolean require(Tokens t, int i) {
    boolean plain = t.is(i + 1, '(') && i + 3 < t.count && t.kinds[i + 2] == Tokens.STRING;
    boolean main = t.is(i + 1, '.') && i + 2 < t.count && !t.text(i + 2).equals("main");
    boolean asked = i > 0 && t.is(i - 1, Word.TYPEOF);
    return !(plain && t.is(i + 3, ')')) && !main && !asked;
  }

  static boolean isFunction(Tokens t, int i) {
    return t.is(i, Word.FUNCTION)
        || t.is(i, Word.ASYNC)
        || t.is(i, '(')
        || (i < t.count
            && t.kinds[i] == Tokens.NAME
            && (t.is(i + 1, ',') || t.is(i + 1, Word.ARROW) || t.is(i + 1, '.')));
  }

  /** A member that is called by a name which is put together. */
  static boolean computed(Tokens t, int i) {
    int end = t.matches[i];
    if (end <= i + 1 || i == 0 || !t.is(end + 1, '(')) {
      return false;
    }
    boolean index = t.is(i - 1, ')') || t.is(i - 1, ']') || t.kinds[i - 1] != Tokens.PUNCTUATOR;
    boolean plain = end == i + 2 && t.kinds[i + 1] != Tokens.TEMPLATE_END;
    return index && !plain;
  }

  static String joined(Tokens t, int i) {
    StringBuilder text = new StringBuilder();
    int at = i;
    do {
      text.append(Literals.unescaped(t.source, t.starts[at], t.ends[at]));
      at += 2;
    } while (at < t.count
        && t.is(at - 1, '+')
        && t.kinds[at] == Tokens.STRING
        && text.length() < 65536);
    return text.toString();
  }

  /** Whether letters are written as escapes, as nobody does who wants them read. */
  static boolean spells(char[] s, int from, int to) {
    for (int i = from; i + 3 < to; i++) {
      if (s[i] == '\\') {
        int digits = s[i + 1] == 'x' ? i + 2 : s[i + 1] == 'u' ? i + 4 : -1;
        if (digits > 0
            && digits + 1 < to
            && (s[i + 1] == 'x' || (s[i + 2] == '0' && s[i + 3] == '0'))
            && isLetter(
                (Character.digit(s[digits], 16) << 4) | Character.digit(s[digits + 1], 16))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}

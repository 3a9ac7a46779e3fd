package cordon.base.version;

import cordon.base.version.AlpineToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes an Alpine version apart, up to its end or to what cannot stand where it does. */
final class AlpineReader {
  private static final String HEX = "0123456789abcdef";

  private final Cursor in;
  private final List<AlpineToken> tokens = new ArrayList<>(8);
  private boolean flawed;

  /**
   * @param text begins with a digit
   */
  AlpineReader(String text) {
    this.in = new Cursor(text);
  }

  Version read() {
    Kind last = add(new AlpineToken(Kind.NUMBER, Digits.strip(in.digits())));
    while (last != Kind.END && last != Kind.INVALID) {
      boolean lost = tokens.getLast().equals(AlpineToken.UNKNOWN_SUFFIX);
      last = add(lost ? AlpineToken.INVALID : in.atEnd() ? AlpineToken.END : next(last));
      flawed |= last == Kind.INVALID || last == Kind.LETTER_NUMBER;
    }
    return new AlpineVersion(List.copyOf(tokens), flawed);
  }

  private Kind add(AlpineToken token) {
    tokens.add(token);
    return token.kind();
  }

  private AlpineToken next(Kind last) {
    boolean numbers = last == Kind.NUMBER || last == Kind.LETTER_NUMBER;
    boolean suffix = last == Kind.SUFFIX || last == Kind.PRERELEASE;
    boolean beforeCommit = last.compareTo(Kind.COMMIT) > 0 || suffix;
    char c = in.next();
    return switch (c) {
      case '.' -> numbers ? number() : AlpineToken.INVALID;
      case '_' -> beforeCommit ? suffix() : AlpineToken.INVALID;
      case '~' -> beforeCommit ? commit() : AlpineToken.INVALID;
      case '-' -> last != Kind.REVISION && in.accept('r') ? revision() : AlpineToken.INVALID;
      default -> {
        if (numbers && c >= 'a' && c <= 'z') {
          yield new AlpineToken(Kind.LETTER, String.valueOf(c));
        }
        if (Digits.isDigit(c) && suffix) {
          yield new AlpineToken(Kind.SUFFIX_NUMBER, Digits.strip(c + in.digits()));
        }
        yield Digits.isDigit(c) && last == Kind.LETTER
            ? new AlpineToken(Kind.LETTER_NUMBER, c + in.digits())
            : AlpineToken.INVALID;
      }
    };
  }

  private AlpineToken number() {
    String digits = in.digits();
    flawed |= digits.isEmpty();
    return digits.isEmpty() && in.atEnd()
        ? AlpineToken.NO_NUMBER
        : new AlpineToken(Kind.NUMBER, digits);
  }

  private AlpineToken suffix() {
    if (in.atEnd()) {
      flawed = true;
      return new AlpineToken(Kind.SUFFIX, "");
    }
    return AlpineToken.suffix(in.letters());
  }

  private AlpineToken commit() {
    StringBuilder hash = new StringBuilder();
    while (HEX.indexOf(in.peek()) >= 0) {
      hash.append(in.next());
    }
    return hash.isEmpty() ? AlpineToken.INVALID : new AlpineToken(Kind.COMMIT, hash.toString());
  }

  private AlpineToken revision() {
    String digits = in.digits();
    flawed |= digits.isEmpty();
    return new AlpineToken(Kind.REVISION, Digits.strip(digits));
  }
}

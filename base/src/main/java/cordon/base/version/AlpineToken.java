package cordon.base.version;

import java.util.List;

/** One part of an {@link AlpineVersion}. */
record AlpineToken(Kind kind, String value) implements Comparable<AlpineToken> {

  /** From the lowest, where two versions go on differently after the same beginning. */
  enum Kind {
    /** A suffix that comes before the release, or one that nobody knows. */
    PRERELEASE,
    END,
    REVISION,
    COMMIT,
    SUFFIX_NUMBER,
    SUFFIX,
    LETTER,
    /** A number that follows a letter at once, which apk-tools 3 refuses. */
    LETTER_NUMBER,
    NUMBER,
    INVALID
  }

  static final AlpineToken END = new AlpineToken(Kind.END, "");
  static final AlpineToken INVALID = new AlpineToken(Kind.INVALID, "!");

  /** A number of which nothing but its dot stands at the end of the text: lower than any other. */
  static final AlpineToken NO_NUMBER = new AlpineToken(Kind.NUMBER, ".");

  /** All unknown suffixes are one; the sign cannot be part of a known one. */
  static final AlpineToken UNKNOWN_SUFFIX = new AlpineToken(Kind.PRERELEASE, "!");

  private static final List<String> BEFORE = List.of("alpha", "beta", "pre", "rc", "!");
  private static final List<String> AFTER = List.of("", "cvs", "svn", "git", "hg", "p");

  static AlpineToken suffix(String word) {
    if (BEFORE.contains(word)) {
      return new AlpineToken(Kind.PRERELEASE, word);
    }
    return !word.isEmpty() && AFTER.contains(word)
        ? new AlpineToken(Kind.SUFFIX, word)
        : UNKNOWN_SUFFIX;
  }

  @Override
  public int compareTo(AlpineToken that) {
    if (kind != that.kind) {
      return kind.compareTo(that.kind);
    }
    return switch (kind) {
      case PRERELEASE -> Integer.compare(BEFORE.indexOf(value), BEFORE.indexOf(that.value));
      case SUFFIX -> Integer.compare(AFTER.indexOf(value), AFTER.indexOf(that.value));
      case REVISION, SUFFIX_NUMBER -> Digits.compare(value, that.value);
      case NUMBER, LETTER_NUMBER -> compareNumbers(value, that.value);
      case END, COMMIT, LETTER, INVALID -> value.compareTo(that.value);
    };
  }

  private static int compareNumbers(String a, String b) {
    int order = Integer.compare(weight(a), weight(b));
    if (order != 0) {
      return order;
    }
    return weight(a) == 2 ? Digits.compare(a, b) : a.compareTo(b);
  }

  /** Nothing at the end of the text; what is compared as a text; nothing, and then the rest. */
  private static int weight(String number) {
    return number.equals(NO_NUMBER.value) ? 0 : number.startsWith("0") ? 1 : 2;
  }

  /** As it stands in the canonical form. */
  String written(boolean first) {
    return switch (kind) {
      case NUMBER -> first || this.equals(NO_NUMBER) ? value : "." + value;
      case LETTER, LETTER_NUMBER, SUFFIX_NUMBER -> value;
      case PRERELEASE, SUFFIX -> "_" + value;
      case COMMIT -> "~" + value;
      case REVISION -> "-r" + value;
      case END -> "";
      case INVALID -> value;
    };
  }
}

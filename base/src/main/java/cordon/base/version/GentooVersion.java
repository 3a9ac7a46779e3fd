package cordon.base.version;

import java.util.ArrayList;
import java.util.List;

/**
 * A Gentoo version by the Package Manager Specification, section 3.3, and Alpine's, which grew from
 * it: numbers, a letter, suffixes such as {@code _rc2}, a revision {@code -r3}.
 *
 * @param numbers as written: after the first, one with a leading zero compares as a fraction
 * @param letter one lower-case letter or nothing
 * @param suffixes in the order in which they stand
 * @param commit Alpine's hash of a commit, or nothing
 * @param revision digits, or {@code unrevised}
 * @param unrevised what no number stands for: Gentoo reads 0, Alpine something before 0
 */
record GentooVersion(
    List<String> numbers,
    String letter,
    List<Suffix> suffixes,
    String commit,
    String revision,
    String unrevised)
    implements Version {

  private static final List<String> RANKS =
      List.of("alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p");
  private static final int RELEASE = RANKS.indexOf("");

  private record Suffix(int rank, String number) implements Comparable<Suffix> {
    static final Suffix NONE = new Suffix(RELEASE, "");

    @Override
    public int compareTo(Suffix that) {
      return rank != that.rank
          ? Integer.compare(rank, that.rank)
          : Digits.compare(number, that.number);
    }
  }

  static Version parse(String text) {
    return parse(text, false);
  }

  static Version parseAlpine(String text) {
    return parse(text, true);
  }

  private static Version parse(String text, boolean alpine) {
    Cursor in = new Cursor(text.strip());
    String absent = alpine ? "" : "0";
    List<String> numbers = new ArrayList<>(4);
    do {
      String number = in.digits();
      if (number.isEmpty()) {
        return new Unordered(text, "a number is missing where the version should have one");
      }
      numbers.add(numbers.isEmpty() ? Digits.strip(number) : number);
    } while (in.accept('.'));
    String letter = in.peek() >= 'a' && in.peek() <= 'z' ? String.valueOf(in.next()) : "";
    List<Suffix> suffixes = new ArrayList<>(2);
    while (in.accept('_')) {
      int rank = RANKS.indexOf(in.letters());
      if (rank < 0 || rank == RELEASE || (!alpine && rank > RELEASE && rank < RANKS.size() - 1)) {
        return new Unordered(text, "a suffix that the scheme does not have");
      }
      suffixes.add(new Suffix(rank, numberOr(in, absent)));
    }
    String commit = alpine && in.accept('~') ? in.until('-') : "";
    String revision = in.accept("-r") ? numberOr(in, absent) : absent;
    return in.atEnd()
        ? new GentooVersion(numbers, letter, suffixes, commit, revision, absent)
        : new Unordered(text, "characters are left over at its end");
  }

  private static String numberOr(Cursor in, String absent) {
    String digits = in.digits();
    return digits.isEmpty() ? absent : Digits.strip(digits);
  }

  @Override
  public int compareTo(Version other) {
    if (other instanceof Unordered) {
      return 1;
    }
    GentooVersion that = (GentooVersion) other;
    int order = Digits.compare(numbers.getFirst(), that.numbers.getFirst());
    if (order == 0) {
      order = InOrder.compare(tail(numbers), tail(that.numbers), GentooVersion::compareNumbers);
    }
    if (order == 0) {
      order = letter.compareTo(that.letter);
    }
    if (order == 0) {
      order = InOrder.comparePadded(suffixes, that.suffixes, Suffix.NONE, Suffix::compareTo);
    }
    if (order == 0) {
      order = commit.compareTo(that.commit);
    }
    return order == 0 ? Digits.compare(revision, that.revision) : order;
  }

  private static List<String> tail(List<String> numbers) {
    return numbers.subList(1, numbers.size());
  }

  /** With a leading zero on either side as fractions, else by value (PMS algorithm 3.3). */
  private static int compareNumbers(String a, String b) {
    if (a.charAt(0) == '0' || b.charAt(0) == '0') {
      return fraction(a).compareTo(fraction(b));
    }
    return Digits.compare(a, b);
  }

  private static String fraction(String digits) {
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  @Override
  public String canonical() {
    StringBuilder out = new StringBuilder(numbers.getFirst());
    for (String number : tail(numbers)) {
      String shortest = number.charAt(0) == '0' ? fraction(number) : number;
      out.append('.').append(shortest.isEmpty() ? "0" : shortest);
    }
    out.append(letter);
    for (Suffix suffix : suffixes) {
      out.append('_').append(RANKS.get(suffix.rank)).append(suffix.number);
    }
    out.append(commit.isEmpty() ? "" : "~" + commit);
    return out.append(revision.isEmpty() || revision.equals(unrevised) ? "" : "-r" + revision)
        .toString();
  }

  @Override
  public boolean isPrerelease() {
    return suffixes.stream().anyMatch(suffix -> suffix.rank < RELEASE);
  }
}

package cordon.base.version;

import java.util.ArrayList;
import java.util.List;

/**
 * A Gentoo version by the Package Manager Specification, section 3.3: numbers, a letter, suffixes
 * such as {@code _rc2}, a revision {@code -r3}.
 *
 * @param numbers as written: after the first, one with a leading zero compares as a fraction
 * @param letter one lower-case letter or nothing
 * @param suffixes in the order in which they stand
 * @param revision digits; 0 if there is none
 */
record GentooVersion(List<String> numbers, String letter, List<Suffix> suffixes, String revision)
    implements Version {

  private static final List<String> RANKS = List.of("alpha", "beta", "pre", "rc", "", "p");
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
    Cursor in = new Cursor(text.strip());
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
      if (rank < 0 || rank == RELEASE) {
        return new Unordered(text, "a suffix that the scheme does not have");
      }
      suffixes.add(new Suffix(rank, Digits.strip(in.digits())));
    }
    String revision = in.accept("-r") ? Digits.strip(in.digits()) : "0";
    return in.atEnd()
        ? new GentooVersion(numbers, letter, suffixes, revision)
        : new Unordered(text, "characters are left over at its end");
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
    return out.append(revision.equals("0") ? "" : "-r" + revision).toString();
  }

  @Override
  public boolean isPrerelease() {
    return suffixes.stream().anyMatch(suffix -> suffix.rank < RELEASE);
  }
}

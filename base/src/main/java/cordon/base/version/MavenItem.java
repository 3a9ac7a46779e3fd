package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a Maven version. Items of different kinds rank: qualifier, then sequence, then
 * number; an item that has no counterpart in the other version is weighed against absence.
 */
sealed interface MavenItem {

  /** Against an item, or against nothing where the other version has ended. */
  int compare(@Nullable MavenItem other);

  /** Whether it may be left out at the end of a sequence without changing the order. */
  boolean isNull();

  /** A number, by its stripped digits. */
  record Number(String digits) implements MavenItem {
    static final Number ZERO = new Number("0");

    @Override
    public int compare(@Nullable MavenItem other) {
      return switch (other) {
        case null -> isNull() ? 0 : 1;
        case Number that -> Digits.compare(digits, that.digits);
        default -> 1;
      };
    }

    @Override
    public boolean isNull() {
      return digits.equals("0");
    }

    @Override
    public String toString() {
      return digits;
    }
  }

  /**
   * A word.
   *
   * @param rank place among the known words; {@link #UNKNOWN} for all others
   * @param word the word, aliases resolved
   * @param generation decides whether a word for a release may be left out
   */
  record Qualifier(int rank, String word, MavenGeneration generation) implements MavenItem {
    private static final List<String> KNOWN =
        List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");
    static final int RELEASE = 5;
    static final int UNKNOWN = KNOWN.size();

    static Qualifier of(String word, boolean beforeDigit, MavenGeneration generation) {
      String full =
          switch (word) {
            case "a" -> beforeDigit ? "alpha" : word;
            case "b" -> beforeDigit ? "beta" : word;
            case "m" -> beforeDigit ? "milestone" : word;
            case "cr" -> "rc";
            default -> word;
          };
      boolean release = full.equals("ga") || full.equals("final") || full.equals("release");
      int rank = release ? RELEASE : KNOWN.indexOf(full);
      String kept = release && generation != MavenGeneration.MAVEN_4 ? "" : full;
      return new Qualifier(rank < 0 ? UNKNOWN : rank, kept, generation);
    }

    @Override
    public int compare(@Nullable MavenItem other) {
      return switch (other) {
        case null -> Integer.compare(rank, RELEASE);
        case Qualifier that -> compareWords(that);
        case Combination that -> {
          int order = compareWords(that.word);
          yield order == 0 ? -1 : order; // rc before rc1
        }
        default -> -1;
      };
    }

    private int compareWords(Qualifier that) {
      return rank != that.rank || rank < UNKNOWN
          ? Integer.compare(rank, that.rank)
          : word.compareTo(that.word);
    }

    @Override
    public boolean isNull() {
      return word.isEmpty();
    }

    boolean isPrerelease() {
      return rank < RELEASE;
    }

    /** Words for a release are one in the order, and so in writing. */
    @Override
    public String toString() {
      return rank == RELEASE ? "" : word;
    }
  }

  /** A word with the number after it, {@code rc1}; Maven 4 only. */
  record Combination(Qualifier word, Number number) implements MavenItem {

    @Override
    public int compare(@Nullable MavenItem other) {
      return switch (other) {
        case null -> word.compare(null);
        case Qualifier that -> -that.compare(this);
        case Combination that -> {
          int order = word.compare(that.word);
          yield order == 0 ? number.compare(that.number) : order;
        }
        default -> -1;
      };
    }

    @Override
    public boolean isNull() {
      return false;
    }

    @Override
    public String toString() {
      return (word.rank == Qualifier.RELEASE ? "ga" : word) + "" + number;
    }
  }

  /** What stands behind a hyphen, or behind a change from digits to letters. */
  record Sequence(List<MavenItem> items, MavenGeneration generation) implements MavenItem {

    @Override
    public int compare(@Nullable MavenItem other) {
      return switch (other) {
        case null -> compareToNothing();
        case Number that -> -1;
        case Sequence that -> compareItems(that);
        default -> 1;
      };
    }

    private int compareToNothing() {
      for (MavenItem item : items) {
        int order = item.compare(null);
        if (order != 0 || generation == MavenGeneration.MAVEN_3_6) {
          return order; // 3.6 looked at the first item only (MNG-6964)
        }
      }
      return 0;
    }

    private int compareItems(Sequence that) {
      int longer = Math.max(items.size(), that.items.size());
      for (int i = 0; i < longer; i++) {
        MavenItem a = i < items.size() ? items.get(i) : null;
        MavenItem b = i < that.items.size() ? that.items.get(i) : null;
        int order = a != null ? a.compare(b) : b != null ? -b.compare(null) : 0;
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    @Override
    public boolean isNull() {
      return items.isEmpty();
    }

    /** Without what weighs nothing at the end; equal sequences are then alike. */
    Sequence trimmed() {
      List<MavenItem> kept = new ArrayList<>();
      for (MavenItem item : items) {
        kept.add(item instanceof Sequence inner ? inner.trimmed() : item);
      }
      while (!kept.isEmpty() && kept.getLast().compare(null) == 0) {
        kept.removeLast();
      }
      return new Sequence(kept, generation);
    }

    /** With the nesting written out: {@code (1(rc(2)))}. */
    String nested() {
      StringBuilder out = new StringBuilder("(");
      for (MavenItem item : items) {
        out.append(out.length() > 1 && !(item instanceof Sequence) ? "," : "");
        out.append(item instanceof Sequence inner ? inner.nested() : item);
      }
      return out.append(')').toString();
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder();
      for (MavenItem item : items) {
        if (!out.isEmpty()) {
          out.append(item instanceof Sequence ? '-' : '.');
        }
        out.append(item);
      }
      return out.toString();
    }
  }
}

package cordon.inspect.python;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much may be evaluated again, with other arguments or because something has changed, without
 * anything coming of it. What is evaluated for the first time is not counted.
 */
final class Repeats {
  /** Steps that come to nothing which even the shortest source has; each byte adds one. */
  private static final long FEWEST = 50_000;

  /** Steps that one thing is worth which came of them: a fact, a character, a place of a list. */
  private static final long FRUIT = 100;

  private static final int MOST_SEEN = 1 << 16;

  private long most = FEWEST;
  private long idle;
  private long fruits;
  private int again;

  /** What was made. */
  private final Set<Integer> seen = new HashSet<>();

  /**
   * The evaluation of a function.
   *
   * @param outside whether what is around it is evaluated again
   */
  record Run(int outside, long idle, long fruits) {}

  /** More of the source is read. */
  void reads(int bytes) {
    most += bytes;
  }

  void step() {
    if (again > 0) {
      idle++;
    }
  }

  /**
   * Whether something may be evaluated again of which nobody knows yet whether anything comes of
   * it.
   *
   * @param tells whether it is more likely than other things
   */
  boolean mayTry(boolean tells) {
    return idle < (tells ? 2 * most : most);
  }

  /** A function is evaluated from now on, which counts as the first time whatever is around it. */
  Run begins(boolean anew) {
    Run run = new Run(again, idle, fruits);
    again = anew ? again + 1 : 0;
    return run;
  }

  void ends(Run run) {
    long paid = Math.clamp(idle - run.idle, 0, FRUIT * (fruits - run.fruits));
    idle -= paid;
    fruits -= paid / FRUIT; // what is left pays for what is around it
    again = run.outside;
  }

  /** So many things were said that had not been said before. */
  void says(int news) {
    fruits += news;
  }

  /** Something was given back or kept, which counts if it was made for the first time. */
  void makes(Value value, Value before) {
    long made = made(value.known());
    if (again > 0 && made > 0 && seen.size() < MOST_SEEN && seen.add(look(value.known(), 0))) {
      fruits += Math.max(1, made - made(before.known()));
    }
  }

  /** How much of a value code has put together, rather than passed on. */
  private static long made(Known value) {
    return switch (value) {
      case Known.Text(String text, boolean whole) -> 1 + text.length();
      case Known.Bytes(byte[] bytes) -> 1 + bytes.length;
      case Known.Int number -> 1;
      case Known.Items(List<Value> items) -> items.size();
      default -> 0;
    };
  }

  /** By what a value is told from others; if two look alike, the second counts as made before. */
  private static int look(Known value, int depth) {
    return switch (value) {
      case Known.Text(String text, boolean whole) -> text.hashCode();
      case Known.Bytes(byte[] bytes) -> Arrays.hashCode(bytes);
      case Known.Int(BigInteger number) -> number.hashCode();
      case Known.Items(List<Value> items) -> {
        int hash = items.size();
        for (Value item : depth > 1 ? List.<Value>of() : items) {
          hash = 31 * hash + look(item.known(), depth + 1);
        }
        yield hash;
      }
      default -> 1;
    };
  }
}

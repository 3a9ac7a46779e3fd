package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Python version by PEP 440, with all the spellings that its appendix B permits. What is not one
 * is a {@link LegacyPython} version, which sorts before all of these.
 *
 * @param epoch digits; almost always {@code 0}
 * @param release numbers without trailing zeros, so that {@code 1.0} is {@code 1}
 * @param phase {@code a}, {@code b}, {@code rc}, or null without a pre-release
 * @param pre number of the pre-release
 * @param post number of the post-release, or null
 * @param dev number of the development release, or null
 * @param local segments of the local version label, perhaps none
 */
public record Pep440(
    String epoch,
    List<String> release,
    @Nullable String phase,
    String pre,
    @Nullable String post,
    @Nullable String dev,
    List<String> local)
    implements Version {

  static Version parse(String text) {
    Version parsed = scan(new Cursor(text.strip().toLowerCase(Locale.ROOT)));
    return parsed != null ? parsed : LegacyPython.parse(text);
  }

  private static @Nullable Version scan(Cursor in) {
    in.accept('v');
    String first = in.digits();
    if (first.isEmpty()) {
      return null;
    }
    String epoch = "0";
    if (in.accept('!')) {
      epoch = Digits.strip(first);
      first = in.digits();
      if (first.isEmpty()) {
        return null;
      }
    }
    List<String> release = release(first, in);
    String phase = phase(in);
    String pre = phase == null ? "0" : number(in);
    String post = post(in);
    String dev = suffix(in, "dev") ? number(in) : null;
    List<String> local = local(in);
    return local == null || !in.atEnd()
        ? null
        : new Pep440(epoch, release, phase, pre, post, dev, local);
  }

  private static List<String> release(String first, Cursor in) {
    List<String> release = new ArrayList<>(4);
    release.add(Digits.strip(first));
    for (int mark = in.position(); in.accept('.'); mark = in.position()) {
      String number = in.digits();
      if (number.isEmpty()) {
        in.reset(mark);
        break;
      }
      release.add(Digits.strip(number));
    }
    while (release.size() > 1 && release.getLast().equals("0")) {
      release.removeLast();
    }
    return release;
  }

  private static @Nullable String phase(Cursor in) {
    int mark = in.position();
    separator(in);
    if (in.accept("alpha") || in.accept("a")) {
      return "a";
    } else if (in.accept("beta") || in.accept("b")) {
      return "b";
    } else if (in.accept("preview") || in.accept("pre") || in.accept("rc") || in.accept("c")) {
      return "rc";
    }
    in.reset(mark);
    return null;
  }

  private static @Nullable String post(Cursor in) {
    int mark = in.position();
    if (in.accept('-')) {
      String number = in.digits(); // 1.0-1 is short for 1.0.post1
      if (!number.isEmpty()) {
        return Digits.strip(number);
      }
      in.reset(mark);
    }
    return suffix(in, "post") || suffix(in, "rev") || suffix(in, "r") ? number(in) : null;
  }

  /** Steps over a separator and the word, or over neither. */
  private static boolean suffix(Cursor in, String word) {
    int mark = in.position();
    separator(in);
    if (in.accept(word)) {
      return true;
    }
    in.reset(mark);
    return false;
  }

  /** The number after a word, {@code 0} where it is left out; a separator may stand before it. */
  private static String number(Cursor in) {
    separator(in);
    return Digits.strip(in.digits());
  }

  private static boolean separator(Cursor in) {
    return in.accept('.') || in.accept('-') || in.accept('_');
  }

  /** Null if what stands after the plus sign is no local version label. */
  private static @Nullable List<String> local(Cursor in) {
    if (!in.accept('+')) {
      return List.of();
    }
    List<String> local = new ArrayList<>(2);
    do {
      int from = in.position();
      StringBuilder segment = new StringBuilder();
      while (Digits.isDigit(in.peek()) || Digits.isLetter(in.peek())) {
        segment.append(in.next());
      }
      if (in.position() == from) {
        return null;
      }
      local.add(
          Digits.all(segment.toString()) ? Digits.strip(segment.toString()) : segment.toString());
    } while (separator(in));
    return local;
  }

  @Override
  public int compareTo(Version other) {
    if (!(other instanceof Pep440 that)) {
      return 1; // a legacy or an unordered version
    }
    int order = Digits.compare(epoch, that.epoch);
    if (order == 0) {
      order = InOrder.compare(release, that.release, Digits::compare);
    }
    if (order == 0) {
      order = Integer.compare(preRank(), that.preRank());
    }
    if (order == 0 && phase != null) {
      order = Digits.compare(pre, that.pre);
    }
    if (order == 0) {
      order = compareOptional(post, that.post, -1);
    }
    if (order == 0) {
      order = compareOptional(dev, that.dev, 1);
    }
    return order == 0 ? InOrder.compare(local, that.local, Pep440::compareSegments) : order;
  }

  /** Where the pre-release part puts the version: 1.dev0, then 1a, 1b, 1rc, then 1 and 1.post0. */
  private int preRank() {
    if (phase == null) {
      return post == null && dev != null ? 0 : 4;
    }
    return switch (phase) {
      case "a" -> 1;
      case "b" -> 2;
      default -> 3;
    };
  }

  /** Two numbers of which either may be absent; {@code absent} is the sign of an absent first. */
  private static int compareOptional(@Nullable String a, @Nullable String b, int absent) {
    if (a != null && b != null) {
      return Digits.compare(a, b);
    }
    return a == null && b == null ? 0 : a == null ? absent : -absent;
  }

  private static int compareSegments(String a, String b) {
    boolean numberA = Digits.all(a);
    boolean numberB = Digits.all(b);
    if (numberA != numberB) {
      return numberA ? 1 : -1; // words before numbers
    }
    return numberA ? Digits.compare(a, b) : a.compareTo(b);
  }

  @Override
  public String canonical() {
    return (epoch.equals("0") ? "" : epoch + "!")
        + String.join(".", release)
        + (phase == null ? "" : phase + pre)
        + (post == null ? "" : ".post" + post)
        + (dev == null ? "" : ".dev" + dev)
        + (local.isEmpty() ? "" : "+" + String.join(".", local));
  }

  @Override
  public boolean isPrerelease() {
    return phase != null || dev != null;
  }
}

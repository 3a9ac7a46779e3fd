package cordon.base.version;

import static cordon.base.version.MavenGeneration.MAVEN_3_6;
import static cordon.base.version.MavenGeneration.MAVEN_4;

import cordon.base.version.MavenItem.Combination;
import cordon.base.version.MavenItem.Number;
import cordon.base.version.MavenItem.Qualifier;
import cordon.base.version.MavenItem.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a version into nested sequences. A dot separates items; a hyphen, and a change between
 * letters and digits, opens a sequence inside the current one. At the end, items that weigh nothing
 * are dropped, the innermost sequence first.
 */
final class MavenReader {
  private final String text;
  private final MavenGeneration generation;
  private final List<Sequence> open = new ArrayList<>();
  private Sequence current;
  private int start;
  private boolean digits;
  private boolean combining;

  MavenReader(String text, MavenGeneration generation) {
    this.text = text.toLowerCase(Locale.ENGLISH);
    this.generation = generation;
    this.current = new Sequence(new ArrayList<>(), generation);
    open.add(current);
  }

  Sequence read() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        close(i);
        combining = false;
        start = i + 1;
      } else if (c == '-') {
        hyphen(i);
      } else if (Digits.isDigit(c)) {
        digit(i);
      } else {
        letter(i);
      }
    }
    if (text.length() > start) {
      if (!digits && generation != MAVEN_3_6) {
        openUnlessEmpty(); // .x as -x
      }
      add(text.length());
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      normalize(open.get(i).items());
    }
    return open.getFirst();
  }

  private void hyphen(int i) {
    if (generation == MAVEN_4
        && i > start
        && !digits
        && i + 1 < text.length()
        && Digits.isDigit(text.charAt(i + 1))) {
      combining = true; // rc-1 as rc1
      return;
    }
    close(i);
    combining = false;
    start = i + 1;
    open();
  }

  private void digit(int i) {
    if (!digits && i > start) {
      if (generation != MAVEN_3_6) {
        openUnlessEmpty(); // .x1 as -x1
      }
      if (generation == MAVEN_4) {
        combining = true;
      } else {
        current.items().add(Qualifier.of(text.substring(start, i), true, generation));
        start = i;
        open();
      }
    }
    digits = true;
  }

  private void letter(int i) {
    if (digits && i > start) {
      add(i);
      start = i;
      open();
      combining = false;
    }
    digits = false;
  }

  /** Ends the item before a separator; nothing before a separator counts as zero. */
  private void close(int end) {
    if (end == start) {
      current.items().add(Number.ZERO);
    } else {
      add(end);
    }
  }

  private void add(int end) {
    String part = text.substring(start, end);
    current.items().add(combining ? combination(part) : item(part));
  }

  private MavenItem item(String part) {
    return digits ? new Number(Digits.strip(part)) : Qualifier.of(part, false, generation);
  }

  private Combination combination(String part) {
    String joined = part.replace("-", "");
    int split = 0;
    while (split < joined.length() && !Digits.isDigit(joined.charAt(split))) {
      split++;
    }
    return new Combination(
        Qualifier.of(joined.substring(0, split), true, generation),
        new Number(Digits.strip(joined.substring(split))));
  }

  private void open() {
    Sequence inner = new Sequence(new ArrayList<>(), generation);
    current.items().add(inner);
    open.add(inner);
    current = inner;
  }

  private void openUnlessEmpty() {
    if (!current.items().isEmpty()) {
      open();
    }
  }

  private void normalize(List<MavenItem> items) {
    for (int i = items.size() - 1; i >= 0; i--) {
      MavenItem item = items.get(i);
      if (generation == MAVEN_4) {
        if (item.isNull() && (i == items.size() - 1 || startsWithWord(items.get(i + 1)))) {
          items.remove(i);
        }
      } else if (item.isNull()) {
        items.remove(i);
      } else if (!(item instanceof Sequence)) {
        break;
      }
    }
  }

  private static boolean startsWithWord(MavenItem item) {
    return switch (item) {
      case Qualifier word -> true;
      case Sequence sequence ->
          !sequence.items().isEmpty()
              && (sequence.items().getFirst() instanceof Qualifier
                  || sequence.items().getFirst() instanceof Combination);
      default -> false;
    };
  }
}

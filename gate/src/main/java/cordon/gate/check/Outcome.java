package cordon.gate.check;

import cordon.gate.Verdict;
import java.util.Locale;
import java.util.Optional;

/** What came of one entry, ordered from the best news to the worst. */
public enum Outcome {
  /** The gate lets it through. */
  ALLOW,
  /** Not known to be malicious; nothing else was asked. */
  UNKNOWN,
  /** It names no release that could be asked about. */
  UNCHECKED,
  /** The upstream could not be asked. */
  FAILED,
  /** The upstream has no such release. */
  ABSENT,
  /** The gate holds it. */
  HOLD,
  /** The gate blocks it, or without a server: it is known to be malicious. */
  BLOCK;

  /** As in the API and on the terminal: {@code allow}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Outcome> ofWord(String word) {
    for (Outcome outcome : values()) {
      if (outcome.word().equals(word)) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }

  public static Outcome of(Verdict verdict) {
    return switch (verdict) {
      case ALLOW -> ALLOW;
      case HOLD -> HOLD;
      case BLOCK -> BLOCK;
    };
  }

  /** Whether an install that needs this entry would not get it. */
  public boolean badNews() {
    return compareTo(ABSENT) >= 0;
  }
}

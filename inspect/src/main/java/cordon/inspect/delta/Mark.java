package cordon.inspect.delta;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Trigger;
import java.util.Optional;

/**
 * What of a release is compared with other releases: single words, so that a release's profile is a
 * set of them, a few kilobytes to keep. Places and wording are left out on purpose: code that only
 * moved is not new.
 */
public final class Mark {
  private Mark() {}

  /** That something runs by itself: {@code runs:install:package.json}. */
  public static String of(Trigger trigger) {
    return "runs:" + trigger.occasion().word() + ":" + trigger.place().path();
  }

  /** That something is done on an occasion: {@code does:import:secret:ssh}. */
  public static String of(Occasion occasion, Fact fact) {
    return "does:" + occasion.word() + ":" + fact.behaviour().word() + ":" + kind(fact);
  }

  /** That a rule fired. */
  public static String ofRule(String id) {
    return "fires:" + id;
  }

  /** The kind of secret of which a mark says that it is read, on whatever occasion. */
  public static Optional<String> secretRead(String mark) {
    String[] words = mark.split(":", 4);
    if (words.length < 3 || !words[0].equals("does")) {
      return Optional.empty();
    }
    if (words[2].equals(Behaviour.ENVIRONMENT.word())) {
      return Optional.of(words[2]);
    }
    return words[2].equals(Behaviour.SECRET.word()) && words.length == 4
        ? Optional.of(words[3])
        : Optional.empty();
  }

  private static String kind(Fact fact) {
    return switch (fact.behaviour()) {
      // Details that are texts of their own, not kinds: only how they begin is compared.
      case RUN_PROCESS, WRITE, DESTROY -> firstWord(fact.detail());
      case BLOB, OBFUSCATED -> fact.place().path();
      default -> fact.detail();
    };
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }
}

package cordon.exposure;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A question to a vendor: did you have this, within these times?
 *
 * @param target package URLs and ids of advisories, separated by spaces
 * @param from when it could first be had; empty: whenever
 * @param to when it could be had no more; empty: whenever
 * @param answer empty while there is none
 * @param documents how many bills of materials came by the link
 */
public record Inquiry(
    long id,
    String vendor,
    String target,
    Optional<Instant> from,
    Optional<Instant> to,
    Instant asked,
    String askedBy,
    Instant expires,
    Optional<Instant> revoked,
    Optional<Answer> answer,
    String note,
    Optional<Instant> answered,
    long documents) {

  /** What a vendor says. */
  public enum Answer {
    AFFECTED,
    NOT_AFFECTED,
    /** Not known yet; another answer may follow. */
    INVESTIGATING;

    /** As it stands in JSON and forms. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As claims (VEX) say it. */
    public String status() {
      return this == INVESTIGATING ? "under_investigation" : name().toLowerCase(Locale.ROOT);
    }

    /** The one with this word. */
    public static Optional<Answer> of(String word) {
      for (Answer answer : values()) {
        if (answer.word().equals(word)) {
          return Optional.of(answer);
        }
      }
      return Optional.empty();
    }
  }

  /** How it stands: {@code answered}, {@code revoked}, {@code expired}, else {@code no-answer}. */
  public String state(Instant now) {
    if (answer.isPresent()) {
      return answer.get().word();
    }
    if (revoked.isPresent()) {
      return "revoked";
    }
    return now.isBefore(expires) ? "no-answer" : "no-answer, expired";
  }

  /** Whether the link still takes an answer. */
  public boolean open(Instant now) {
    return revoked.isEmpty()
        && now.isBefore(expires)
        && answer.filter(a -> a != Answer.INVESTIGATING).isEmpty();
  }
}

package cordon.formats;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an upstream says that an artifact was published. Only {@link Known} carries an instant; the
 * other two are reasons to hold, kept apart so that a person can be told which.
 */
public sealed interface PublishTime {
  int LONGEST = 64;
  int LAST_YEAR = 9_999;

  /** The upstream's words and the instant they mean. */
  record Known(String raw, Instant at) implements PublishTime {}

  /** The upstream said something that is not an RFC 3339 time with an offset. */
  record Unparsable(String raw) implements PublishTime {}

  /** The upstream said nothing. */
  record Missing() implements PublishTime {}

  default Optional<Instant> instant() {
    return this instanceof Known known ? Optional.of(known.at) : Optional.empty();
  }

  /** The upstream's own words, where it said any. */
  default Optional<String> rawText() {
    return switch (this) {
      case Known known -> Optional.of(known.raw);
      case Unparsable unparsable -> Optional.of(unparsable.raw);
      case Missing missing -> Optional.empty();
    };
  }

  /**
   * Reads RFC 3339 / ISO 8601 with an offset ({@code 2026-03-24T10:39:00.000Z}). A time without an
   * offset is unparsable: guessing a zone could release something hours early. So is a year of more
   * than four digits, which RFC 3339 does not have and which no count of milliseconds may hold.
   */
  static PublishTime parse(@Nullable String text) {
    if (text == null) {
      return new Missing();
    }
    if (text.length() > LONGEST) {
      return new Unparsable(text.substring(0, LONGEST));
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return time.getYear() < 0 || time.getYear() > LAST_YEAR
          ? new Unparsable(text)
          : new Known(text, time.toInstant());
    } catch (DateTimeParseException e) {
      return new Unparsable(text);
    }
  }
}

package cordon.ledger;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Refuses a draft that could not be read back from the log for ever, before it takes a place. */
final class DraftCheck {
  private static final int LONGEST_NAME = 2_000;

  /** Leaves room for the other members within {@link Leaf#LARGEST}. */
  private static final int LARGEST_BODY = 48 * 1024;

  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxNumberLength(100)
                  .maxDocumentLength(LARGEST_BODY)
                  .build())
          // Two members of one name would mean different things to different readers.
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private DraftCheck() {}

  /**
   * @throws ProblemException naming the field
   */
  static void check(FactDraft draft) {
    name(draft, "type", draft.type(), 100);
    name(draft, "actor", draft.actor(), LONGEST_NAME);
    name(draft, "subject", draft.subject(), LONGEST_NAME);
    if (draft.time().isBefore(EARLIEST) || draft.time().isAfter(LATEST)) {
      throw refuse(draft, "time", "lies outside the years 0 to 9999", null);
    }
    body(draft);
  }

  private static void name(FactDraft draft, String field, String value, int longest) {
    if (value.isEmpty() || value.length() > longest) {
      throw refuse(
          draft, field, "has " + value.length() + " characters, not 1 to " + longest, null);
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        throw refuse(draft, field, "holds a character that is no text, at " + i, null);
      }
    }
  }

  private static void body(FactDraft draft) {
    if (draft.body().length() > LARGEST_BODY) {
      throw refuse(draft, "body", "is longer than " + LARGEST_BODY + " characters", null);
    }
    try (JsonParser parser = JSON.createParser(draft.body())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw refuse(draft, "body", "is no JSON object", null);
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw refuse(draft, "body", "goes on after the JSON object", null);
      }
    } catch (JacksonException e) {
      throw refuse(draft, "body", "is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  static ProblemException refuse(
      FactDraft draft,
      String field,
      String why,
      @org.jspecify.annotations.Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "ledger/bad-fact",
            "the log does not take this fact",
            field + " of a fact of type '" + draft.type() + "' " + why,
            "correct the writer of this fact; nothing was recorded"),
        cause);
  }
}

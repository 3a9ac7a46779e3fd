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

  /**
   * In bytes. INVARIANT: with three names of {@link #LONGEST_NAME} characters, at most three bytes
   * each, a leaf stays within {@link Leaf#LARGEST}, so that one draft cannot spoil its batch.
   */
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
    utf8Length(draft, field, value);
    if (value.chars().anyMatch(c -> c < 0x20)) {
      throw refuse(draft, field, "holds control characters", null);
    }
  }

  /** The bytes that the text takes in UTF-8; half a surrogate pair has none. */
  private static int utf8Length(FactDraft draft, String field, String value) {
    int bytes = 0;
    for (int i = 0; i < value.length(); i++) {
      int c = value.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw refuse(draft, field, "holds half a character at " + i, null);
      }
      i += Character.charCount(c) - 1;
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return bytes;
  }

  private static void body(FactDraft draft) {
    if (utf8Length(draft, "body", draft.body()) > LARGEST_BODY) {
      throw refuse(draft, "body", "is longer than " + LARGEST_BODY + " bytes", null);
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

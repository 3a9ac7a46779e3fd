package cordon.advisories.api;

import cordon.advisories.feed.Documents;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.formats.osv.OsvLimits;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Records in the body of a request: {@code {"records":[{"place":"…","json":"…"}, …]}}, each record
 * as a text, so that it arrives to the byte as the sender has it.
 */
final class UploadedRecords {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxStringLength(OsvLimits.RECORD_BYTES)
                  .build())
          .build();

  private UploadedRecords() {}

  /**
   * Hands each record on as it is met.
   *
   * @throws ProblemException for a body of another form
   */
  static void read(byte[] body, Documents into) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
      expect(in.nextToken(), JsonToken.START_OBJECT);
      while (in.nextToken() != JsonToken.END_OBJECT) {
        if (!in.currentName().equals("records")) {
          throw bad("`" + in.currentName() + "` is not a field here; there is `records`", null);
        }
        expect(in.nextToken(), JsonToken.START_ARRAY);
        while (in.nextToken() != JsonToken.END_ARRAY) {
          record(in, into);
        }
      }
    } catch (JacksonException e) {
      throw bad("line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
    }
  }

  private static void record(JsonParser in, Documents into) {
    expect(in.currentToken(), JsonToken.START_OBJECT);
    String place = "";
    String json = "";
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      expect(in.nextToken(), JsonToken.VALUE_STRING);
      switch (name) {
        case "place" -> place = in.getString();
        case "json" -> json = in.getString();
        default -> throw bad("`" + name + "` is not a field of a record", null);
      }
    }
    into.document(place, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void expect(@Nullable JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw bad("it is not of the form that is expected", null);
    }
  }

  private static ProblemException bad(String why, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of(
            "request/body",
            "the request body cannot be used",
            why,
            "send {\"records\":[{\"place\":\"…\",\"json\":\"…\"}]}"),
        cause);
  }
}

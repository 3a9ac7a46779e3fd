package cordon.web.server;

import cordon.base.Problem;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Problems on the wire (RFC 9457), with {@code remedy} beside {@code detail} and everything again
 * in {@code error}, the one key that npm shows to a person.
 */
public final class ProblemJson {
  /** Exactly this, without a charset: Maven compares the whole value. */
  public static final String CONTENT_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:cordon:problem:";
  private static final JsonFactory JSON = new JsonFactory();

  private ProblemJson() {}

  public static byte[] bytes(int status, Problem problem) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("type", TYPE_PREFIX + problem.type());
      json.writeStringProperty("title", problem.title());
      json.writeNumberProperty("status", status);
      json.writeStringProperty("detail", problem.detail());
      json.writeStringProperty("remedy", problem.remedy());
      json.writeStringProperty("error", problem.line());
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}

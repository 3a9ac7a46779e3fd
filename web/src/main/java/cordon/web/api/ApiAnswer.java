package cordon.web.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The result of a write.
 *
 * @param json what is sent
 * @param kept what is kept to be sent again to who repeats the request; differs where the answer
 *     shows a secret once
 */
public record ApiAnswer(int status, String json, String kept) {
  private static final JsonFactory JSON = new JsonFactory();

  public static ApiAnswer of(int status, Consumer<JsonGenerator> writer) {
    String json = write(writer);
    return new ApiAnswer(status, json, json);
  }

  /** With another body for repeats. */
  public static ApiAnswer once(
      int status, Consumer<JsonGenerator> writer, Consumer<JsonGenerator> forRepeats) {
    return new ApiAnswer(status, write(writer), write(forRepeats));
  }

  private static String write(Consumer<JsonGenerator> writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      writer.accept(json);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}

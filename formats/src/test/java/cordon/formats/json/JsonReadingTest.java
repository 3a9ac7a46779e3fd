package cordon.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class JsonReadingTest {
  private static final JsonReading READING = new JsonReading("thing", 1 << 20, 8);

  /** The parser guesses the encoding by the first bytes, and what follows may break it. */
  @Test
  void brokenUtf32IsADocumentAndNoStreamThatBreaks() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(" ".repeat(4).getBytes(Charset.forName("UTF-32BE")));
    bytes.writeBytes("5-..{}".getBytes(UTF_8));
    assertThatThrownBy(
            () -> READING.object(new ByteArrayInputStream(bytes.toByteArray()), parser -> true))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().detail()).contains("not in UTF-8"));
  }
}

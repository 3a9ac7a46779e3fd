package cordon.formats.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.base.ProblemException;
import cordon.formats.sbom.reader.SbomReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads documents given as text. */
public final class Read {
  private Read() {}

  public static Heard text(String document) {
    return bytes(document.getBytes(UTF_8));
  }

  public static Heard bytes(byte[] document) {
    Heard heard = new Heard();
    try {
      SbomReader.read(new ByteArrayInputStream(document), "bom", heard);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return heard;
  }

  /** What the refusal says. */
  public static String refused(String document) {
    return refused(document.getBytes(UTF_8));
  }

  public static String refused(byte[] document) {
    ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> bytes(document));
    assertThat(refusal).as("it is read").isNotNull();
    return refusal.problem().title() + ": " + refusal.problem().detail();
  }
}

package cordon.formats.sbom.reader;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomSink;
import java.io.IOException;
import java.io.InputStream;

/** Reads a bill of materials or a VEX document of any known format, which its content tells. */
public final class SbomReader {
  private SbomReader() {}

  /**
   * Tells the sink what the document says. Memory does not grow with the document, but for a few
   * bytes for each ref.
   *
   * @param fileName for messages
   * @return the format
   * @throws IOException when the stream breaks
   * @throws ProblemException when the document breaks its format or a bound, or is of another kind;
   *     the detail names the file, line and column
   */
  public static SbomFormat read(InputStream in, String fileName, SbomSink sink) throws IOException {
    throw Problem.of(
            "formats/unknown-document", "cannot be read yet", "`" + fileName + "`", "wait for it")
        .asException();
  }
}

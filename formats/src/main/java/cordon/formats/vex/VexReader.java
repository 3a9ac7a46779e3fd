package cordon.formats.vex;

import cordon.formats.json.JsonReading;
import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomLimits;
import cordon.formats.sbom.SbomSink;
import java.io.IOException;
import java.io.InputStream;

/** Reads one document as a stream. */
public final class VexReader {
  private static final JsonReading OPENVEX =
      new JsonReading("OpenVEX document", SbomLimits.BYTES, SbomLimits.DEPTH);
  private static final JsonReading CSAF =
      new JsonReading(Csaf.DOCUMENT, SbomLimits.BYTES, SbomLimits.DEPTH);

  private VexReader() {}

  /**
   * @throws IOException when the stream breaks
   * @throws cordon.base.ProblemException when the text is no such document, or exceeds a bound
   */
  public static void openVex(InputStream in, SbomSink sink) throws IOException {
    OPENVEX.object(
        in,
        parser -> {
          new OpenVex(new JsonWalk(OPENVEX, parser, SbomLimits.TEXT, SbomLimits.LIST), sink).read();
          return SbomFormat.OPENVEX;
        });
  }

  /** Of CSAF the product tree and the status of products; as {@link #openVex}. */
  public static void csaf(InputStream in, SbomSink sink) throws IOException {
    CSAF.object(
        in,
        parser -> {
          new Csaf(new JsonWalk(CSAF, parser, SbomLimits.TEXT, SbomLimits.LIST), sink).read();
          return SbomFormat.CSAF;
        });
  }
}

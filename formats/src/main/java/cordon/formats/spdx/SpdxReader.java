package cordon.formats.spdx;

import cordon.formats.json.JsonReading;
import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomLimits;
import cordon.formats.sbom.SbomSink;
import java.io.IOException;
import java.io.InputStream;

/** Reads one document as a stream. What it says of licences and annotations is passed over. */
public final class SpdxReader {
  private static final JsonReading READING =
      new JsonReading(Spdx2Document.DOCUMENT, SbomLimits.BYTES, SbomLimits.DEPTH);

  private SpdxReader() {}

  /**
   * Version 2 in JSON.
   *
   * @throws IOException when the stream breaks
   * @throws cordon.base.ProblemException when the text is no such document, or exceeds a bound
   */
  public static void json(InputStream in, SbomSink sink) throws IOException {
    READING.object(
        in,
        parser -> {
          new Spdx2Json(new JsonWalk(READING, parser, SbomLimits.TEXT, SbomLimits.LIST), sink)
              .read();
          return SbomFormat.SPDX_JSON;
        });
  }

  /** Version 2 as tag-value; as {@link #json}. */
  public static void tagValue(InputStream in, SbomSink sink) throws IOException {
    new TagValue(sink).read(in);
  }

  /** Version 3 in JSON-LD; as {@link #json}. */
  public static void jsonLd(InputStream in, SbomSink sink) throws IOException {
    READING.object(
        in,
        parser -> {
          new Spdx3Json(new JsonWalk(READING, parser, SbomLimits.TEXT, SbomLimits.LIST), sink)
              .read();
          return SbomFormat.SPDX_JSON_LD;
        });
  }
}

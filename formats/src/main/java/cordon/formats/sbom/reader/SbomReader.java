package cordon.formats.sbom.reader;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.formats.cyclonedx.CycloneDxReader;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomSink;
import cordon.formats.spdx.SpdxReader;
import cordon.formats.vex.VexReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a bill of materials or a VEX document of any known format, which its content tells. */
public final class SbomReader {
  private SbomReader() {}

  /**
   * The format, by the beginning of the document.
   *
   * @param in at the start of a document, where it stands again afterwards
   * @throws ProblemException when it is of another kind
   */
  public static SbomFormat tell(BufferedInputStream in) throws IOException {
    return DocumentKind.tell(in);
  }

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
    try {
      BufferedInputStream buffered = new BufferedInputStream(in, DocumentKind.PEEK);
      SbomFormat format = DocumentKind.tell(buffered);
      switch (format) {
        case CYCLONEDX_JSON -> CycloneDxReader.json(buffered, sink);
        case CYCLONEDX_XML -> CycloneDxReader.xml(buffered, sink);
        case SPDX_JSON -> SpdxReader.json(buffered, sink);
        case SPDX_TAG_VALUE -> SpdxReader.tagValue(buffered, sink);
        case SPDX_JSON_LD -> SpdxReader.jsonLd(buffered, sink);
        case OPENVEX -> VexReader.openVex(buffered, sink);
        case CSAF -> VexReader.csaf(buffered, sink);
      }
      return format;
    } catch (ProblemException e) {
      Problem problem = e.problem();
      throw new ProblemException(
          Problem.of(
              problem.type(),
              problem.title(),
              "`" + fileName + "`: " + problem.detail(),
              problem.remedy()),
          e);
    }
  }
}

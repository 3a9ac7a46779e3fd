package cordon.formats.cyclonedx;

import cordon.formats.Malformed;
import cordon.formats.json.JsonReading;
import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomLimits;
import cordon.formats.sbom.SbomSink;
import cordon.formats.xml.XmlCursor;
import cordon.formats.xml.XmlReading;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Reads one document as a stream. What it says of attestations, licences, annotations, patents and
 * the inner parts of workflows is passed over.
 */
public final class CycloneDxReader {
  static final String DOCUMENT = "CycloneDX document";

  private static final String NAMESPACE = "http://cyclonedx.org/schema/bom/";
  private static final JsonReading JSON =
      new JsonReading(DOCUMENT, SbomLimits.BYTES, SbomLimits.DEPTH);
  private static final XmlReading XML =
      XmlReading.inOneNamespace(DOCUMENT, SbomLimits.BYTES, SbomLimits.DEPTH);

  private CycloneDxReader() {}

  /**
   * @throws IOException when the stream breaks
   * @throws cordon.base.ProblemException when the text is no such document, or exceeds a bound
   */
  public static void json(InputStream in, SbomSink sink) throws IOException {
    JSON.object(
        in,
        parser -> {
          JsonWalk walk = new JsonWalk(JSON, parser, SbomLimits.TEXT, SbomLimits.LIST);
          new Bom(new JsonParts(walk), sink, SbomFormat.CYCLONEDX_JSON).read();
          return sink;
        });
  }

  /** As {@link #json}. */
  public static void xml(InputStream in, SbomSink sink) throws IOException {
    XML.root(
        in,
        "bom",
        cursor -> {
          xml(cursor, sink);
          return sink;
        });
  }

  private static void xml(XmlCursor cursor, SbomSink sink) throws XMLStreamException {
    String namespace = cursor.namespace();
    if (!namespace.startsWith(NAMESPACE)) {
      throw cursor.malformed(
          "the namespace " + Malformed.quoted(namespace) + " is none of CycloneDX");
    }
    Bom bom = new Bom(new XmlParts(cursor), sink, SbomFormat.CYCLONEDX_XML);
    bom.version(namespace.substring(NAMESPACE.length()));
    try {
      bom.read();
    } catch (XmlParts.Broken e) {
      throw e.failure;
    }
  }
}

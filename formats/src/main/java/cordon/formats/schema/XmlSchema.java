package cordon.formats.schema;

import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.sbom.SbomLimits;
import cordon.formats.xml.XmlReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Source;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An XML Schema that documents are held to, by the JDK, as a stream; nothing is ever fetched. */
public final class XmlSchema {
  /** The one file to which those of CycloneDX refer. */
  private static final String LICENCES = "spdx.xsd";

  private final Schema schema;

  private XmlSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * @param name of the file
   * @return empty where there is none of that name
   * @throws ProblemException where it is no schema
   */
  public static Optional<XmlSchema> read(SchemaSource source, String name) {
    try (InputStream in = source.open(name).orElse(null);
        InputStream licences = source.open(LICENCES).orElseGet(InputStream::nullInputStream)) {
      if (in == null) {
        return Optional.empty();
      }
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return Optional.of(
          new XmlSchema(
              factory.newSchema(
                  new Source[] {
                    new StreamSource(licences, LICENCES), new StreamSource(in, name)
                  })));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw Malformed.at(name, "its text", String.valueOf(e.getMessage()));
    }
  }

  /**
   * @param most how many departures are wanted
   * @throws IOException when the stream breaks
   * @throws ProblemException when the text is not XML, or has a document type declaration
   */
  public List<Departure> check(InputStream in, int most) throws IOException {
    Findings findings = new Findings(most);
    try {
      Validator validator = schema.newValidator();
      validator.setErrorHandler(new Told(findings));
      XmlReading reading =
          XmlReading.inOneNamespace("bill of materials", SbomLimits.BYTES, SbomLimits.DEPTH);
      validator.validate(new StAXSource(reading.stream(in)));
    } catch (SAXParseException e) {
      throw Malformed.at(
          "XML", "line " + e.getLineNumber() + ", column " + e.getColumnNumber(), told(e));
    } catch (XMLStreamException e) {
      throw Malformed.at("XML", XmlReading.place(e.getLocation()), "not valid XML");
    } catch (SAXException e) {
      throw refusal(e);
    }
    return findings.list();
  }

  /** What the stream refused, which the JDK wraps in its own. */
  private static ProblemException refusal(SAXException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException refused) {
        return refused;
      }
    }
    return Malformed.at("XML", "an unknown place", String.valueOf(thrown.getMessage()));
  }

  /** Without the number of the rule that the JDK begins with. */
  private static String told(SAXParseException e) {
    String message = String.valueOf(e.getMessage()).strip();
    String plain = message.replaceFirst("^[A-Za-z-]{1,30}[.0-9a-z]{0,12}: ", "");
    String shown = plain.length() > 300 ? plain.substring(0, 300) + "…" : plain;
    return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
  }

  private record Told(Findings findings) implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      error(e);
    }

    @Override
    public void error(SAXParseException e) {
      findings.add(new Departure("", e.getLineNumber(), e.getColumnNumber(), told(e)));
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}

package cordon.formats.xml;

import cordon.base.ProblemException;
import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one XML document as a stream of elements and turns every failure of the text into a {@link
 * ProblemException} with line and column. A document type declaration is refused outright, and with
 * it every entity but the five that XML predefines.
 */
public final class XmlReading {
  private final String document;
  private final long maxBytes;
  private final int maxDepth;
  private final boolean oneNamespace;

  /**
   * Takes names as they are written, with their prefix.
   *
   * @param document what is being read, for messages: {@code pom.xml}
   */
  public XmlReading(String document, long maxBytes, int maxDepth) {
    this(document, maxBytes, maxDepth, false);
  }

  private XmlReading(String document, long maxBytes, int maxDepth, boolean oneNamespace) {
    this.document = document;
    this.maxBytes = maxBytes;
    this.maxDepth = maxDepth;
    this.oneNamespace = oneNamespace;
  }

  /** Resolves prefixes, and passes over elements that are not in the namespace of the root. */
  public static XmlReading inOneNamespace(String document, long maxBytes, int maxDepth) {
    return new XmlReading(document, maxBytes, maxDepth, true);
  }

  /** What to do with the document; called with the cursor on the root element. */
  @FunctionalInterface
  public interface Body<T> {
    T read(XmlCursor root) throws XMLStreamException;
  }

  /**
   * @param rootName the root element that the document must have
   * @throws IOException when the stream breaks
   * @throws ProblemException when the text is not such a document, or exceeds a bound
   */
  public <T> T root(InputStream in, String rootName, Body<T> body) throws IOException {
    try {
      XMLStreamReader reader = open(XmlEncoding.reader(new BoundedInput(in, document, maxBytes)));
      XmlCursor cursor = new XmlCursor(reader, document, maxDepth, oneNamespace);
      cursor.toRoot(rootName);
      T result = body.read(cursor);
      toEnd(reader);
      return result;
    } catch (XMLStreamException e) {
      throw refusal(e);
    } catch (CharacterCodingException | UnsupportedEncodingException e) {
      throw Malformed.at(document, "its start", "its text is not in the encoding that it declares");
    }
  }

  /**
   * The document as a stream of the JDK's own, for what takes no other; bounded, and refusing a
   * document type, as ever.
   *
   * @throws IOException when the stream breaks
   */
  public XMLStreamReader stream(InputStream in) throws IOException, XMLStreamException {
    Reader text = XmlEncoding.reader(new BoundedInput(in, document, maxBytes));
    return new StreamReaderDelegate(open(text)) {
      @Override
      public int next() {
        try {
          int event = super.next();
          if (isDoctype(event)) {
            throw Malformed.at(document, place(getLocation()), "a document type is refused");
          }
          return event;
        } catch (XMLStreamException e) {
          throw refused(e);
        }
      }
    };
  }

  private XMLStreamReader open(Reader text) throws XMLStreamException {
    try {
      return factory().createXMLStreamReader(text);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new XMLStreamException("not valid XML", e);
    }
  }

  /** Each read has its own: the factory is not specified to be safe between threads. */
  private XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, oneNamespace);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external entities are refused");
    });
    return factory;
  }

  private ProblemException refused(XMLStreamException e) {
    try {
      return refusal(e);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void toEnd(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext()) {
      XmlCursor.advance(reader);
    }
  }

  private ProblemException refusal(XMLStreamException e) throws IOException {
    Throwable cause = e.getNestedException();
    if (cause instanceof IOException broken && !(cause instanceof CharacterCodingException)) {
      throw broken;
    }
    return Malformed.at(document, place(e.getLocation()), "not valid XML");
  }

  /** In words. */
  public static String place(@Nullable Location at) {
    return at == null || at.getLineNumber() < 0
        ? "its start"
        : "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
  }

  static boolean isDoctype(int event) {
    return event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE;
  }
}

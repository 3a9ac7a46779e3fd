package cordon.formats.xml;

import cordon.base.ProblemException;
import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Stands on an element of a document that is read forwards. Whoever is called with an element reads
 * its {@link #children} or its {@link #text}, or leaves it and has it skipped.
 */
public final class XmlCursor {
  private static final int LONGEST_TEXT = 64 << 10;

  private final XMLStreamReader reader;
  private final String document;
  private final int maxDepth;
  private final boolean oneNamespace;
  private String namespace = "";
  private int depth;

  /**
   * @param oneNamespace whether only elements in the namespace of the root are looked at
   */
  XmlCursor(XMLStreamReader reader, String document, int maxDepth, boolean oneNamespace) {
    this.reader = reader;
    this.document = document;
    this.maxDepth = maxDepth;
    this.oneNamespace = oneNamespace;
  }

  /** Called for each child with its name, the cursor standing on it. */
  @FunctionalInterface
  public interface Child {
    void read(String name) throws XMLStreamException;
  }

  /** The line of the element, from 1. */
  public int line() {
    return reader.getLocation().getLineNumber();
  }

  /** The namespace of the root; empty text where it has none or none is looked at. */
  public String namespace() {
    return namespace;
  }

  /** Line and column of the element. */
  public String place() {
    return XmlReading.place(reader.getLocation());
  }

  /** Called for each attribute without a namespace of its own. */
  @FunctionalInterface
  public interface Attribute {
    void read(String name, String value) throws XMLStreamException;
  }

  public void attributes(Attribute attribute) throws XMLStreamException {
    // Reading one may already move on to the children.
    int count = reader.getAttributeCount();
    for (int i = 0; i < count; i++) {
      String foreign = reader.getAttributeNamespace(i);
      if (foreign == null || foreign.isEmpty()) {
        attribute.read(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }
  }

  public void children(Child child) throws XMLStreamException {
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        return;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        child(child);
      }
    }
  }

  /** As {@link #children}, and gives the text between them, without surrounding white space. */
  public String childrenAndText(Child child) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          // Between many children stands much white space.
          if (!text.isEmpty() || !reader.isWhiteSpace()) {
            append(text);
          }
        }
        case XMLStreamConstants.START_ELEMENT -> child(child);
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return text.toString().strip();
        }
        default -> {}
      }
    }
  }

  private void child(Child child) throws XMLStreamException {
    enter();
    if (!oneNamespace || namespace.equals(namespaceHere())) {
      child.read(reader.getLocalName());
    }
    if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
      skip();
    }
  }

  /** The text of an element that has no children, without surrounding white space. */
  public String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            append(text);
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return text.toString().strip();
        }
        case XMLStreamConstants.START_ELEMENT -> throw malformed("expected text, not an element");
        default -> {}
      }
    }
  }

  /** Refuses at the element under the cursor. */
  public ProblemException malformed(String why) {
    return Malformed.at(document, XmlReading.place(reader.getLocation()), why);
  }

  void toRoot(String name) throws XMLStreamException {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      // Comments and processing instructions may precede it.
    }
    enter();
    if (!reader.getLocalName().equals(name)) {
      throw malformed("expected <" + name + ">");
    }
    namespace = oneNamespace ? namespaceHere() : "";
  }

  private String namespaceHere() {
    String here = reader.getNamespaceURI();
    return here == null ? "" : here;
  }

  private void append(StringBuilder text) {
    if (text.length() + reader.getTextLength() > LONGEST_TEXT) {
      throw BoundedInput.tooLarge(document, LONGEST_TEXT, "characters in an element");
    }
    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }

  private void skip() throws XMLStreamException {
    int outside = depth - 1;
    while (depth > outside) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> enter();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }

  private void enter() {
    if (++depth > maxDepth) {
      throw BoundedInput.tooLarge(document, maxDepth, "levels of elements");
    }
  }

  private int next() throws XMLStreamException {
    int event = advance(reader);
    if (XmlReading.isDoctype(event)) {
      throw malformed("a document type or entity, which is refused");
    }
    return event;
  }

  /** The parser of the JDK lets some failures of broken text escape unchecked. */
  static int advance(XMLStreamReader reader) throws XMLStreamException {
    try {
      return reader.next();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new XMLStreamException("not valid XML", reader.getLocation(), e);
    }
  }
}

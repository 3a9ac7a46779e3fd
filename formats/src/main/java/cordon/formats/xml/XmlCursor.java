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
  private int depth;

  XmlCursor(XMLStreamReader reader, String document, int maxDepth) {
    this.reader = reader;
    this.document = document;
    this.maxDepth = maxDepth;
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

  public void children(Child child) throws XMLStreamException {
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        return;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        enter();
        child.read(reader.getLocalName());
        if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
          skip();
        }
      }
    }
  }

  /** The text of an element that has no children, without surrounding white space. */
  public String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (text.length() + reader.getTextLength() > LONGEST_TEXT) {
            throw BoundedInput.tooLarge(document, LONGEST_TEXT, "characters in an element");
          }
          text.append(reader.getText());
        }
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
    int event = reader.next();
    if (XmlReading.isDoctype(event)) {
      throw malformed("a document type or entity, which is refused");
    }
    return event;
  }
}

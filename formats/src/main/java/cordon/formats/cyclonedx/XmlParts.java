package cordon.formats.cyclonedx;

import cordon.base.ProblemException;
import cordon.formats.sbom.SbomLimits;
import cordon.formats.xml.XmlCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The XML form: attributes are members like child elements. */
final class XmlParts implements Parts {
  private final XmlCursor cursor;

  /** The text to read where it is no element: an attribute's value, or text among elements. */
  private @Nullable String loose;

  XmlParts(XmlCursor cursor) {
    this.cursor = cursor;
  }

  /** Carries the failure of the parser through those who know nothing of XML. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final XMLStreamException failure;

    Broken(XMLStreamException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  @FunctionalInterface
  private interface Step<T extends @Nullable Object> {
    T take() throws XMLStreamException;
  }

  private static <T extends @Nullable Object> T step(Step<T> step) {
    try {
      return step.take();
    } catch (XMLStreamException e) {
      throw new Broken(e);
    }
  }

  @Override
  public void members(Member member) {
    if (loose != null) {
      return;
    }
    attributes().forEach((name, value) -> loose(member, name, value));
    String text = step(() -> cursor.childrenAndText(member::read));
    if (!text.isEmpty()) {
      loose(member, CONTENT, text);
    }
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    step(() -> {
      cursor.attributes(attributes::put);
      return attributes;
    });
    return attributes;
  }

  private void loose(Member member, String name, String value) {
    loose = value;
    member.read(name);
    loose = null;
  }

  @Override
  public void each(Member element) {
    if (loose != null) {
      return;
    }
    step(() -> {
      cursor.children(element::read);
      return cursor;
    });
  }

  @Override
  public void eachOrSelf(Runnable element) {
    element.run();
  }

  @Override
  public Optional<String> text() {
    String text = loose == null ? step(cursor::text) : loose.strip();
    if (text.length() > SbomLimits.TEXT) {
      throw malformed("a text longer than " + SbomLimits.TEXT + " characters");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  @Override
  public Optional<String> reference() {
    List<String> refs = new ArrayList<>(1);
    members(name -> {
      if (name.equals("ref")) {
        text().ifPresent(refs::add);
      }
    });
    return refs.stream().findFirst();
  }

  @Override
  public boolean isList() {
    return false;
  }

  @Override
  public Optional<Boolean> flag() {
    return text()
        .flatMap(text ->
            switch (text) {
              case "true", "1" -> Optional.of(true);
              case "false", "0" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  @Override
  public String place() {
    return cursor.place();
  }

  @Override
  public ProblemException malformed(String why) {
    return cursor.malformed(why);
  }
}

package cordon.formats.yaml;

import cordon.base.ProblemException;
import cordon.formats.Malformed;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Stands before a value of a YAML document that is read forwards. Whoever is called with a value
 * reads it once, by {@link #members}, {@link #text} or {@link #skip}; what is left is skipped.
 */
public final class YamlCursor {
  private final Parser parser;
  private final String document;
  private final int maxDepth;
  private int depth;
  private long taken;

  YamlCursor(Parser parser, String document, int maxDepth) {
    this.parser = parser;
    this.document = document;
    this.maxDepth = maxDepth;
  }

  /** Called for each member of a mapping, the cursor before its value. */
  @FunctionalInterface
  public interface Member {
    /**
     * @param line of the key, from 1
     */
    void read(String key, int line);
  }

  void documents(YamlReading.Body body) {
    next();
    boolean any = false;
    while (parser.peekEvent().getEventId() == Event.ID.DocumentStart) {
      next();
      if (!isMapping()) {
        throw malformed("expected a mapping");
      }
      any = true;
      body.mapping(this);
      next();
    }
    if (!any) {
      throw malformed("the file is empty");
    }
  }

  /** Whether the value is a mapping. */
  public boolean isMapping() {
    return parser.peekEvent().getEventId() == Event.ID.MappingStart;
  }

  /** Whether the value is a sequence. */
  public boolean isSequence() {
    return parser.peekEvent().getEventId() == Event.ID.SequenceStart;
  }

  /** Reads a mapping; a value of another kind has no members. */
  public void members(Member member) {
    if (!isMapping()) {
      skip();
      return;
    }
    next();
    Set<String> seen = new HashSet<>();
    while (parser.peekEvent().getEventId() != Event.ID.MappingEnd) {
      int line = line();
      if (!(next() instanceof ScalarEvent key)) {
        throw malformed("a key that is no text");
      }
      if (!seen.add(key.getValue())) {
        throw malformed("the key " + Malformed.quoted(key.getValue()) + " twice");
      }
      long before = taken;
      member.read(key.getValue(), line);
      if (taken == before) {
        skip();
      }
    }
    next();
  }

  /** Called for each element of a sequence, the cursor before it. */
  @FunctionalInterface
  public interface Element {
    /**
     * @param line of the element, from 1
     */
    void read(int line);
  }

  /** Reads a sequence; a value of another kind has no elements. */
  public void elements(Element element) {
    if (!isSequence()) {
      skip();
      return;
    }
    next();
    while (parser.peekEvent().getEventId() != Event.ID.SequenceEnd) {
      long before = taken;
      element.read(line());
      if (taken == before) {
        skip();
      }
    }
    next();
  }

  /** Reads a scalar as it is written, without its quotes; any other value is skipped. */
  public Optional<String> text() {
    if (parser.peekEvent().getEventId() == Event.ID.Scalar) {
      return Optional.of(((ScalarEvent) next()).getValue());
    }
    skip();
    return Optional.empty();
  }

  /** Passes over the value. */
  public void skip() {
    int outside = depth;
    do {
      next();
    } while (depth > outside);
  }

  /** The line of the value, from 1. */
  public int line() {
    return parser.peekEvent().getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** Refuses at the next event. */
  public ProblemException malformed(String why) {
    String place =
        parser.peekEvent().getStartMark().map(YamlReading::place).orElse("an unknown place");
    return Malformed.at(document, place, why);
  }

  private Event next() {
    Event event = parser.peekEvent();
    switch (event.getEventId()) {
      case Alias -> throw malformed("an alias");
      case MappingStart, SequenceStart -> {
        if (++depth > maxDepth) {
          throw malformed("nested deeper than " + maxDepth);
        }
      }
      case MappingEnd, SequenceEnd -> depth--;
      default -> {}
    }
    taken++;
    return parser.next();
  }
}

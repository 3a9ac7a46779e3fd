package cordon.formats.json;

import cordon.base.ProblemException;
import cordon.formats.BoundedInput;
import cordon.formats.text.Characters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks a document that is read forwards. Whoever is called with a value reads it once, or leaves
 * it and has it skipped. What the walker hands out is bounded and can be stored.
 */
public final class JsonWalk {
  private final JsonReading reading;
  private final JsonParser parser;
  private final int longest;
  private final int most;

  /**
   * @param parser on the first token of a value
   * @param longest characters of a text that is read
   * @param most elements of a list that is kept
   */
  public JsonWalk(JsonReading reading, JsonParser parser, int longest, int most) {
    this.reading = reading;
    this.parser = parser;
    this.longest = longest;
    this.most = most;
  }

  /** Called for each member of an object, the walker standing on its value. */
  @FunctionalInterface
  public interface Member {
    void read(String name);
  }

  /** Reads an object; {@code null} has no members. */
  public void members(Member member) {
    if (isNull()) {
      return;
    }
    if (!isObject()) {
      throw malformed("expected an object");
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      member.read(name);
      skipUnread();
    }
  }

  /** Reads an array; {@code null} has no elements. */
  public void elements(Runnable element) {
    if (isNull()) {
      return;
    }
    if (!isArray()) {
      throw malformed("expected an array");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.run();
      skipUnread();
    }
  }

  /** The string here; empty where there is {@code null} or no character. */
  public Optional<String> text() {
    if (isNull()) {
      return Optional.empty();
    }
    if (!isText()) {
      throw malformed("expected a text");
    }
    if (parser.getStringLength() > longest) {
      throw malformed("a text longer than " + longest + " characters");
    }
    String text = parser.getString();
    Characters.unfit(text)
        .ifPresent(at -> {
          throw malformed("a text holds what is no character, at " + at);
        });
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The strings of the array here; one that is no array is a list of one. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    if (isArray()) {
      elements(() -> text().ifPresent(text -> add(texts, text)));
    } else {
      text().ifPresent(texts::add);
    }
    return texts;
  }

  /** The truth value here; empty for any other value. */
  public Optional<Boolean> flag() {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> Optional.of(true);
      case VALUE_FALSE -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The scalar here as it is written. */
  public Optional<String> written() {
    return parser.currentToken().isNumeric() ? Optional.of(parser.getString()) : text();
  }

  public boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  public boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  public boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /** Adds to a list or set that is kept, within the bound. */
  public <T> void add(Collection<T> kept, T element) {
    if (kept.size() == most) {
      throw BoundedInput.tooLarge("a list, " + place() + ",", most, "elements");
    }
    kept.add(element);
  }

  /** Line and column of where the walker stands. */
  public String place() {
    return JsonReading.place(parser.currentTokenLocation());
  }

  /** The line of where the walker stands, from 1. */
  public int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /** Refuses at the token under the walker. */
  public ProblemException malformed(String why) {
    return reading.malformed(parser, why);
  }

  private boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  private void skipUnread() {
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
    }
  }
}

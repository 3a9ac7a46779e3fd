package cordon.formats.toml;

import cordon.formats.BoundedInput;
import cordon.formats.toml.TomlReading.Section;
import cordon.formats.toml.TomlValue.Bare;
import cordon.formats.toml.TomlValue.Items;
import cordon.formats.toml.TomlValue.Table;
import cordon.formats.toml.TomlValue.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The grammar of TOML 1.0.0, one section at a time. */
final class TomlParser {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_KEYS = 16;
  private static final int MAX_VALUES = 4_000_000;

  private final TomlText text;
  private final TomlStrings strings;
  private boolean started;
  private int values;

  TomlParser(TomlText text) {
    this.text = text;
    this.strings = new TomlStrings(text);
  }

  boolean more() throws IOException {
    if (started) {
      text.skipLines();
    }
    return !started || text.peek() != TomlText.END;
  }

  /** The pairs before the first header, then one header and its pairs at a time. */
  Section section() throws IOException {
    int line = text.line();
    List<String> path = List.of();
    boolean array = false;
    if (started) {
      text.require('[');
      array = text.take('[');
      path = keys();
      text.require(']');
      if (array) {
        text.require(']');
      }
      text.endOfLine();
    }
    started = true;
    values = 0;
    return new Section(path, array, line, pairs());
  }

  private Table pairs() throws IOException {
    Map<String, TomlValue> members = new LinkedHashMap<>();
    Set<Map<String, TomlValue>> closed = identitySet();
    text.skipLines();
    while (text.peek() != '[' && text.peek() != TomlText.END) {
      pair(members, closed, 0);
      text.endOfLine();
      text.skipLines();
    }
    return new Table(members);
  }

  /**
   * @param closed inline tables, to which dotted keys may not add
   */
  private void pair(Map<String, TomlValue> members, Set<Map<String, TomlValue>> closed, int depth)
      throws IOException {
    List<String> keys = keys();
    text.require('=');
    text.skipBlanks();
    Map<String, TomlValue> target = members;
    for (String key : keys.subList(0, keys.size() - 1)) {
      TomlValue inner = target.computeIfAbsent(key, k -> new Table(new LinkedHashMap<>()));
      if (!(inner instanceof Table table) || closed.contains(table.members())) {
        throw text.malformed("a key inside what is no open table");
      }
      target = table.members();
    }
    TomlValue value = value(depth);
    if (value instanceof Table inline) {
      closed.add(inline.members());
    }
    if (target.putIfAbsent(keys.getLast(), value) != null) {
      throw text.malformed("the same key twice");
    }
  }

  private List<String> keys() throws IOException {
    List<String> keys = new ArrayList<>(2);
    do {
      text.skipBlanks();
      keys.add(strings.key());
      text.skipBlanks();
      if (keys.size() > MAX_KEYS) {
        throw text.malformed("more than " + MAX_KEYS + " keys in one");
      }
    } while (text.take('.'));
    return keys;
  }

  private TomlValue value(int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw text.malformed("nested deeper than " + MAX_DEPTH);
    }
    if (++values > MAX_VALUES) {
      throw BoundedInput.tooLarge("a section", MAX_VALUES, "values");
    }
    return switch (text.peek()) {
      case '"', '\'' -> new Text(strings.string());
      case '[' -> array(depth);
      case '{' -> inlineTable(depth);
      default -> new Bare(bare());
    };
  }

  private Items array(int depth) throws IOException {
    text.require('[');
    List<TomlValue> items = new ArrayList<>();
    text.skipLines();
    while (!text.take(']')) {
      items.add(value(depth + 1));
      text.skipLines();
      if (!text.take(',') && text.peek() != ']') {
        throw text.malformed("expected , or ]");
      }
      text.skipLines();
    }
    return new Items(items);
  }

  private Table inlineTable(int depth) throws IOException {
    text.require('{');
    Map<String, TomlValue> members = new LinkedHashMap<>();
    Set<Map<String, TomlValue>> closed = identitySet();
    text.skipLines();
    while (!text.take('}')) {
      pair(members, closed, depth + 1);
      text.skipLines();
      if (!text.take(',') && text.peek() != '}') {
        throw text.malformed("expected , or }");
      }
      text.skipLines();
    }
    return new Table(members);
  }

  /** Numbers, booleans, dates and times; a date and its time may be a space apart. */
  private String bare() throws IOException {
    StringBuilder word = new StringBuilder();
    while ((isBare(text.peek()) || text.peek() == ' ' && isDate(word)) && word.length() < 100) {
      word.append((char) text.next());
    }
    String written = word.toString().strip();
    if (written.isEmpty()) {
      throw text.malformed("expected a value");
    }
    return written;
  }

  private static boolean isBare(int c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || (c > 0 && "+-_.:".indexOf(c) >= 0);
  }

  private static boolean isDate(StringBuilder word) {
    return word.length() == 10 && word.charAt(4) == '-';
  }

  /** Maps that are equal are not therefore the same table. */
  private static Set<Map<String, TomlValue>> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}

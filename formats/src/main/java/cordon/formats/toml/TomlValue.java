package cordon.formats.toml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a TOML document (TOML 1.0.0). */
public sealed interface TomlValue {

  /** A string, unescaped. */
  record Text(String text) implements TomlValue {}

  /** A number, a boolean, a date or a time, as it is written. */
  record Bare(String text) implements TomlValue {}

  /** An array. */
  record Items(List<TomlValue> items) implements TomlValue {}

  /** An inline table, or what dotted keys or a header make. */
  record Table(Map<String, TomlValue> members) implements TomlValue {
    /** The member as text; empty where there is none or it is no string. */
    public Optional<String> text(String name) {
      return members.get(name) instanceof Text value ? Optional.of(value.text) : Optional.empty();
    }

    /** The member as it is written, string or not; empty text where there is none. */
    public String written(String name) {
      return switch (members.get(name)) {
        case Text value -> value.text;
        case Bare value -> value.text;
        case null, default -> "";
      };
    }

    /** The tables in the array of that name; none where it is not one. */
    public List<Table> tables(String name) {
      return members.get(name) instanceof Items array
          ? array.items.stream().filter(Table.class::isInstance).map(Table.class::cast).toList()
          : List.of();
    }

    /** The strings in the array of that name; none where it is not one. */
    public List<String> texts(String name) {
      return members.get(name) instanceof Items array
          ? array.items.stream()
              .filter(Text.class::isInstance)
              .map(item -> ((Text) item).text)
              .toList()
          : List.of();
    }

    /** The table of that name; an empty one where there is none. */
    public Table table(String name) {
      return members.get(name) instanceof Table table ? table : new Table(Map.of());
    }

    public boolean has(String name) {
      return members.containsKey(name);
    }
  }
}

package cordon.app.config;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads {@code cordon.toml} (TOML 1.0) into entries with their lines. */
final class ConfigFile {
  private static final long LONGEST = 1 << 20;

  private final Path file;
  private final List<Entry> entries = new ArrayList<>();

  private ConfigFile(Path file) {
    this.file = file;
  }

  /** All values of the file, in no particular order. */
  static List<Entry> read(Path file) {
    TomlParseResult result = Toml.parse(text(file));
    if (result.hasErrors()) {
      TomlParseError first = result.errors().getFirst();
      throw problem(
              "config/not-toml",
              file + ":" + first.position().line() + " is not TOML",
              String.valueOf(first.getMessage()),
              "mend the line; docs/configuration.md shows every setting")
          .asException();
    }
    ConfigFile reader = new ConfigFile(file);
    reader.table(List.of(), result);
    return reader.entries;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw problem("config/too-long", file + " is longer than 1 MiB", "", "name the right file")
            .asException();
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new ProblemException(
          problem(
              "config/unreadable",
              "cannot read the configuration " + file,
              String.valueOf(e),
              "name a readable file with --config"),
          e);
    }
  }

  private void table(List<String> path, TomlTable table) {
    for (Map.Entry<String, Object> member : table.entrySet()) {
      String key = member.getKey();
      List<String> inner = append(path, key);
      Object value = member.getValue();
      if (value instanceof TomlTable nested) {
        table(inner, nested);
      } else if (value instanceof TomlArray array && holdsTables(array)) {
        tables(inner, array);
      } else {
        TomlPosition position = table.inputPositionOf(List.of(key));
        int line = position == null ? 0 : position.line();
        entries.add(new Entry(inner, plain(value), new Origin.File(file, line)));
      }
    }
  }

  /** {@code [[gate.rule]]} becomes gate.rule.1, gate.rule.2 and so on. */
  private void tables(List<String> path, TomlArray array) {
    for (int i = 0; i < array.size(); i++) {
      if (array.toList().get(i) instanceof TomlTable item) {
        table(append(path, String.valueOf(i + 1)), item);
      }
    }
  }

  private static boolean holdsTables(TomlArray array) {
    return !array.isEmpty() && array.toList().stream().allMatch(TomlTable.class::isInstance);
  }

  private static String plain(Object value) {
    return value instanceof TomlArray array
        ? String.join(
            ValueTypes.LIST_SEPARATOR, array.toList().stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }

  private static List<String> append(List<String> path, String segment) {
    List<String> longer = new ArrayList<>(path);
    longer.add(segment);
    return longer;
  }

  private static Problem problem(String type, String title, String detail, String remedy) {
    return Problem.of(type, title, detail, remedy);
  }
}

package cordon.exposure.credentials;

import cordon.formats.toml.TomlReading;
import cordon.formats.toml.TomlReading.Section;
import cordon.formats.toml.TomlValue.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code places.toml} says: kinds, places, and of which kind a variable is by its name. */
public final class CredentialPlaces {
  private static final String NAME = "places.toml";
  private static final long LARGEST = 1 << 20;
  static final String SECRET = "secret";
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "kind",
          "home",
          "system",
          "project",
          "variable",
          "reads",
          "select",
          "find",
          "secrets-only",
          "shared",
          "certain");

  private record Variables(String kind, List<String> written, List<NamePattern> names) {}

  private final TomlReading reading = new TomlReading(NAME, LARGEST);
  private final Map<String, CredentialKind> kinds = new LinkedHashMap<>();
  private final List<Variables> variables = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  private CredentialPlaces() {}

  /** Those that come with Cordon. */
  public static CredentialPlaces own() {
    CredentialPlaces places = new CredentialPlaces();
    try (InputStream in = CredentialPlaces.class.getResourceAsStream(NAME)) {
      places.reading.sections(Objects.requireNonNull(in), places::take);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places;
  }

  /** By name, in their order. */
  public Map<String, CredentialKind> kinds() {
    return Map.copyOf(kinds);
  }

  List<CredentialKind> kindsInOrder() {
    return List.copyOf(kinds.values());
  }

  List<Place> places() {
    return List.copyOf(places);
  }

  /** Names of variables by their kind, as they are written. */
  Map<String, List<String>> variables() {
    Map<String, List<String>> byKind = new LinkedHashMap<>();
    variables.forEach(v -> byKind.put(v.kind, v.written));
    return byKind;
  }

  /** The kind of what a variable of this name holds. */
  String kindOf(String variable) {
    return variables.stream()
        .filter(v -> v.names.stream().anyMatch(name -> name.match(variable).isPresent()))
        .map(Variables::kind)
        .findFirst()
        .orElse(SECRET);
  }

  private void take(Section section) {
    Table table = section.table();
    if (section.is("kind")) {
      kinds.put(
          text(section, "name"),
          new CredentialKind(
              text(section, "name"),
              text(section, "what"),
              text(section, "rotate"),
              text(section, "dead")));
    } else if (section.is("variable")) {
      variables.add(
          new Variables(
              kind(section),
              table.texts("names"),
              table.texts("names").stream().map(NamePattern::of).toList()));
    } else if (section.is("place")) {
      places.add(place(section));
    } else if (!section.path().isEmpty()) {
      throw reading.malformed(section, "there is no such table");
    }
  }

  private Place place(Section section) {
    Table table = section.table();
    table.members().keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .findFirst()
        .ifPresent(key -> {
          throw reading.malformed(section, "`" + key + "` is not known here");
        });
    return new Place(
        text(section, "name"),
        kind(section),
        files(table, "home"),
        files(table, "system"),
        files(table, "project"),
        table.texts("variable"),
        Shape.of(text(section, "reads"))
            .orElseThrow(() -> reading.malformed(section, "`reads` names no shape")),
        table.texts("select").stream().map(Selector::new).toList(),
        table.texts("find").stream().map(Pattern::compile).toList(),
        table.written("secrets-only").equals("true"),
        table.written("shared").equals("true"),
        !table.written("certain").equals("false"));
  }

  private static List<FilePattern> files(Table table, String key) {
    return table.texts(key).stream().map(FilePattern::of).toList();
  }

  private String kind(Section section) {
    String kind = text(section, "kind");
    if (!kinds.containsKey(kind)) {
      throw reading.malformed(section, "there is no kind `" + kind + "`");
    }
    return kind;
  }

  private String text(Section section, String key) {
    return section
        .table()
        .text(key)
        .orElseThrow(() -> reading.malformed(section, "`" + key + "` is missing"));
  }
}

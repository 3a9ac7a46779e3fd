package cordon.exposure.intake;

import cordon.base.NearestName;
import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.Grade;
import cordon.exposure.intake.EstateSchema.Field;
import cordon.exposure.intake.EstateSchema.Link;
import cordon.exposure.intake.EstateSchema.Plain;
import cordon.exposure.store.Said;
import cordon.formats.BoundedInput;
import cordon.formats.toml.TomlReading;
import cordon.formats.toml.TomlReading.Section;
import cordon.formats.toml.TomlValue;
import cordon.formats.toml.TomlValue.Bare;
import cordon.formats.toml.TomlValue.Items;
import cordon.formats.toml.TomlValue.Table;
import cordon.formats.toml.TomlValue.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the organisation says of itself: units, credentials, data, people, vendors, and how they
 * hang together (docs/guides/exposure.md). A key that is not known is refused, because a misspelt
 * one would silently leave a way out of the graph.
 */
final class EstateFile {
  private static final long LARGEST = 16 << 20;

  private static final int MOST_NOTES = 20;

  private final TomlReading reading;
  private final EstatePlaces places;
  private final List<Said> said = new ArrayList<>();
  private final Map<Entity, Integer> defined = new HashMap<>();

  /** All that the file defines, before and behind the line that names it. */
  private final Set<Entity> named = new HashSet<>();

  private EstateFile(String fileName, byte[] bytes) {
    this.reading = new TomlReading("`" + fileName + "`", LARGEST);
    this.places = new EstatePlaces("`" + fileName + "`", bytes);
  }

  static Reading read(String fileName, Content content) {
    byte[] bytes = bytes(fileName, content);
    EstateFile file = new EstateFile(fileName, bytes);
    try {
      file.reading.sections(new ByteArrayInputStream(bytes), file::meet);
      file.reading.sections(new ByteArrayInputStream(bytes), file::section);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not break
    }
    return new Reading(
        "estate", Grade.UNKNOWN, true, Optional.empty(), Optional.empty(), file.said, file.notes());
  }

  /**
   * Names that nothing describes are taken as they stand, for a credential may have no more than
   * its name; a misspelt one would leave a way out, so that they are told.
   */
  private List<String> notes() {
    return said.stream()
        .flatMap(one -> one instanceof Said.Related related ? Stream.of(related.to()) : Stream.of())
        .filter(entity -> entity.kind() != EntityKind.UNIT && !named.contains(entity))
        .distinct()
        .limit(MOST_NOTES)
        .map(entity -> "nothing here describes " + entity + meant(entity))
        .toList();
  }

  private String meant(Entity entity) {
    List<String> alike =
        named.stream().filter(n -> n.kind() == entity.kind()).map(Entity::name).toList();
    return NearestName.of(entity.name(), alike).map(n -> "; is it `" + n + "`?").orElse("");
  }

  /** It is read twice, and names of the second half count in the first. */
  private static byte[] bytes(String fileName, Content content) {
    try (InputStream in = new BoundedInput(content.open(), "`" + fileName + "`", LARGEST)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void meet(Section section) {
    if (section.table().members().get(EstateSchema.NAME) instanceof Text name) {
      EntityKind.of(String.join(".", section.path()))
          .ifPresent(kind -> named.add(new Entity(kind, name.text())));
    }
  }

  private void section(Section section) {
    if (section.path().isEmpty()) {
      if (!section.table().members().isEmpty()) {
        String key = section.table().members().keySet().iterator().next();
        throw places.refuse(section, key, "`" + key + "` stands before the first [[…]]");
      }
      return;
    }
    String header = String.join(".", section.path());
    EntityKind kind =
        EntityKind.of(header)
            .orElseThrow(() ->
                places.refuse(section, header, EstateSchema.unknown(header, EstateSchema.KINDS)));
    if (!section.array()) {
      throw places.refuse(section, header, "write [[" + header + "]], for there may be several");
    }
    entity(section, kind);
  }

  private void entity(Section section, EntityKind kind) {
    Map<String, Field> fields = EstateSchema.fields(kind);
    Set<String> known = new LinkedHashSet<>(fields.keySet());
    known.add(EstateSchema.NAME);
    section.table().members().keySet().stream()
        .filter(key -> !known.contains(key))
        .findFirst()
        .ifPresent(key -> {
          throw places.refuse(section, key, EstateSchema.unknown(key, known));
        });
    Entity entity =
        new Entity(
            kind,
            name(section, EstateSchema.NAME, section.table().members().get(EstateSchema.NAME)));
    Integer before = defined.putIfAbsent(entity, section.line());
    if (before != null) {
      throw places.refuse(
          section, EstateSchema.NAME, "`" + entity + "` stands at line " + before + " already");
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    section
        .table()
        .members()
        .forEach((key, value) -> {
          switch (fields.get(key)) {
            case Plain plain -> attributes.put(key, plain(section, key, value, plain));
            case Link link -> links(section, key, value, entity, link);
            case null -> {} // the name
          }
        });
    said.add(new Said.Described(entity, attributes));
  }

  private String name(
      Section section, String key, @org.jspecify.annotations.Nullable TomlValue value) {
    if (value instanceof Text text && EstateSchema.isName(text.text())) {
      return text.text();
    }
    throw places.refuse(
        section,
        key,
        "`"
            + key
            + "` must be a text of 1 to "
            + EstateSchema.LONGEST_NAME
            + " printable characters");
  }

  private String plain(Section section, String key, TomlValue value, Plain plain) {
    String written =
        switch (value) {
          case Text text -> text.text();
          case Bare bare -> bare.text();
          default -> throw places.refuse(section, key, "`" + key + "` must be one value");
        };
    return plain
        .read(written)
        .orElseThrow(() ->
            places.refuse(
                section, key, "`" + key + "` must be " + plain.what() + ", not `" + written + "`"));
  }

  private void links(Section section, String key, TomlValue value, Entity entity, Link link) {
    List<TomlValue> entries = value instanceof Items items ? items.items() : List.of(value);
    for (TomlValue entry : entries) {
      said.add(link(section, key, entry, entity, link));
    }
  }

  private Said link(Section section, String key, TomlValue value, Entity entity, Link link) {
    Table table =
        value instanceof Table given ? given : new Table(Map.of(EstateSchema.NAME, value));
    table.members().keySet().stream()
        .filter(k -> !EstateSchema.OF_LINK.contains(k))
        .findFirst()
        .ifPresent(k -> {
          throw places.refuse(section, k, EstateSchema.unknown(k, EstateSchema.OF_LINK));
        });
    Entity other =
        link.target(name(section, key, table.members().get(EstateSchema.NAME)), named)
            .orElseThrow(() -> places.refuse(section, key, "`" + key + "` " + link.expects()));
    Optional<Instant> since = time(section, "since", table);
    Optional<Instant> until = time(section, "until", table);
    if (since.isPresent() && until.isPresent() && !since.get().isBefore(until.get())) {
      throw places.refuse(section, key, "`until` must lie behind `since`");
    }
    return new Said.Related(entity, link.relation(), other, since, until);
  }

  private Optional<Instant> time(Section section, String key, Table table) {
    if (!table.has(key)) {
      return Optional.empty();
    }
    String written = table.written(key);
    return Optional.of(
        EstateSchema.time(written)
            .orElseThrow(() ->
                places.refuse(
                    section,
                    key,
                    "`"
                        + key
                        + "` must be a time like 2026-03-24T10:00:00Z, not `"
                        + written
                        + "`")));
  }
}

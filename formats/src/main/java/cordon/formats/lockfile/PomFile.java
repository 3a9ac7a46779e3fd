package cordon.formats.lockfile;

import cordon.base.Ecosystem;
import cordon.formats.BoundedInput;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Reference;
import cordon.formats.lockfile.Lockfile.Scope;
import cordon.formats.xml.XmlCursor;
import cordon.formats.xml.XmlReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads what a {@code pom.xml} itself declares: dependencies, plugins, extensions, its parent and
 * imported BOMs, profiles included. Versions that only a parent or a BOM knows stay open.
 */
final class PomFile {
  private static final String DOCUMENT = LockfileKind.POM.document();
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_ENTRIES = 50_000;
  private static final int MAX_DEPTH = 200;
  private static final String PLUGIN_GROUP = "org.apache.maven.plugins";
  private static final XmlReading READING = new XmlReading(DOCUMENT, MAX_BYTES, MAX_DEPTH);

  private final XmlCursor xml;
  private final Map<String, String> own = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private Map<String, String> parent = Map.of();
  private Place parentPlace = new Place(1, "");
  private final List<Declared> used = new ArrayList<>();
  private final List<Declared> managed = new ArrayList<>();

  private PomFile(XmlCursor xml) {
    this.xml = xml;
  }

  static Lockfile read(InputStream in) throws IOException {
    return READING.root(in, "project", root -> new PomFile(root).lockfile());
  }

  /** A dependency, plugin or extension as written, properties unresolved. */
  private record Declared(Map<String, String> fields, Place place, String defaultGroup) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  private Lockfile lockfile() throws XMLStreamException {
    xml.children(this::project);
    PomProperties resolved = new PomProperties(own, parent, properties);
    Found found = new Found(DOCUMENT);
    List<Reference> references = new ArrayList<>();
    if (!parent.isEmpty()) {
      LockedRelease release = release(new Declared(parent, parentPlace, ""), resolved, Map.of());
      found.add(release);
      references.add(reference(Reference.Kind.PARENT, release));
    }
    Map<String, String> versions = new HashMap<>();
    for (Declared entry : managed) {
      if (entry.field("scope").equals("import")) {
        LockedRelease bom = release(entry, resolved, Map.of());
        found.add(bom);
        references.add(reference(Reference.Kind.BOM, bom));
      } else {
        versions.putIfAbsent(name(entry, resolved), entry.field("version"));
      }
    }
    used.forEach(entry -> {
      found.add(release(entry, resolved, versions));
      found.direct();
      scope(entry).ifPresent(found::scope);
    });
    return found.lockfile(references);
  }

  private static Optional<Scope> scope(Declared entry) {
    return entry.field("scope").equals("test")
        ? Optional.of(Scope.DEVELOPMENT)
        : entry.field("optional").equals("true") ? Optional.of(Scope.OPTIONAL) : Optional.empty();
  }

  private static Reference reference(Reference.Kind kind, LockedRelease release) {
    String version = release.version().map(v -> ":" + v).orElse("");
    return new Reference(kind, release.name() + version, release.place());
  }

  /** The parts that a project and a profile have in common, and a project's own. */
  private void project(String name) throws XMLStreamException {
    switch (name) {
      case "groupId", "artifactId", "version" -> own.put(name, xml.text());
      case "parent" -> {
        parentPlace = place();
        parent = fields();
      }
      case "properties" -> xml.children(key -> properties.put(key, xml.text()));
      case "profiles" -> xml.children(profile -> xml.children(this::profile));
      default -> common(name);
    }
  }

  /** A profile may not be active, so its properties count only where the project has none. */
  private void profile(String name) throws XMLStreamException {
    if (name.equals("properties")) {
      xml.children(key -> properties.putIfAbsent(key, xml.text()));
    } else {
      common(name);
    }
  }

  private void common(String name) throws XMLStreamException {
    switch (name) {
      case "dependencies" -> entries("", used);
      case "dependencyManagement" -> inside("dependencies", () -> entries("", managed));
      case "build" -> xml.children(this::build);
      case "reporting" -> inside("plugins", () -> entries(PLUGIN_GROUP, used));
      default -> {}
    }
  }

  private void build(String name) throws XMLStreamException {
    switch (name) {
      case "plugins" -> entries(PLUGIN_GROUP, used);
      case "pluginManagement" -> inside("plugins", () -> entries(PLUGIN_GROUP, managed));
      case "extensions" -> entries("", used);
      default -> {}
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws XMLStreamException;
  }

  private void inside(String wanted, Step step) throws XMLStreamException {
    xml.children(name -> {
      if (name.equals(wanted)) {
        step.run();
      }
    });
  }

  private void entries(String defaultGroup, List<Declared> target) throws XMLStreamException {
    xml.children(element -> {
      Place place = place();
      int index = target.size();
      target.add(index, new Declared(fields(), place, defaultGroup));
      if (used.size() + managed.size() > MAX_ENTRIES) {
        throw BoundedInput.tooLarge(DOCUMENT, MAX_ENTRIES, "entries");
      }
    });
  }

  /** Coordinates and scope; a plugin's own dependencies are used as much as the plugin. */
  private Map<String, String> fields() throws XMLStreamException {
    Map<String, String> fields = new HashMap<>();
    xml.children(name -> {
      switch (name) {
        case "groupId", "artifactId", "version", "scope", "optional" ->
            fields.put(name, xml.text());
        case "dependencies" -> entries("", used);
        default -> {}
      }
    });
    return fields;
  }

  private Place place() {
    return new Place(xml.line(), "");
  }

  private static String name(Declared entry, PomProperties properties) {
    String group = entry.field("groupId").isEmpty() ? entry.defaultGroup : entry.field("groupId");
    return properties.resolve(group) + ":" + properties.resolve(entry.field("artifactId"));
  }

  private static LockedRelease release(
      Declared entry, PomProperties properties, Map<String, String> managed) {
    String name = name(entry, properties);
    String declared = entry.field("version");
    String written = declared.isEmpty() ? managed.getOrDefault(name, "") : declared;
    PomVersion version = PomVersion.of(properties.resolve(written));
    if (entry.field("scope").equals("system")) {
      return LockedRelease.open(
          Ecosystem.MAVEN,
          name,
          "a file of the machine, not of a repository",
          entry.place,
          List.of());
    }
    return new LockedRelease(
        Ecosystem.MAVEN.purlType(),
        name,
        version.open().isEmpty() ? Optional.of(version.text()) : Optional.empty(),
        version.open(),
        name.contains("${") ? Optional.empty() : version.requirement(),
        entry.place,
        List.of(),
        List.of());
  }
}

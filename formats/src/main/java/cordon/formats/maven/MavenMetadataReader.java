package cordon.formats.maven;

import cordon.formats.BoundedInput;
import cordon.formats.PublishTime;
import cordon.formats.maven.MavenMetadata.Plugin;
import cordon.formats.maven.MavenMetadata.Snapshot;
import cordon.formats.maven.MavenMetadata.SnapshotVersion;
import cordon.formats.xml.XmlCursor;
import cordon.formats.xml.XmlReading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads {@code maven-metadata.xml} of any level. One instance serves all threads. */
public final class MavenMetadataReader {
  /** The longest real ones list a few thousand versions in some hundred kilobytes. */
  public static final int MAX_BYTES = 16 << 20;

  private static final String DOCUMENT = "maven-metadata.xml";
  private static final int MAX_ENTRIES = 100_000;
  private static final int MAX_DEPTH = 32;

  private final XmlReading reading;

  public MavenMetadataReader() {
    this(MAX_BYTES);
  }

  public MavenMetadataReader(int maxBytes) {
    this.reading = new XmlReading(DOCUMENT, maxBytes, MAX_DEPTH);
  }

  /**
   * @throws cordon.base.ProblemException when the text breaks the format or a bound
   */
  public MavenMetadata read(InputStream in) throws IOException {
    return reading.root(in, "metadata", root -> new Pass(root).metadata());
  }

  /** As {@link #read(InputStream)}. */
  public MavenMetadata read(byte[] bytes) {
    try {
      return read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError("a byte array does not break", e);
    }
  }

  private static final class Pass {
    private final XmlCursor xml;
    private final Map<String, String> texts = new HashMap<>();
    private final List<String> versions = new ArrayList<>();
    private final List<Plugin> plugins = new ArrayList<>();
    private final List<SnapshotVersion> snapshotVersions = new ArrayList<>();
    private Optional<Snapshot> snapshot = Optional.empty();

    Pass(XmlCursor xml) {
      this.xml = xml;
    }

    MavenMetadata metadata() throws XMLStreamException {
      xml.children(name -> {
        switch (name) {
          case "groupId", "artifactId", "version" -> once(name);
          case "versioning" -> xml.children(this::versioning);
          case "plugins" -> xml.children(this::plugin);
          default -> {}
        }
      });
      return new MavenMetadata(
          text("groupId"),
          text("artifactId"),
          text("version"),
          text("latest"),
          text("release"),
          versions,
          text("lastUpdated").map(MavenMetadata::time).orElse(new PublishTime.Missing()),
          plugins,
          snapshot,
          snapshotVersions);
    }

    private void versioning(String name) throws XMLStreamException {
      switch (name) {
        case "latest", "release", "lastUpdated" -> once(name);
        case "versions" ->
            xml.children(child -> {
              if (child.equals("version")) {
                add(versions, xml.text());
              }
            });
        case "snapshot" -> snapshot();
        case "snapshotVersions" -> xml.children(this::snapshotVersion);
        default -> {}
      }
    }

    private void snapshot() throws XMLStreamException {
      Map<String, String> fields = fields();
      snapshot =
          Optional.of(
              new Snapshot(
                  fields.getOrDefault("timestamp", ""),
                  fields.getOrDefault("buildNumber", ""),
                  fields.getOrDefault("localCopy", "").equals("true")));
    }

    private void snapshotVersion(String name) throws XMLStreamException {
      if (name.equals("snapshotVersion")) {
        Map<String, String> fields = fields();
        String updated = fields.get("updated");
        add(
            snapshotVersions,
            new SnapshotVersion(
                fields.getOrDefault("classifier", ""),
                fields.getOrDefault("extension", ""),
                fields.getOrDefault("value", ""),
                updated == null ? new PublishTime.Missing() : MavenMetadata.time(updated)));
      }
    }

    private void plugin(String name) throws XMLStreamException {
      if (name.equals("plugin")) {
        Map<String, String> fields = fields();
        add(
            plugins,
            new Plugin(
                fields.getOrDefault("name", ""),
                fields.getOrDefault("prefix", ""),
                fields.getOrDefault("artifactId", "")));
      }
    }

    /** The children of the element under the cursor that hold plain text. */
    private Map<String, String> fields() throws XMLStreamException {
      Map<String, String> fields = new HashMap<>();
      xml.children(name -> fields.put(name, xml.text()));
      return fields;
    }

    /** Parsers differ on which of two counts, so there must be one. */
    private void once(String name) throws XMLStreamException {
      if (texts.put(name, xml.text()) != null) {
        throw xml.malformed("<" + name + "> twice");
      }
    }

    /** An element without text says nothing. */
    private Optional<String> text(String name) {
      return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
    }

    private static <T> void add(List<T> list, T entry) {
      list.add(entry);
      if (list.size() > MAX_ENTRIES) {
        throw BoundedInput.tooLarge(DOCUMENT, MAX_ENTRIES, "entries");
      }
    }
  }
}

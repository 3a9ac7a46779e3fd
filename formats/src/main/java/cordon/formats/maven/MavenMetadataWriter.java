package cordon.formats.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Writes {@code maven-metadata.xml} as Maven does. The same metadata gives the same bytes. */
public final class MavenMetadataWriter {
  private final StringBuilder out = new StringBuilder();
  private int level;

  private MavenMetadataWriter() {}

  public static byte[] write(MavenMetadata metadata) {
    MavenMetadataWriter writer = new MavenMetadataWriter();
    writer.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    writer.element("metadata", () -> writer.metadata(metadata));
    return writer.out.toString().getBytes(UTF_8);
  }

  private void metadata(MavenMetadata metadata) {
    text("groupId", metadata.groupId());
    text("artifactId", metadata.artifactId());
    text("version", metadata.version());
    boolean versioning =
        metadata.listsVersions()
            || metadata.lastUpdated().rawText().isPresent()
            || metadata.snapshot().isPresent()
            || !metadata.snapshotVersions().isEmpty();
    if (versioning) {
      element("versioning", () -> versioning(metadata));
    }
    if (!metadata.plugins().isEmpty()) {
      element("plugins", () -> metadata.plugins().forEach(this::plugin));
    }
  }

  private void versioning(MavenMetadata metadata) {
    text("latest", metadata.latest());
    text("release", metadata.release());
    metadata.snapshot().ifPresent(s -> element("snapshot", () -> snapshot(s)));
    if (!metadata.versions().isEmpty()) {
      element("versions", () -> metadata.versions().forEach(v -> text("version", v)));
    }
    text("lastUpdated", metadata.lastUpdated().rawText());
    if (!metadata.snapshotVersions().isEmpty()) {
      element("snapshotVersions", () -> metadata.snapshotVersions().forEach(this::snapshotVersion));
    }
  }

  private void snapshot(MavenMetadata.Snapshot snapshot) {
    unlessEmpty("timestamp", snapshot.timestamp());
    unlessEmpty("buildNumber", snapshot.buildNumber());
    unlessEmpty("localCopy", snapshot.localCopy() ? "true" : "");
  }

  private void snapshotVersion(MavenMetadata.SnapshotVersion version) {
    element(
        "snapshotVersion",
        () -> {
          unlessEmpty("classifier", version.classifier());
          unlessEmpty("extension", version.extension());
          unlessEmpty("value", version.value());
          text("updated", version.updated().rawText());
        });
  }

  private void plugin(MavenMetadata.Plugin plugin) {
    element(
        "plugin",
        () -> {
          unlessEmpty("name", plugin.name());
          unlessEmpty("prefix", plugin.prefix());
          unlessEmpty("artifactId", plugin.artifactId());
        });
  }

  private void element(String name, Runnable content) {
    indent().append('<').append(name).append(">\n");
    level++;
    content.run();
    level--;
    indent().append("</").append(name).append(">\n");
  }

  private void text(String name, Optional<String> text) {
    text.ifPresent(t -> text(name, t));
  }

  private void unlessEmpty(String name, String text) {
    if (!text.isEmpty()) {
      text(name, text);
    }
  }

  private void text(String name, String text) {
    indent().append('<').append(name).append('>');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> out.append("&#13;");
        default -> out.append(c);
      }
    }
    out.append("</").append(name).append(">\n");
  }

  private StringBuilder indent() {
    return out.append("  ".repeat(level));
  }
}

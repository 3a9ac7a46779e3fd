package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.xml.XmlCursor;
import cordon.formats.xml.XmlReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * Reads Gradle's {@code verification-metadata.xml}: which artifacts a build may use, plugins and
 * what earlier builds used among them.
 */
final class GradleVerification {
  private static final String DOCUMENT = LockfileKind.GRADLE_VERIFICATION.document();
  private static final XmlReading READING =
      new XmlReading(DOCUMENT, LockfileKind.MAX_BYTES, LockfileKind.MAX_DEPTH);

  private final XmlCursor xml;
  private final Found found = new Found(DOCUMENT);

  private GradleVerification(XmlCursor xml) {
    this.xml = xml;
  }

  static Lockfile read(InputStream in) throws IOException {
    return READING.root(
        in, "verification-metadata", root -> new GradleVerification(root).lockfile());
  }

  private Lockfile lockfile() throws XMLStreamException {
    xml.children(part -> {
      if (part.equals("components")) {
        xml.children(element -> {
          if (element.equals("component")) {
            component();
          }
        });
      }
    });
    return found.lockfile();
  }

  private void component() throws XMLStreamException {
    Place place = new Place(xml.line(), "");
    Map<String, String> coordinate = attributes();
    String group = coordinate.getOrDefault("group", "");
    String name = coordinate.getOrDefault("name", "");
    String version = coordinate.getOrDefault("version", "");
    if (group.isBlank() || name.isBlank() || version.isBlank()) {
      throw xml.malformed("a component without group, name and version");
    }
    List<Digest> hashes = new ArrayList<>();
    xml.children(element -> {
      // The digest of a pom or of a module's description is not that of the artifact.
      if (element.equals("artifact") && !isDescription(attributes().getOrDefault("name", ""))) {
        xml.children(algorithm ->
            Digest.parse(algorithm + ":" + attributes().getOrDefault("value", ""))
                .ifPresent(hashes::add));
      }
    });
    found.add(
        LockedRelease.fixed(
            Ecosystem.MAVEN, group + ":" + name, version, place, hashes, List.of()));
  }

  private static boolean isDescription(String file) {
    return file.endsWith(".pom") || file.endsWith(".module");
  }

  private Map<String, String> attributes() throws XMLStreamException {
    Map<String, String> attributes = new HashMap<>();
    xml.attributes(attributes::put);
    return attributes;
  }
}

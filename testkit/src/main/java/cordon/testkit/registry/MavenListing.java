package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes {@code maven-metadata.xml} as a deploying Maven does. */
final class MavenListing {
  private static final DateTimeFormatter LAST_UPDATED =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private MavenListing() {}

  /** When the newest of the releases was deployed; long ago for those without a time. */
  static Instant updated(List<MavenRelease> releases) {
    return releases.stream()
        .map(r -> r.pomModified == null ? Registry.LONG_AGO : r.pomModified)
        .max(Instant::compareTo)
        .orElse(Registry.LONG_AGO);
  }

  /** {@code latest} and {@code release} are what was deployed last. */
  static byte[] ofArtifact(List<MavenRelease> releases, Instant updated) {
    MavenRelease newest = releases.getLast();
    StringBuilder xml = head(newest).append("  <versioning>\n    <latest>");
    xml.append(newest.version).append("</latest>\n");
    xml.append("    <release>").append(newest.version).append("</release>\n    <versions>\n");
    releases.forEach(r -> xml.append("      <version>" + r.version + "</version>\n"));
    xml.append("    </versions>\n    <lastUpdated>").append(LAST_UPDATED.format(updated));
    return bytes(xml.append("</lastUpdated>\n  </versioning>\n"));
  }

  /** The files of the newest build. */
  static byte[] ofSnapshot(MavenRelease build, Instant updated) {
    String[] parts =
        build.fileVersion.substring(build.version.length() - "SNAPSHOT".length()).split("-");
    StringBuilder xml = head(build).append("  <version>").append(build.version);
    xml.append("</version>\n  <versioning>\n    <snapshot><timestamp>").append(parts[0]);
    xml.append("</timestamp><buildNumber>").append(parts[1]);
    xml.append("</buildNumber></snapshot>\n    <lastUpdated>").append(LAST_UPDATED.format(updated));
    xml.append("</lastUpdated>\n    <snapshotVersions>\n");
    for (String file : build.files().keySet()) {
      xml.append("      <snapshotVersion><extension>");
      xml.append(file.substring(file.lastIndexOf('.') + 1)).append("</extension><value>");
      xml.append(build.fileVersion).append("</value><updated>");
      xml.append(LAST_UPDATED.format(updated)).append("</updated></snapshotVersion>\n");
    }
    return bytes(xml.append("    </snapshotVersions>\n  </versioning>\n"));
  }

  private static StringBuilder head(MavenRelease of) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<metadata>\n");
    xml.append("  <groupId>").append(of.group).append("</groupId>\n");
    return xml.append("  <artifactId>").append(of.artifact).append("</artifactId>\n");
  }

  private static byte[] bytes(StringBuilder xml) {
    return xml.append("</metadata>\n").toString().getBytes(UTF_8);
  }
}
